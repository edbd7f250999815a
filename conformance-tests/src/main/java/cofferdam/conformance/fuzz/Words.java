package cofferdam.conformance.fuzz;

import java.util.regex.Pattern;

/** What is told to a user: words that fit on a terminal and do nothing to it (G8-05). */
final class Words {
    /** What an object prints that nobody put into words; an at sign alone may come from the input. */
    private static final Pattern NOT_IN_WORDS = Pattern.compile(
            "(\\w+\\.)+[A-Z][\\w$]*;?@\\p{XDigit}|\\[[A-Z]@\\p{XDigit}|\\bjavax?\\.\\w+\\.[A-Z]\\w*|\\w+Exception: ");

    private Words() {}

    /** Complains about a text that a user could not work with, or that has more characters than so many. */
    static void check(String text, int most) {
        Broken.unless(text != null && !text.isBlank(), "nothing said");
        Broken.unless(text.length() <= most, text.length() + " characters: " + text);
        Broken.unless(text.chars().noneMatch(Words::unprintable), "characters that act on a terminal: " + text);
        Broken.unless(!NOT_IN_WORDS.matcher(text).find(), "not in words: " + text);
    }

    private static boolean unprintable(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
