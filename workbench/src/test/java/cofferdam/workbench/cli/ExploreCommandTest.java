package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** {@code explore} says what it visited, keeps what it did, and ends as documented. Requirements G11-01, G11-06. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ExploreCommandTest {
    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(SparkProcess.FOLDER);
    }

    @Test
    void aModelThatIsVisitedCompletelyIsExhaustive() {
        Outcome outcome = Cli.run("explore", model("processors"), "--bounds", "values=1");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("EXHAUSTIVE").contains("3 partitions, 2 processors, 1 values");
    }

    @Test
    void aModelThatIsNotVisitedCompletelyIsNot() {
        Outcome outcome = Cli.run("explore", model("channel"), "--states", "1000");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("NOT COMPLETE", " more are known").doesNotContain("EXHAUSTIVE");
    }

    @Test
    void withChecksLeftOutNothingIsExhaustive() throws IOException {
        Outcome outcome = Cli.run("explore", model("processors"), "--symmetry", "--json");
        JsonNode root = json(outcome);
        assertThat(root.path("strength").asText()).isEqualTo("SAMPLED");
        assertThat(root.path("notChecked").toString()).contains("step-consistency", "output-consistency");
        assertThat(root.path("represented").asLong())
                .isGreaterThanOrEqualTo(root.path("states").asLong());
    }

    @Test
    void whatIsWrongIsBadInput() {
        assertThat(Cli.run("explore", model("none")).exit()).isEqualTo(2);
        assertThat(Cli.run("explore", model("channel"), "--bounds", "depth=1").exit())
                .isEqualTo(2);
        assertThat(Cli.run("explore", model("channel"), "--workers", "0").err())
                .contains("--workers is 0", "Give 1 to 64.");
        assertThat(Cli.run("explore", model("channel"), "--seconds", "-1").err())
                .contains("--seconds is -1", "Give 1 or more.");
        assertThat(Cli.run("explore", folder.toString()).err()).contains(folder + " is a folder");
        assertThat(Cli.run("explore", model("channel"), "--engine", "steam").err())
                .contains("there is no engine 'steam'", "embedded and spark");
        assertThat(Cli.run("explore", model("channel"), "--resume").err()).contains("--checkpoint FILE");
    }

    @Test
    void aSystemForAModelAndAModelForASystemAreNotToBeRewritten() {
        Outcome system = Cli.run("explore", Cli.example("smallest"));
        assertThat(system.exit()).isEqualTo(2);
        assertThat(system.out() + system.err())
                .contains("this is for another command; name a file that begins with <model xmlns=");
        Outcome model = Cli.run("check", model("channel"));
        assertThat(model.exit()).isEqualTo(2);
        assertThat(model.out() + model.err())
                .contains("this is for another command; name a file that begins with <system xmlns=");
    }

    @Test
    void anInterruptedExplorationGoesOnToTheSameStates() throws IOException {
        String checkpoint = folder.resolve("states").toString();
        JsonNode whole = json(Cli.run("explore", model("processors"), "--bounds", "values=1", "--json"));
        Outcome cut = Cli.run(
                "explore", model("processors"), "--bounds", "values=1", "--states", "3000", "--checkpoint", checkpoint);
        assertThat(cut.out()).contains("NOT COMPLETE");
        JsonNode resumed = json(Cli.run(
                "explore",
                model("processors"),
                "--bounds",
                "values=1",
                "--workers",
                "1",
                "--checkpoint",
                checkpoint,
                "--resume",
                "--json"));
        assertThat(whole.path("complete").asBoolean()).isTrue();
        for (String same : List.of("states", "steps", "depth", "hash", "complete", "layers")) {
            assertThat(resumed.path(same)).as(same).isEqualTo(whole.path(same));
        }
    }

    @Test
    void aCheckpointIsNeitherOverwrittenNorTakenForAnother() throws IOException {
        Path checkpoint = folder.resolve("states");
        String[] cut = {"explore", model("channel"), "--states", "500", "--checkpoint", checkpoint.toString()};
        assertThat(Cli.run(cut).exit()).isZero();
        assertThat(Cli.run(cut).err()).contains("states exists already", "--resume");
        Outcome other = Cli.run(
                "explore", model("sharing"), "--checkpoint", checkpoint.toString(), "--resume", "--states", "9");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("is of another model");
        byte[] content = Files.readAllBytes(checkpoint);
        content[content.length / 2] ^= 1;
        Files.write(checkpoint, content);
        Outcome damaged = Cli.run("explore", model("channel"), "--checkpoint", checkpoint.toString(), "--resume");
        assertThat(damaged.exit()).isEqualTo(2);
        assertThat(damaged.err()).contains("was cut or changed").doesNotContain("Exception");
    }

    @Test
    void whatIsFoundIsWrittenInEveryForm() throws IOException {
        Path out = folder.resolve("found");
        Outcome outcome =
                Cli.run("explore", model("channel"), "--defect", "full-queue-told-to-sender", "--out", out.toString());
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("BROKEN output-consistency", "    red's answer: 0 / -4\n", "Written: " + out);
        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        assertThat(report.path("defect").asText()).isEqualTo("full-queue-told-to-sender");
        assertThat(report.path("broken").toString()).contains("red's answer: 0 / -4");
        assertThat(out.resolve("report.txt")).content().contains("BROKEN output-consistency");
        assertThat(out.resolve("output-consistency.txt")).content().contains("another run:");
        assertThat(out.resolve("output-consistency.svg"))
                .content()
                .startsWith("<svg")
                .contains("red's answer: 0 / -4");
        assertThat(out.resolve("output-consistency.replay")).content().startsWith("cofferdam replay 1\n");
        assertThat(out.resolve("OutputConsistencyCounterexampleTest.java"))
                .content()
                .contains("class OutputConsistencyCounterexampleTest", "KernelSystems.of(");
    }

    @Test
    void aForeignFolderIsLeftAlone() throws IOException {
        Path mine = Files.writeString(folder.resolve("report.txt"), "mine");
        Outcome outcome = Cli.run("explore", model("channel"), "--states", "9", "--out", folder.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("--out");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void withoutSparkItIsSaidHowToBuildIt() {
        System.setProperty(SparkProcess.FOLDER, folder.toString());
        Outcome outcome = Cli.run("explore", model("channel"), "--engine", "spark");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("is not built", "-pl proofs/unwinding-spark -am");
        assertThat(Cli.run("explore", model("channel"), "--engine", "spark", "--checkpoint", "x")
                        .err())
                .contains("keeps no checkpoint");
    }

    @Test
    void onSparkEachLibraryIsThereOnce() {
        List<String> ours =
                List.of("/w/proofs-0.1.0.jar", "/lib/commons-lang3-3.1.jar", "/lib/picocli-4.7.jar", "/classes");
        List<String> spark =
                List.of("/m2/proofs-0.1.0.jar", "/m2/commons-lang3-3.18.0.jar", "/m2/log4j-slf4j2-impl-2.24.jar");
        assertThat(SparkProcess.joined(ours, "/engine.jar", spark))
                .containsExactly(
                        "/w/proofs-0.1.0.jar",
                        "/lib/picocli-4.7.jar",
                        "/classes",
                        "/engine.jar",
                        "/m2/proofs-0.1.0.jar",
                        "/m2/commons-lang3-3.18.0.jar");
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    /** A shipped model. */
    static String model(String name) {
        Path examples = Path.of(Cli.example("smallest")).getParent().getParent();
        return examples.resolveSibling("models")
                .resolve(name)
                .resolve("model.xml")
                .toString();
    }
}
