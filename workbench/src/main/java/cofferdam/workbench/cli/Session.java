package cofferdam.workbench.cli;

import java.io.PrintWriter;
import java.util.Optional;

/** What all commands of one invocation share. */
final class Session {
    private final Terminal terminal;
    private final String activeDefect;
    private boolean colourAllowed;

    Session(Terminal terminal, String activeDefect) {
        this.terminal = terminal;
        this.activeDefect = activeDefect;
    }

    Terminal terminal() {
        return terminal;
    }

    PrintWriter out() {
        return terminal.out();
    }

    PrintWriter err() {
        return terminal.err();
    }

    /** The seeded defect that the running classes contain. */
    Optional<String> activeDefect() {
        return Optional.ofNullable(activeDefect);
    }

    void colourAllowed(boolean allowed) {
        colourAllowed = allowed;
    }

    /** Styles for this command's output. */
    Style style(CommonOptions options) {
        return new Style(colourAllowed && !options.noColour);
    }
}
