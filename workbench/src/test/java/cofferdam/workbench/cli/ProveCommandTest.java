package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.workbench.cli.Cli.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code prove} with a program in the prover's place. */
class ProveCommandTest {
    private static final String METHOD = "cofferdam.kernel.core.Events.to(int)";
    private static final String ONLY = "Events\\.to\\(";

    @TempDir
    Path home;

    @TempDir
    Path evidence;

    @TempDir
    Path cache;

    @BeforeEach
    void install() throws Exception {
        says("no warnings", 0);
        System.setProperty("openjml.home", home.toString());
        System.setProperty("cofferdam.cache", cache.toString());
    }

    @AfterEach
    void uninstall() {
        System.clearProperty("openjml.home");
        System.clearProperty("cofferdam.cache");
    }

    @Test
    void aProofEndsWithZeroAndARefutationWithOne() throws Exception {
        Outcome proved = Cli.run("prove", "--tool", "openjml", "--only", ONLY);
        assertThat(proved.exit()).as(proved.err()).isZero();
        assertThat(proved.out())
                .isEqualTo("PROVED   openjml " + METHOD + "\n1 obligation: 1 PROVED; 0 left open with a reason,"
                        + " 0 neither proved nor explained\n");
        says("with warnings", 6);
        assertThat(Cli.run("prove", "--tool", "openjml", "--only", ONLY).out())
                .startsWith("PROVED   openjml " + METHOD + " (recorded)\n");
        Outcome refuted = Cli.run("prove", "--tool", "openjml", "--only", ONLY, "--jobs", "1", "--again");
        assertThat(refuted.exit()).isEqualTo(1);
        assertThat(refuted.out()).startsWith("OPEN     openjml " + METHOD + "\n         with warnings\n");
    }

