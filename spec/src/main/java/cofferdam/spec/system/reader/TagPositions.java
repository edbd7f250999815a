package cofferdam.spec.system.reader;

import cofferdam.spec.system.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where each start tag of a well-formed document begins, in document order. Parsers report where a tag ends,
 * which is of little use in a message about a tag that goes over several lines.
 */
final class TagPositions {
    private final String text;
    private final String file;
    private final List<Location> starts = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private TagPositions(String text, String file) {
        this.text = text;
        this.file = file;
    }

    /** The places of all start tags. */
    static List<Location> of(String text, String file) {
        TagPositions positions = new TagPositions(text, file);
        positions.scan();
        return positions.starts;
    }

    private void scan() {
        while (at < text.length()) {
            if (text.charAt(at) != '<') {
                advanceTo(at + 1);
            } else if (text.startsWith("<!--", at)) {
                skipPast("-->", 4);
            } else if (text.startsWith("<![CDATA[", at)) {
                skipPast("]]>", 9);
            } else if (text.startsWith("<?", at)) {
                skipPast("?>", 2);
            } else if (text.startsWith("</", at)) {
                skipPast(">", 2);
            } else {
                starts.add(new Location(file, line, at - lineStart + 1));
                skipTag();
            }
        }
    }

    private void skipPast(String end, int opening) {
        int found = text.indexOf(end, at + opening);
        advanceTo(found < 0 ? text.length() : found + end.length());
    }

    private void skipTag() {
        char quote = 0;
        int i = at + 1;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                break;
            }
        }
        advanceTo(Math.min(i + 1, text.length()));
    }

    private void advanceTo(int end) {
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r' && !text.startsWith("\r\n", at)) {
                line++;
                lineStart = at + 1;
            }
        }
    }
}
