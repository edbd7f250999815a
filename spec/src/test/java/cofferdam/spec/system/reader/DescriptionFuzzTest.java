package cofferdam.spec.system.reader;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.rules.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to a description, reading it gives a description or findings, never an exception (G8-06, G7-03). */
class DescriptionFuzzTest {
    private static final String[] VALUES = {
        "0x0",
        "0x1",
        "0xfff",
        "0x1000",
        "0xfffffffffffff",
        "0x10000000000000",
        "0",
        "1",
        "4K",
        "4095M",
        "4503599627370495",
        "999999999",
        "63",
        "64",
        "255",
        "256",
        "red",
        "guard",
        "black",
        "nic",
        "idle",
        "frames",
        "red/ram",
        "guard/all",
        "r",
        "w",
        "x",
        "rwx",
        "restart",
        "inject",
        "",
        "images/red.bin",
        "images",
        ".",
        "/",
        "../..",
        "\u0000"
    };

    /** What an object prints that nobody put into words; an at sign alone may come from the input. */
    private static final Pattern NOT_IN_WORDS =
            Pattern.compile("(\\w+\\.)+[A-Z][\\w$]*;?@\\p{XDigit}|\\[[A-Z]@\\p{XDigit}");

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("cofferdam-fuzz");
        Fixture.write(folder, Fixture.GOOD);
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Example
    void anObjectThatNobodyPutIntoWordsWouldBeNoticed() {
        assertThat(new Object().toString()).containsPattern(NOT_IN_WORDS);
        assertThat(new String[0].toString()).containsPattern(NOT_IN_WORDS);
        assertThat(new int[0].toString()).containsPattern(NOT_IN_WORDS);
        assertThat("physical=\"0@100100000\" on <memory>").doesNotContainPattern(NOT_IN_WORDS);
    }

    @Property(tries = 300)
    void changedBytesNeverThrow(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = Fixture.GOOD.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        read(bytes);
    }

    @Property(tries = 300)
    void movedAndLostLinesNeverThrow(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes)
            throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(Fixture.GOOD.lines().toList());
        for (int i = 0; i < changes; i++) {
            String line = lines.remove(random.nextInt(lines.size()));
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                lines.add(random.nextInt(lines.size()), line);
            }
        }
        read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Values of the right form reach the rules; those must cope with each other's violations. */
    @Property(tries = 1000)
    void otherValuesNeverThrow(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) throws IOException {
        Random random = new Random(seed);
        String[] parts = Fixture.GOOD.split("\"", -1);
        for (int i = 0; i < changes; i++) {
            // Values are every second part, behind those of the XML declaration.
            int value = 5 + 2 * random.nextInt((parts.length - 6) / 2);
            parts[value] = random.nextInt(3) == 0
                    ? parts[5 + 2 * random.nextInt((parts.length - 6) / 2)]
                    : VALUES[random.nextInt(VALUES.length)];
        }
        read(String.join("\"", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static void read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("gateway.xml"), bytes);
        ReadResult result = DescriptionReader.read(file);
        assertThat(result.description().isPresent()).isEqualTo(result.findings().isEmpty());
        assertThat(result.findings()).isSortedAccordingTo(Finding.ORDER);
        int lines = (int) new String(bytes, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count()
                + 1;
        assertThat(result.findings()).allSatisfy(f -> {
            assertThat(f.where().line()).isBetween(1, lines);
            assertThat(f.where().column()).isPositive();
            assertThat(f.found() + f.advice()).doesNotContain("null").doesNotContainPattern(NOT_IN_WORDS);
        });
        result.description().ifPresent(d -> {
            Placement placement = Placement.of(d);
            for (int p = 0; p < d.partitions().size(); p++) {
                for (int r = 0; r < d.partitions().get(p).memory().size(); r++) {
                    assertThat(placement.regionBase(p, r)).isNotNegative();
                }
            }
        });
    }
}
