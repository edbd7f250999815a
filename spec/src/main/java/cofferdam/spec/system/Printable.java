package cofferdam.spec.system;

/**
 * Text that may come from a hostile file, made fit for one line of a terminal: nothing in it acts on the terminal, hides or
 * turns round what stands beside it, or goes on for pages (G8-05, G8-06).
 */
public final class Printable {
    /** Most characters of a text. */
    static final int MOST = 1000;

    private static final int MOST_QUOTED = 200;
    private static final String CUT = "...";

    private Printable() {}

    /** The text, with {@code \\u{...}} for characters that do something else than be seen. */
    public static String of(String text) {
        return of(text, MOST);
    }

    /** The same, short enough to be quoted within a sentence. */
    public static String quoted(String text) {
        return of(text, MOST_QUOTED);
    }

    /**
     * The same, of another length.
     *
     * @param most characters, from 3 on
     */
    public static String of(String text, int most) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < text.length() && line.length() <= most; at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (seen(c)) {
                line.appendCodePoint(c);
            } else {
                line.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        }
        return line.length() <= most ? line.toString() : line.substring(0, most - CUT.length()) + CUT;
    }

    private static boolean seen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
