package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, options, messages and exit codes; nothing is certified here. */
class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void withoutACommandTheHelpIsShownAndTheUsageIsWrong() {
        Outcome outcome = Cli.run();
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("Usage: cofferdam", "certify", "Exit status");
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"certify", "check", "run", "map", "attacks", "explore", "explain", "defects", "prove", "soak"})
    void everyCommandHasHelpWithAnExample(String command) {
        Outcome outcome = Cli.run(command, "--help");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("Usage: cofferdam " + command, "Example", "cofferdam " + command + " ");
    }

    @Test
    void theVersionIsShown() {
        Outcome outcome = Cli.run("--version");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).startsWith("cofferdam ");
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        Outcome outcome = Cli.run("certfy");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("certfy", "certify").doesNotContain("Exception");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        Outcome outcome = Cli.run("check", Cli.example("smallest"), "--sed", "1");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(
                        "cofferdam: there is no option --sed\n  Did you mean --seed? See 'cofferdam check --help'.\n");
    }

    @Test
    void aSeedThatIsNoNumberIsWrongUsage() {
        Outcome outcome = Cli.run("certify", Cli.example("smallest"), "--seed", "99999999999999999999");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("--seed", "out of range").doesNotContain("at java");
    }

    @Test
    void aMissingFileIsNamedWithAdvice() {
        Outcome outcome = Cli.run("certify", "no-such-system.xml");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("cofferdam: there is no file no-such-system.xml\n"
                        + "  Name a system description, such as docs/examples/smallest/system.xml\n");
    }

    @Test
    void aFolderInsteadOfAFileIsNamedWithAdvice() {
        Outcome outcome = Cli.run("check", folder.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("is a folder", "system.xml");
    }

    @Test
    void anUnknownDefectSuggestsWhatIsNear() {
        Outcome outcome = Cli.run("certify", Cli.example("smallest"), "--defect", "none-such");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no defect 'none-such'", "Did you mean no-", "'cofferdam defects'");
    }

    @Test
    void checkAcceptsTheExamples() {
        for (String name : new String[] {"smallest", "red-black", "avionics", "attacker"}) {
            Outcome outcome = Cli.run("check", Cli.example(name));
            assertThat(outcome.exit()).as(outcome.out()).isZero();
            assertThat(outcome.out()).startsWith("No findings. System '" + name + "'");
        }
    }

    @Test
    void coloursAppearOnATerminalOnlyAndCanBeSwitchedOff() {
        String[] check = {"check", Cli.example("smallest")};
        assertThat(Cli.run(true, Map.of(), check).out()).contains("\u001b[");
        assertThat(Cli.run(false, Map.of(), check).out()).doesNotContain("\u001b[");
        assertThat(Cli.run(true, Map.of("NO_COLOR", "1"), check).out()).doesNotContain("\u001b[");
        assertThat(Cli.run(true, Map.of(), "check", Cli.example("smallest"), "--no-color")
                        .out())
                .doesNotContain("\u001b[");
    }

    @Test
    void explainKnowsEveryKindOfWord() {
        assertThat(Cli.run("explain", "G1").out()).contains("G1 Spatial integrity", "G1-03");
        assertThat(Cli.run("explain", "g1-03").out()).contains("Map only what is one's own", "Part of claim G1");
        assertThat(Cli.run("explain", "output-consistency").out())
                .contains(
                        "Property output-consistency of explored states",
                        "No answer tells what the actor could not see");
        assertThat(Cli.run("explain", "SAMPLED").out()).contains("Strength SAMPLED");
        assertThat(Cli.run("explain", "partly").out()).contains("Verdict PARTLY", "were not shown and stay UNKNOWN");
        assertThat(Cli.run("explain", "scrubbed").out()).contains("Check scrubbed", "G6-01, G6-02, G6-03");
        assertThat(Cli.run("explain", "frames-exclusive-at-boot").exit()).isZero();
        assertThat(Cli.run("explain", "UNKNOWN").out()).contains("never counts as a pass");
        assertThat(Cli.run("explain", "QUEUE_SEND").out()).contains("RAX = 13");
        assertThat(Cli.run("explain", "DENIED").out()).contains("-1");
        assertThat(Cli.run("explain", "A-02").out()).contains("Time is counted in instructions");
        assertThat(Cli.run("explain", "MOD-03").out()).contains("Rule MOD-03 of models", "values=\"0\"");
        assertThat(Cli.run("explain", "local-respect").out()).contains("Property local-respect");
        assertThat(Cli.run("explain", "no-scrub-on-restart").out()).contains("breaks G6-01", "--defect");
    }

    @Test
    void explainSuggestsWhatIsNear() {
        Outcome outcome = Cli.run("explain", "G1-999");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("nothing here is called 'G1-999'", "G1-01");
    }

    @Test
    void defectsAreListedWithClaimAndStory() {
        Outcome outcome = Cli.run("defects");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains(
                        "dma-map-before-ownership",
                        "large-leaf-over-foreign-frames",
                        "missing-ownership-check-in-map",
                        "no-scrub-on-restart",
                        "port-owner-not-checked",
                        "stale-tlb-after-unmap",
                        "breaks G1 (G1-02)");
    }

    @Test
    void aForeignOutputFolderIsLeftAlone() throws Exception {
        Path foreign = folder.resolve("notes.txt");
        Files.writeString(foreign, "mine");
        Outcome outcome = Cli.run("certify", Cli.example("smallest"), "--out", folder.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("holds files that Cofferdam did not write", "--out");
        assertThat(folder).isDirectoryContaining(path -> path.equals(foreign));
        assertThat(folder.toFile().list()).containsExactly("notes.txt");
    }

    @Test
    void aTraceNeverOverwritesAFile() throws Exception {
        Path trace = Files.writeString(folder.resolve("trace.txt"), "mine");
        Outcome outcome = Cli.run("run", Cli.example("smallest"), "--ticks", "4", "--trace", trace.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("exists already");
        assertThat(trace).hasContent("mine");
    }

    @Test
    void aWrongValueDoesNothingToTheTerminal() {
        Outcome outcome = Cli.run("check", "--seed=\u001b[2J\u0001");
        assertThat(outcome.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.err())
                .contains("'\\u{1b}[2J\\u{1}' is not a whole number")
                .doesNotContain("\u001b");
    }

    @Test
    void wrongValuesAreNamedWithoutTheWholeUsage() {
        String system = Cli.example("smallest");
        assertThat(Cli.run("run", system, "--ticks", "abc").err())
                .contains("--ticks", "'abc' is not a whole number", "See 'cofferdam run --help'.")
                .doesNotContain("Usage:");
        assertThat(Cli.run("map", system, "--format", "pdf").err())
                .contains("'pdf' is none of text, csv, json, svg, dot");
        assertThat(Cli.run("map", system, "--format", "CSV").exit()).isZero();
        assertThat(Cli.run("check", system, "--format", "sarif").out()).contains("\"results\" : [ ]");
        assertThat(Cli.run("check", system, "--format", "pdf").err()).contains("'pdf' is none of text, sarif");
        assertThat(Cli.run("check").err()).contains("SYSTEM.xml").doesNotContain("Usage:");
    }

    @Test
    void helpIsACommandToo() {
        assertThat(Cli.run("help").out()).contains("Usage: cofferdam");
        assertThat(Cli.run("help", "map").out()).contains("Usage: cofferdam map");
    }

    @Test
    void memoryIsShownAfterARun() {
        String system = Cli.example("smallest");
        Outcome outcome = Cli.run("run", system, "--ticks", "20", "--show", "consumer:0x20000:24");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).containsPattern("  00020000  ([0-9a-f]{2} ){16} \\|.{16}\\|\n  00020010  00 ");
        assertThat(Cli.run("run", system, "--show", "consumer:0x80000:2").out()).contains("00080000  -- --");
        assertThat(Cli.run("run", system, "--show", "nobody:0:1").err()).contains("no partition 'nobody'", "consumer");
        assertThat(Cli.run("run", system, "--show", "consumer:1").exit()).isEqualTo(2);
    }

    @Test
    void emptyPathsAndIdsAreNamedAsEmpty() {
        assertThat(Cli.run("check", "").err()).contains("SYSTEM.xml", "the path is empty");
        assertThat(Cli.run("certify", "").err()).contains("the path is empty");
        assertThat(Cli.run("certify", Cli.example("smallest"), "--out", "").err())
                .contains("--out", "the path is empty");
        assertThat(Cli.run("explain", "").err()).startsWith("cofferdam: nothing to explain\n  Give an id");
    }

    @Test
    void whatCannotBeWrittenIsNamedWithTheReason() throws Exception {
        Path nowhere = folder.resolve("nowhere/trace.txt");
        Outcome trace = Cli.run("run", Cli.example("smallest"), "--ticks", "4", "--trace", nowhere.toString());
        assertThat(trace.exit()).isEqualTo(2);
        assertThat(trace.err()).startsWith("cofferdam: cannot write " + nowhere + ": no such folder\n");
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Outcome out = Cli.run(
                "certify", Cli.example("smallest"), "--out", file.resolve("x").toString());
        assertThat(out.exit()).isEqualTo(2);
        assertThat(out.err())
                .startsWith("cofferdam: cannot write " + file.resolve("x") + ": ")
                .doesNotContain("null");
    }

    @Test
    void absurdNumbersOfTicksAndTriesAreRefused() {
        assertThat(Cli.run("run", Cli.example("smallest"), "--ticks", "-1").exit())
                .isEqualTo(2);
        assertThat(Cli.run("run", Cli.example("smallest"), "--ticks", "9999999999999")
                        .err())
                .contains("out of range");
        assertThat(Cli.run("certify", Cli.example("smallest"), "--tries", "0").exit())
                .isEqualTo(2);
        assertThat(Cli.run("certify", Cli.example("smallest"), "--tries", "1000000")
                        .err())
                .contains("from 1 to 10000");
    }
}
