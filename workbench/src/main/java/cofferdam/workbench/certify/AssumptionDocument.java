package cofferdam.workbench.certify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page {@code docs/assumptions.md}: every assumption, and who relies on it. That is said where it is done, by the tag
 * "Rests on" with ids behind it in a comment or a page; so nobody can rely on an assumption that is not listed.
 */
public final class AssumptionDocument {
    private static final Pattern TAG = Pattern.compile("Rests on (A-\\d\\d(?:(?:,| and| \\*|\\s)+A-\\d\\d)*)");
    private static final Pattern ID = Pattern.compile("A-\\d\\d");

    private AssumptionDocument() {}

    /** Writes the page for a checkout. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Files.writeString(root.resolve("docs/assumptions.md"), text(reliances(root)));
    }

    /** Files that rely on each assumption, by id. */
    static SortedMap<String, SortedSet<String>> reliances(Path root) throws IOException {
        SortedMap<String, SortedSet<String>> reliances = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : (Iterable<Path>) walk.filter(AssumptionDocument::read)::iterator) {
                String name = root.relativize(file).toString().replace('\\', '/');
                Matcher tag = TAG.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (tag.find()) {
                    Matcher id = ID.matcher(tag.group(1));
                    while (id.find()) {
                        reliances
                                .computeIfAbsent(id.group(), key -> new TreeSet<>())
                                .add(name);
                    }
                }
            }
        }
        return reliances;
    }

    private static boolean read(Path file) {
        String name = file.toString();
        return (name.endsWith(".java") && name.contains("/src/main/") || name.endsWith("/README.md"))
                && !name.contains("/target/")
                && !name.contains("/.git/");
    }

    /** The page. */
    static String text(Map<String, SortedSet<String>> reliances) {
        StringBuilder text = new StringBuilder(
                """
                # Assumptions

                What every certificate rests on without showing it. Written by
                `cofferdam.workbench.certify.AssumptionDocument` from the list in `Assumptions` and from the tags
                "Rests on ..." in the sources; change those, not this page. `cofferdam explain A-01` tells the same.
                """);
        for (Assumption assumption : Assumptions.listed()) {
            text.append("\n## ").append(assumption.id()).append('\n');
            text.append(assumption.text()).append("\n\n");
            text.append("*Why, or what would show it:* ")
                    .append(assumption.reason())
                    .append("\n\n");
            text.append("*Claims:* ")
                    .append(String.join(", ", assumption.claims()))
                    .append(".\n\n");
            text.append("*Relied on by:*\n");
            for (String file : reliances.getOrDefault(assumption.id(), new TreeSet<>(List.of()))) {
                text.append("- [").append(file).append("](../").append(file).append(")\n");
            }
        }
        return text.toString();
    }
}
