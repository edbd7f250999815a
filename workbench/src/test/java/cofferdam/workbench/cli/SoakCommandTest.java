package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** {@code soak}: what it prints, and how it ends, with sound and with broken kernels. Requirements G9-01, G9-05, G11-01. */
class SoakCommandTest {
    private static final String[] FEW = {"soak", "--steps", "2000", "--systems", "20", "--seed", "3"};

    @Test
    void aSoundKernelEndsWithZeroAndSaysWhatWasTried() {
        Outcome outcome = Cli.run(FEW);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("2000 steps on 20 random systems (")
                .contains("seed 3", "Nothing broke.");
        assertThat(outcome.out()).containsPattern("RELINQUISH +\\d+ +\\d+").contains(" restarted", " ignored");
    }

    @Test
    void resultsComeAsJsonAndRepeat() throws Exception {
        JsonNode one = json(with(FEW, "--json", "--workers", "1"));
        JsonNode two = json(with(FEW, "--json", "--workers", "2"));
        assertThat(one.path("format").asText()).isEqualTo("cofferdam-soak-1");
        assertThat(one.path("holds").asBoolean()).isTrue();
        assertThat(one.path("done").path("steps").asInt()).isEqualTo(2000);
        assertThat(one.path("calls").path("MAP").path("carriedOut").asInt()).isPositive();
        assertThat(two.path("calls")).isEqualTo(one.path("calls"));
        assertThat(two.path("exits")).isEqualTo(one.path("exits"));
    }

    @Test
    void thePageSaysHowToRepeatIt() {
        assertThat(Cli.run(with(FEW, "--markdown")).out())
                .startsWith("# Soak: random steps on random systems\n")
                .contains("./cofferdam soak --steps 2000 --systems 20 --seed 3 --markdown > docs/soak.md", "| MAP |");
    }

    @Test
    void aBrokenInvariantEndsWithOneAndAReplayThatShowsItAgain() throws Exception {
        brokenAndShownAgain("given-back-without-unmap");
    }

    @Test
    void aWrongAnswerEndsWithOneAndAReplayThatShowsItAgain() throws Exception {
        brokenAndShownAgain("event-number-unchecked");
    }

    @Test
    void anExceptionThatLeavesTheKernelEndsWithOneAndIsNamed() {
        String[] replay = {"soak", "--system", "0", "--replay", "call 0 18 -1"};
        assertThat(Cli.run(replay).exit()).isZero();
        Outcome outcome = Cli.run(with(replay, "--defect", "event-number-unchecked"));
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("FAILS G9-01 ArrayIndexOutOfBoundsException", "left the kernel", "Events.mayRaise");
    }

    private static void brokenAndShownAgain(String defect) throws Exception {
        Outcome broken = Cli.run("soak", "--steps", "20000", "--systems", "40", "--defect", defect, "--json");
        assertThat(broken.exit()).as(broken.err() + broken.out()).isEqualTo(1);
        JsonNode failure = new ObjectMapper().readTree(broken.out()).path("failure");
        assertThat(failure.path("steps").size()).isBetween(1, 8);
        String system = failure.path("system").asText();
        String replay = failure.path("replay").asText();
        assertThat(failure.path("command").asText())
                .isEqualTo("cofferdam soak --defect " + defect + " --system " + system + " --replay '" + replay + "'");
        Outcome again = Cli.run("soak", "--defect", defect, "--system", system, "--replay", replay);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out())
                .contains(
                        "System " + system,
                        "FAILS " + failure.path("requirement").asText());
        Outcome sound = Cli.run("soak", "--system", system, "--replay", replay);
        assertThat(sound.exit()).as(sound.out()).isZero();
        assertThat(sound.out()).contains("Nothing broke.");
    }

    @Test
    void aSystemIsShown() {
        Outcome outcome = Cli.run("soak", "--system", "3");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).startsWith("System 3: ").contains("  region 0: partition ", "  minor frame 0: ");
    }

    @Test
    void wrongUsageIsExplained() {
        assertThat(Cli.run("soak", "--steps", "0").err()).contains("--steps is 0");
        assertThat(Cli.run("soak", "--workers", "0").err()).contains("--workers is 0");
        assertThat(Cli.run("soak", "--steps", "5", "--systems", "6").err()).contains("--systems is 6", "from 1 to 5");
        assertThat(Cli.run("soak", "--replay", "call 0 1").err()).contains("--replay needs the system");
        assertThat(Cli.run("soak", "--system", "1", "--replay", "jump 1").err()).contains("'jump' is none of call");
        assertThat(Cli.run("soak", "--system", "-1").err()).contains("--system is -1");
        assertThat(Cli.run("soak", "--json", "--markdown").exit()).isEqualTo(2);
        assertThat(Cli.run("soak", "--defect", "none-such").err()).contains("there is no defect 'none-such'");
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    private static JsonNode json(String[] arguments) throws Exception {
        Outcome outcome = Cli.run(arguments);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }
}
