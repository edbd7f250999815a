package cofferdam.workbench.cli;

/** Colours, or none. */
final class Style {
    private static final String RESET = "\u001b[0m";

    private final boolean colours;

    Style(boolean colours) {
        this.colours = colours;
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("1;31", text);
    }

    String doubtful(String text) {
        return paint("33", text);
    }

    String strong(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