    @Test
    void whatTheLedgerNamesIsTriedOnlyOnRequest() throws Exception {
        String listed = EvidenceFolder.ledger().keys().stream()
                .filter(key -> key.startsWith("openjml "))
                .sorted()
                .findFirst()
                .orElseThrow()
                .substring("openjml ".length());
        says(listed, "with warnings", 6);
        String[] plain = {
            "prove", "--tool", "openjml", "--only", Pattern.quote(listed), "--evidence", evidence.toString()
        };
        Outcome left = Cli.run(plain);
        assertThat(left.exit()).as(left.err()).isZero();
        assertThat(left.out())
                .startsWith("OPEN     openjml " + listed + "\n         not tried\n         left open: ")
                .endsWith("\n1 obligation: 1 OPEN; 1 left open with a reason (1 not tried),"
                        + " 0 neither proved nor explained\n");
        Outcome tried = Cli.run(and(plain, "--open"));
        assertThat(tried.exit()).isZero();
        assertThat(tried.out())
                .startsWith("OPEN     openjml " + listed + "\n         with warnings\n         left open: ")
                .endsWith("1 left open with a reason, 0 neither proved nor explained\n");
        says(listed, "no warnings", 0);
        Outcome closed = Cli.run(and(plain, "--open", "--again"));
        assertThat(closed.out())
                .startsWith("PROVED   openjml " + listed + "\n         proved although the ledger")
                .endsWith(", 1 in the ledger although proved\n");
        JsonNode result = new ObjectMapper()
                .readTree(Cli.run(and(plain, "--json", "--again")).out())
                .path("results")
                .get(0);
        assertThat(result.path("tried").asBoolean(true)).isFalse();
        assertThat(result.path("openBecause").asText()).isNotEmpty();
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aRecordedAnswerIsNotAskedForAgain() throws Exception {
        String[] again = {
            "prove", "--tool", "openjml", "--only", ONLY, "--changed", "--record", "--evidence", evidence.toString()
        };
        assertThat(Cli.run(again).exit()).isZero();
        String record = Files.readString(evidence.resolve("openjml.json"));
        assertThat(record).contains(METHOD, "\"PROVED\"", "\"9.9\"").doesNotContain(home.toString());
        says("with warnings", 6);
        Outcome second = Cli.run(again);
        assertThat(second.exit()).isZero();
        assertThat(second.out()).startsWith("PROVED   openjml " + METHOD + " (recorded)\n");
        assertThat(evidence.resolve("openjml.json")).hasContent(record);
    }

    @Test
    void aListNeedsNoProverAndNamesWhatIsMissing() {
        System.clearProperty("openjml.home");
        Outcome outcome =
                Cli.run("prove", "--tool", "openjml", "--list", "--evidence", evidence.toString(), "--only", ONLY);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("MISSING  openjml " + METHOD + "\n         no recorded answer\n");
    }

    @Test
    void resultsComeAsJson() throws Exception {
        Outcome outcome = Cli.run("prove", "--tool", "openjml", "--only", ONLY, "--json");
        JsonNode root = new ObjectMapper().readTree(outcome.out());
        assertThat(root.path("format").asText()).isEqualTo("cofferdam-proofs-1");
        assertThat(root.path("holds").asBoolean()).isTrue();
        JsonNode result = root.path("results").get(0);
        assertThat(result.path("obligation").asText()).isEqualTo(METHOD);
        assertThat(result.path("requirements").get(0).asText()).isEqualTo("G2-08");
        assertThat(result.path("milliseconds").asInt()).isEqualTo(250);
        JsonNode effort = root.path("effort");
        assertThat(effort.path("linesOfCode").asInt()).isGreaterThan(2000);
        assertThat(effort.path("linesForOneOfCode").asDouble()).isGreaterThan(1);
        assertThat(effort.path("tools").get(0).path("proved").asInt()).isEqualTo(1);
        assertThat(effort.path("tools").get(0).path("longest").asText()).isEqualTo(METHOD);
        assertThat(effort.path("tools").get(0).path("milliseconds").asInt()).isEqualTo(250);
    }

    @Test
    void aMissingProverIsNamedWithAdvice() {
        System.setProperty("openjml.home", evidence.toString());
        Outcome outcome = Cli.run("prove", "--tool", "openjml", "--only", ONLY);
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .startsWith("cofferdam: there is no program openjml in " + evidence + "\n  Unpack https://")
                .contains("SHA-256", "OPENJML_HOME");
    }

    @Test
    void aProverThatFailsIsNamedWithAdviceAboutItAndNotAboutFiles() throws Exception {
        Path launcher = home.resolve("openjml");
        Files.writeString(
                launcher,
                Files.readString(launcher)
                        .replace("--check ] && exit 0", "--check ] && { echo 'Two.java:8: error: no y'; exit 1; }"));
        Outcome outcome = Cli.run("prove", "--tool", "openjml", "--only", ONLY);
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .isEqualTo("cofferdam: OpenJML cannot read the annotations (status 1): Two.java:8: error: no y\n"
                        + "  Correct the line that is named; nothing is proved before.\n");
    }

    @Test
    void amongAllProversAMissingOneIsNamedAndItsRecordCounts() {
        System.setProperty("openjml.home", evidence.toString());
        Outcome outcome = Cli.run("prove", "--only", "Events\\.to\\(int\\)$", "--evidence", evidence.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("there is no program openjml", "its recorded answers count");
        assertThat(outcome.out()).startsWith("MISSING  openjml " + METHOD);
    }

    @Test
    void aListHoldsTheObligationsOfAllProversAndWhatTheirProofsTook() throws Exception {
        Outcome outcome = Cli.run("prove", "--list", "--only", ".");
        assertThat(outcome.out()).contains(" rights-within", " " + METHOD, "\nKernel core: ");
        JsonNode effort = new ObjectMapper()
                .readTree(Cli.run("prove", "--list", "--json").out())
                .path("effort");
        assertThat(effort.path("linesOfStatements").asInt()).isGreaterThan(1000);
        assertThat(effort.path("tools").isArray()).isTrue();
    }

    @Test
    void withoutAChoiceWhatIsProvedIsOnlyCounted() {
        String text = Cli.run("prove", "--list", "--tool", "jbmc").out();
        assertThat(text).doesNotContain(" rights-within").containsPattern("PROVED   \\d+ obligations; list them with");
        assertThat(Cli.run("prove", "--list", "--tool", "jbmc", "--only", "rights-within")
                        .out())
                .contains("PROVED   jbmc    rights-within")
                .doesNotContain("list them with");
    }

    @Test
    void wrongUsageIsExplained() {
        assertThat(Cli.run("prove", "--tool", "guess").err()).contains("there is no prover 'guess'", "openjml");
        assertThat(Cli.run("prove", "--only", "(").err()).contains("--only is no regular expression");
        assertThat(Cli.run("prove", "--only", "NoSuchThing").err()).contains("nothing to prove matches");
        assertThat(Cli.run("prove", "--jobs", "0").err()).contains("--jobs is 0");
        assertThat(Cli.run("prove", "--changed", "--again").err()).contains("Leave one of them out");
        assertThat(Cli.run("prove", "--list", "--open").err()).contains("nothing to try");
        assertThat(Cli.run("prove", "--list", "--record").err()).contains("Leave one of them out");
        assertThat(Cli.run("prove", "--rac", "--only", "Events").err()).contains("--rac runs all tests");
        assertThat(Cli.run("prove", "--rac", "--strength").err()).contains("--rac runs all tests");
        assertThat(Cli.run("prove", "--strength", "--json").err()).contains("--json do not go with it");
        assertThat(Cli.run("prove", "--strength", "--tool", "key").exit()).isEqualTo(2);
        assertThat(Cli.run("prove", "--sample", "3").err()).contains("Add --strength");
        Outcome nowhere = Cli.run("prove", "--list", "--evidence", "no-such-folder");
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("there is no folder no-such-folder");
    }

    private void says(String verdict, int exit) throws Exception {
        says(METHOD, verdict, exit);
    }

    private void says(String method, String verdict, int exit) throws Exception {
        Path launcher = Files.writeString(
                home.resolve("openjml"),
                "#!/bin/sh\n[ \"$1\" = --version ] && { echo openjml 9.9; exit 0; }\n"
                        + "[ \"$1\" = --check ] && exit 0\n"
                        + "echo 'Starting proof of " + method + " with prover z'\n"
                        + "echo 'Completed proof of " + method + " with prover z - " + verdict + " [0.25 secs]'\n"
                        + "exit " + exit + "\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
