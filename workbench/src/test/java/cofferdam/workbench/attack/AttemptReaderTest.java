package cofferdam.workbench.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.rules.RuleText;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.watch.Systems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of attempts are read, or rejected with rule, place and advice (G8-05, G8-06). */
class AttemptReaderTest {
    private static final Path EXAMPLE = Path.of(Cli.example("attacker"));

    @TempDir
    Path folder;

    private Path file;
    private String good;

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("attempts.xml");
        good = Files.readString(EXAMPLE.resolveSibling("attempts.xml"));
    }

    static Stream<RuleText> rulesWithExamples() {
        return AttemptRules.all().stream().filter(rule -> !rule.good().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rulesWithExamples")
    void aRuleAcceptsItsGoodExampleAndRejectsTheBadOne(RuleText rule) throws IOException {
        assertThat(good).contains(rule.good());
        assertThat(findings(good)).isEmpty();
        assertThat(findings(good.replace(rule.good(), rule.bad())))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(rule.id()));
    }

    @Test
    void aFindingTellsTheRuleThePlaceAndWhatWouldBeRight() throws IOException {
        assertThat(findings(good.replace("slot=\"20\"", "slot=\"15\"")))
                .extracting(Finding::toString)
                .containsExactly(file + ":6:1: ATT-01: the slot has 15 ticks and the major frame 10; write a positive"
                        + " multiple of 10");
        assertThat(findings(good.replace("by=\"trudy\"", "by=\"judy\"")).get(0).toString())
                .endsWith("ATT-04: the system has no partition \"judy\"; name one of its partitions");
        assertThat(findings(good.replace("device=\"motor\"", "device=\"rotor\""))
                        .get(0)
                        .toString())
                .endsWith("ATT-07: there is no device \"rotor\"; write one of engine, motor");
    }

    @Test
    void tooManyTicksAreRejected() throws IOException {
        assertThat(findings(good.replace("slot=\"20\"", "slot=\"100000\"")))
                .extracting(Finding::rule)
                .containsExactly("ATT-03");
    }

    /** One slot before the first attempt, one for each; the major frame has 10 ticks. */
    @Test
    void aMillionTicksAreAcceptedAndOneSlotMoreIsNot() throws IOException {
        int slots = good.split("<attempt ", -1).length;
        long most = 1_000_000L / slots / 10 * 10;
        assertThat(findings(good.replace("slot=\"20\"", "slot=\"" + most + "\"")))
                .isEmpty();
        long more = most + 10;
        assertThat(findings(good.replace("slot=\"20\"", "slot=\"" + more + "\"")))
                .extracting(Finding::toString)
                .containsExactly(file + ":6:1: ATT-03: " + slots + " slots of " + more
                        + " ticks; write a shorter slot or fewer attempts");
    }

    @Test
    void aSecretThatMayFlowToTheHostileIsNone() throws IOException {
        String system = Files.readString(EXAMPLE)
                .replace(
                        "<event name=\"nudge\"",
                        "<samplingChannel name=\"talk\" id=\"0\" from=\"victim\" to=\"trudy\""
                                + " messageSize=\"8\"/>\n  <event name=\"nudge\"");
        try (Stream<Path> images = Files.list(EXAMPLE.getParent())) {
            for (Path image : images.filter(f -> f.toString().endsWith(".bin")).toList()) {
                Files.copy(image, folder.resolve(image.getFileName()));
            }
        }
        SystemDescription description = DescriptionReader.read(Files.writeString(folder.resolve("system.xml"), system))
                .description()
                .orElseThrow();
        Substitution subject = new Substitution(description, ImageStore.directory(folder));
        Files.writeString(file, good);
        assertThat(AttemptReader.read(file, subject).findings())
                .extracting(Finding::rule)
                .containsOnly("ATT-10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<attempts/>",
                "<attempts xmlns=\"urn:cofferdam:attempts:1\" slot=\"20\"/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><attempts>&x;</attempts>",
                "<system xmlns=\"urn:cofferdam:system:1\" name=\"a\"/>",
                "<attempts xmlns=\"urn:cofferdam:attempts:1\" slot=\"99999999999\"/>",
            })
    void whatIsNoFileOfAttemptsIsRejectedByAnXmlRule(String text) throws IOException {
        assertThat(findings(text)).isNotEmpty().allSatisfy(finding -> assertThat(finding.rule())
                .startsWith("XML-"));
    }

    @Test
    void anUnknownSignIsRejectedWithThoseThatThereAre() throws IOException {
        assertThat(findings(good.replace("<preempted/>", "<exempted/>")).get(0).toString())
                .contains("XML-08: <exempted> does not belong here", "<preempted>", "<dma-blocked>");
    }

    @Test
    void aWrongValueIsRejectedWithWhatToWrite() throws IOException {
        assertThat(findings(good.replace("access=\"execute\"", "access=\"fetch\""))
                        .get(0)
                        .toString())
                .contains("XML-11: access=\"fetch\" on <ept-violation>; write read, write or execute");
    }

    /** Whatever is done to a file, findings come of it, or a list; 300 edits, seed 6. */
    @Test
    void noEditLeadsToAnException() throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        String signs = "\"<>&=/-x0 9\n";
        int rejected = 0;
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
                int at = random.nextInt(text.length() - 40);
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    default ->
                        text.insert(random.nextInt(text.length()), text.substring(at, at + random.nextInt(1, 40)));
                }
            }
            rejected += findings(text.toString()).isEmpty() ? 0 : 1;
        }
        assertThat(rejected).isBetween(100, 299);
    }

    private List<Finding> findings(String text) throws IOException {
        Files.writeString(file, text);
        AttemptReader.Result result = AttemptReader.read(file, Systems.example("attacker"));
        assertThat(result.attempts().isPresent()).isEqualTo(result.findings().isEmpty());
        return result.findings();
    }
}
