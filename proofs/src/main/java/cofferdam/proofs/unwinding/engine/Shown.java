package cofferdam.proofs.unwinding.engine;

/** Text of a file that somebody else wrote, in a message: one short line that does nothing to a terminal (G8-05). */
final class Shown {
    private static final int MOST = 200;

    private Shown() {}

    /** At most so long that it can be quoted. */
    static String of(String text) {
        return of(text, MOST);
    }

    /** However long it is. */
    static String whole(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    private static String of(String text, int most) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < text.length() && line.length() < most; at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (seen(c)) {
                line.appendCodePoint(c);
            } else {
                line.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        }
        return line.length() < most ? line.toString() : line.append("...").toString();
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
