package cofferdam.proofs.sources;

/** Java text without what a prover does not read: plain comments, Javadoc, annotations for another tool, layout. */
public final class NormalText {
    private final String text;
    private final Reader reader;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private NormalText(String text, Reader reader) {
        this.text = text;
        this.reader = reader;
    }

    /**
     * The text with every other run of white space and comments as one space; JML comments and literals stay.
     */
    public static String of(String text, Reader reader) {
        NormalText normal = new NormalText(text, reader);
        while (normal.at < text.length()) {
            normal.next();
        }
        return normal.out.toString().strip();
    }

    private void next() {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            comment(end("\n", at, 0));
        } else if (text.startsWith("/*", at)) {
            comment(end("*/", at + 2, 2));
        } else if (text.startsWith("\"\"\"", at)) {
            block();
        } else if (c == '"' || c == '\'') {
            literal(c);
        } else {
            if (!Character.isWhitespace(c)) {
                out.append(c);
            } else {
                space();
            }
            at++;
        }
    }

    private int end(String mark, int from, int plus) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + plus;
    }

    private void comment(int end) {
        String comment = text.substring(at, end);
        boolean annotation = reader.reads(comment);
        if (annotation) {
            space();
            out.append(comment.replaceAll("\\s+", " "));
        }
        // The end of a line ends such a comment, so it must not get lost.
        if (comment.startsWith("//") && annotation) {
            out.append('\n');
        } else {
            space();
        }
        at = end;
    }

    private void literal(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end + 1, text.length());
        out.append(text, at, end);
        at = end;
    }

    private void block() {
        int end = at + 3;
        while (end < text.length() && !text.startsWith("\"\"\"", end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end + 3, text.length());
        out.append(text, at, end);
        at = end;
    }

    private void space() {
        if (out.length() > 0 && !Character.isWhitespace(out.charAt(out.length() - 1))) {
            out.append(' ');
        }
    }
}
