package cofferdam.proofs.theorems;

import cofferdam.proofs.defects.ShippedSources;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One place of one source of the core, changed.
 *
 * @param type simple name of the type
 * @param replaces text that occurs exactly once, contracts included, but not those for KeY; how its white space is laid
 *     out does not matter, and three dots are whatever stands up to the next word
 * @param by what stands there instead
 */
record SourceChange(String type, String replaces, String by) {
    /** White space, and what begins a line inside a contract. */
    private static final String GAP = "[\\s@]+";

    private static final String ANYTHING = "...";

    private static final Pattern FOR_KEY = Pattern.compile("(?s)/\\*\\+KEY@.*?@\\*/");

    /**
     * The sources with the change.
     *
     * @throws IllegalArgumentException if the text does not occur exactly once
     */
    ShippedSources applyTo(ShippedSources sources) {
        SortedMap<String, String> files = sources.files();
        String path = files.keySet().stream()
                .filter(file -> file.endsWith("/cofferdam/kernel/core/" + type + ".java"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the core has no source " + type));
        files.put(path, apply(files.get(path)));
        return ShippedSources.of(files);
    }

    private String apply(String text) {
        String read =
                FOR_KEY.matcher(text).replaceAll(part -> " ".repeat(part.group().length()));
        Matcher matcher = pattern().matcher(read);
        List<MatchResult> found = matcher.results().toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "found " + found.size() + " times instead of once in " + type + ": " + replaces);
        }
        return text.substring(0, found.get(0).start())
                + by
                + text.substring(found.get(0).end());
    }

    private Pattern pattern() {
        return Pattern.compile(Stream.of(replaces.strip().split("\\s+"))
                .map(SourceChange::word)
                .collect(Collectors.joining(GAP)));
    }

    private static String word(String word) {
        return word.equals(ANYTHING) ? "[\\s\\S]*?" : Pattern.quote(word);
    }
}
