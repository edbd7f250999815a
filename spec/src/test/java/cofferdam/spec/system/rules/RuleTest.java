package cofferdam.spec.system.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every rule with both verdicts: an edit of one place of the good description breaks it with exact messages, another
 * edit stays just inside it (G8-04, G8-05, G8-07, G11-02).
 */
class RuleTest {
    /** Rules about files rather than text; they have tests of their own below. */
    private static final Set<String> ABOUT_FILES = Set.of("XML-01", "IMG-05", "IMG-12");

    /** The schema leaves no description that comes near this bound; BoundsTest reaches it. */
    private static final String NESTED_TOO_DEEP = "XML-06";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> aRuleIsBrokenByOneEdit() {
        Map<String, List<String>> expected = Fixture.rejections();
        return rejectedTexts().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    List<String> findings = Fixture.findings(Fixture.write(folder, e.getValue()));
                    assertThat(findings).isEqualTo(expected.get(e.getKey()));
                    assertThat(findings).anyMatch(f -> f.contains(": " + e.getKey() + ": "));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRuleAcceptsWhatIsJustInsideIt() {
        return acceptedTexts().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> assertThat(Fixture.findings(Fixture.write(folder, e.getValue())))
                                .isEmpty()));
    }

    @Test
    void everyRuleHasBothVerdicts() {
        Set<String> ids = new TreeSet<>();
        RuleCatalogue.texts().forEach(t -> ids.add(t.id()));
        Set<String> rejected = new TreeSet<>(rejectedTexts().keySet());
        Set<String> accepted = new TreeSet<>(acceptedTexts().keySet());
        rejected.addAll(ABOUT_FILES);
        accepted.addAll(ABOUT_FILES);
        accepted.add(NESTED_TOO_DEEP);
        assertThat(rejected).isEqualTo(ids);
        assertThat(accepted).isEqualTo(ids);
        assertThat(Fixture.rejections().keySet()).isEqualTo(rejectedTexts().keySet());
    }

    @Test
    void theFixtureIsGood() {
        assertThat(Fixture.findings(Fixture.write(folder, Fixture.GOOD))).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsReported() {
        assertThat(Fixture.findings(folder.resolve("absent.xml")))
                .containsExactly("absent.xml:1:1: XML-01: the description does not exist; name an existing file");
    }

    @Test
    void aFolderIsNoDescription() {
        assertThat(Fixture.findings(folder.resolve(".")))
                .singleElement()
                .asString()
                .endsWith("XML-01: the description is not a regular file; name a file such as system.xml");
    }

    @Test
    void anImageBeyond64MiBIsReported() throws IOException {
        Path file = Fixture.write(folder, Fixture.edit("images/table.bin", "images/huge.bin"));
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.resolve("images/huge.bin").toFile(), "rw")) {
            huge.setLength((64L << 20) + 1);
        }
        assertThat(Fixture.findings(file))
                .containsExactly(
                        "gateway.xml:25:5: IMG-05: the image \"images/huge.bin\" has more than 64M; make it smaller");
    }

    @Test
    void anImageOf64MiBIsJudgedByItsRegion() throws IOException {
        Path file = Fixture.write(folder, Fixture.edit("images/table.bin", "images/large.bin"));
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("images/large.bin").toFile(), "rw")) {
            large.setLength(64L << 20);
        }
        assertThat(Fixture.findings(file)).isNotEmpty().noneMatch(f -> f.contains("IMG-05"));
    }

    @Test
    void allImagesTogetherHave128MiBAndNoByteMore() throws IOException {
        Path file = Fixture.write(
                folder, Fixture.edit("images/table.bin", "images/a.bin").replace("images/guard.bin", "images/b.bin"));
        long others = Files.size(folder.resolve("images/red.bin")) + Files.size(folder.resolve("images/black.bin"));
        try (RandomAccessFile a =
                        new RandomAccessFile(folder.resolve("images/a.bin").toFile(), "rw");
                RandomAccessFile b =
                        new RandomAccessFile(folder.resolve("images/b.bin").toFile(), "rw")) {
            a.setLength(64L << 20);
            b.setLength((64L << 20) - others);
            assertThat(Fixture.findings(file)).isNotEmpty().noneMatch(f -> f.contains("IMG-12"));
            b.setLength((64L << 20) - others + 1);
            assertThat(Fixture.findings(file))
                    .filteredOn(f -> f.contains("IMG-12"))
                    .containsExactly("gateway.xml:42:5: IMG-12: the image \"images/black.bin\" makes all images more"
                            + " than 128M together; make them smaller");
        }
    }

    static Map<String, String> rejectedTexts() {
        Map<String, String> texts = new TreeMap<>(GrownFixture.rejected());
        for (RuleText rule : RuleCatalogue.texts()) {
            if (!rule.good().isEmpty()) {
                texts.put(rule.id(), Fixture.edit(rule.good(), rule.bad()));
            }
        }
        return texts;
    }

    static Map<String, String> acceptedTexts() {
        Map<String, String> texts = new TreeMap<>(GrownFixture.accepted());
        texts.putAll(Fixture.acceptances());
        return texts;
    }
}
