package cofferdam.proofs.sources;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text and the names in it.
 *
 * @param names its words; where two are joined by a dot, these two with the dot as well
 */
record MentionedNames(String text, Set<String> names) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z_$0-9]*");

    static MentionedNames of(String text) {
        Set<String> names = new HashSet<>();
        Matcher word = WORD.matcher(text);
        String before = "";
        int end = 0;
        while (word.find()) {
            names.add(word.group());
            // An at sign, because lines of annotations begin with it.
            if (text.substring(end, word.start()).replaceAll("[\\s@]", "").equals(".")) {
                names.add(before + "." + word.group());
            }
            before = word.group();
            end = word.end();
        }
        return new MentionedNames(text, Set.copyOf(names));
    }
}
