package cofferdam.workbench.cli;

import cofferdam.spec.system.SystemDescription;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code check}: the rules of the description, and nothing else. */
@Command(
        name = "check",
        versionProvider = Version.class,
        description = "Check a system description against its rules, without booting it.",
        footerHeading = "%nExample:%n",
        footer = {
            "  cofferdam check docs/examples/red-black/system.xml",
            "",
            "Exit status: 0 no finding, 2 findings (on standard output, with file, line and column)."
        })
final class CheckCommand extends SystemCommand {
    CheckCommand(Session session) {
        super(session);
    }

    @Override
    PrintWriter findings() {
        return session.out();
    }

    @Override
    int execute(SystemDescription description, Style style) {
        session.out()
                .println(style.good("No findings.") + " System '" + description.name() + "' has "
                        + TextBlock.count(description.partitions().size(), "partition") + " and "
                        + TextBlock.count(description.channels().size(), "channel") + ".");
        session.out().flush();
        return ExitCode.HOLDS;
    }
}
