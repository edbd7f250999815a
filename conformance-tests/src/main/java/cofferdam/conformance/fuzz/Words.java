package cofferdam.conformance.fuzz;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is told to a user: words that fit on a terminal and do nothing to it (G8-05). */
final class Words {
    /** What an object prints that nobody put into words. */
    private static final Pattern NOT_IN_WORDS = Pattern.compile(
            "(\\w+\\.)+[A-Z][\\w$]*;?@\\p{XDigit}|\\[[A-Z]@\\p{XDigit}|\\bjavax?\\.\\w+\\.[A-Z]\\w*|\\w+Exception(?=: )");

    /** A character by its number, in XML or in Java, JSON and properties. */
    private static final Pattern NUMBERED =
            Pattern.compile("&#x0*(\\p{XDigit}{1,5});|&#0*(\\d{1,6});|\\\\u+(\\p{XDigit}{4})");

    private Words() {}

    /**
     * Complains about a text that a user could not work with, or that has more characters than so many.
     *
     * @param input what the text speaks of; it may quote anything that stands there
     */
    static void check(String text, int most, String input) {
        Broken.unless(text != null && !text.isBlank(), "nothing said");
        Broken.unless(text.length() <= most, text.length() + " characters: " + text);
        Broken.unless(text.chars().noneMatch(Words::unprintable), "characters that act on a terminal: " + text);
        inWords(NOT_IN_WORDS, text, input);
    }

    /** Complains if such a thing stands in the text and not in the input. */
    static void inWords(Pattern not, String text, String input) {
        Matcher found = not.matcher(text);
        while (found.find()) {
            // Before what is quoted may stand a path to it: a word of ours and a dot.
            String quoted = found.group().replaceFirst("^\\w+\\.", "");
            Broken.unless(said(input, found.group()) || said(input, quoted), "not in words: " + text);
        }
    }

    /** Readers resolve numbers of characters, and take away backslashes. */
    private static boolean said(String input, String what) {
        return input.contains(what)
                || input.replace("\\", "").contains(what)
                || NUMBERED.matcher(input).replaceAll(Words::numbered).contains(what);
    }

    private static String numbered(MatchResult found) {
        int c = found.group(1) != null
                ? Integer.parseInt(found.group(1), 16)
                : found.group(2) != null ? Integer.parseInt(found.group(2)) : Integer.parseInt(found.group(3), 16);
        return Character.isValidCodePoint(c) ? Matcher.quoteReplacement(Character.toString(c)) : "";
    }

    private static boolean unprintable(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
