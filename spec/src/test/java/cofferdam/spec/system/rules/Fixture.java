package cofferdam.spec.system.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.reader.DescriptionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The good description, copies of which the rule tests edit in one place. */
public final class Fixture {
    /** Where the fixture and the lists of cases lie. */
    public static final Path RESOURCES = resources();

    /** The good description's text. */
    public static final String GOOD = text("gateway.xml");

    private Fixture() {}

    /** The text of a test resource. */
    public static String text(String name) {
        try {
            return Files.readString(RESOURCES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a description and the images it names into a folder. */
    public static Path write(Path folder, String description) {
        try {
            Path images = Files.createDirectories(folder.resolve("images"));
            try (Stream<Path> files = Files.list(RESOURCES.resolve("images"))) {
                for (Path file : files.toList()) {
                    Path copy = images.resolve(file.getFileName().toString());
                    if (!Files.exists(copy)) {
                        Files.copy(file, copy);
                    }
                }
            }
            return Files.writeString(folder.resolve("gateway.xml"), description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The findings in a file, one line each, named as if the file lay in the current folder. What the XML parser says
     * about a malformed file comes in the reader's language, so its words are left out.
     */
    public static List<String> findings(Path file) {
        String folder = file.getParent() + file.getFileSystem().getSeparator();
        return DescriptionReader.read(file).findings().stream()
                .map(f -> f.toString()
                        .replace(folder, "")
                        .replaceAll("(?s)(is not well-formed XML: ).+(; correct it here)", "$1...$2"))
                .toList();
    }

    /** The good description with one place edited; that place must be the only one of its kind. */
    public static String edit(String from, String to) {
        int at = GOOD.indexOf(from);
        assertThat(from).as("what is edited").isNotEmpty();
        assertThat(at).as("place of " + from).isNotNegative();
        assertThat(GOOD.indexOf(from, at + 1)).as("second place of " + from).isNegative();
        return GOOD.substring(0, at) + to + GOOD.substring(at + from.length());
    }

    /** Expected findings of {@code rejected-edits.txt}, by rule. */
    public static Map<String, List<String>> rejections() {
        Map<String, List<String>> expected = new TreeMap<>();
        for (String section : text("rejected-edits.txt").split("(?m)^# ")) {
            List<String> lines = section.lines().filter(l -> !l.isBlank()).toList();
            if (lines.size() > 1) {
                expected.put(lines.get(0), lines.subList(1, lines.size()));
            }
        }
        return expected;
    }

    /** The edits of {@code accepted-edits.txt}, by rule. */
    public static Map<String, String> acceptances() {
        Map<String, String> accepted = new TreeMap<>();
        text("accepted-edits.txt").lines().filter(l -> !l.startsWith("#")).forEach(line -> {
            String[] parts = line.split(" \\| ?", 3);
            accepted.put(parts[0], edit(parts[1], parts[2]));
        });
        return accepted;
    }

    private static Path resources() {
        try {
            return Path.of(Fixture.class
                            .getResource("/cofferdam/spec/system/gateway.xml")
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
