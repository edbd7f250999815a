package cofferdam.proofs.openjml;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.bounded.JbmcProver;
import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import cofferdam.proofs.strength.StrengthRun;
import cofferdam.proofs.strength.StrengthRun.Judged;
import cofferdam.proofs.strength.StrengthRun.SecondLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changes OpenJML is asked about: all of a type in one process, and those that it answered before no more. */
class ChangesAskedTest {
    private static final String A_CHANGED = "cofferdam.kernel.core.Two.a__0(int)";

    @TempDir
    Path home;

    @TempDir
    Path answers;

    @Test
    void whatWasAnsweredIsNotAskedAgainAndWhatTookTooLongIs() throws Exception {
        says(
                StandIn.proof(A_CHANGED, "", "with warnings")
                        + StandIn.proof("cofferdam.kernel.core.Two.b__1()", late("b__1"), "UNKNOWN"),
                6);
        assertThat(judged()).containsExactly(Outcome.OPEN, Outcome.TIMEOUT);
        assertThat(asked()).contains("Two.a__0,", "Two.b__1", "--esc-max-warnings=1");
        says(StandIn.proof("cofferdam.kernel.core.Two.b__0()", "", "no warnings"), 0);
        assertThat(judged()).containsExactly(Outcome.OPEN, Outcome.PROVED);
        assertThat(asked()).contains("Two.b__0").doesNotContain("Two.a");
        says("", 0);
        assertThat(judged()).containsExactly(Outcome.OPEN, Outcome.PROVED);
        assertThat(asked()).isEmpty();
    }

    @Test
    void whatFailedBesideOthersIsAskedByItself() throws Exception {
        says(
                StandIn.proof("cofferdam.kernel.core.Two.b__1()", "", "no warnings")
                        + StandIn.proof(StandIn.A, "", "with warnings"),
                6);
        assertThat(judged()).containsExactly(Outcome.OPEN, Outcome.PROVED);
        assertThat(asked()).contains("--method=cofferdam.kernel.core.Two.a ");
    }

    private static String late(String method) {
        return "cofferdam/kernel/core/Two.java:9: verify: Validity is unknown - no model available method " + method
                + " -  (possible timeout): (error \"model is not available\")\n";
    }

    private void says(String text, int exit) throws IOException {
        Files.writeString(home.resolve("says"), text);
        Files.writeString(home.resolve("exit"), "exit " + exit + "\n");
        Files.deleteIfExists(home.resolve("arguments"));
    }

    private String asked() throws IOException {
        Path arguments = home.resolve("arguments");
        return Files.exists(arguments) ? Files.readString(arguments) : "";
    }

    private List<Outcome> judged() throws Exception {
        OpenJmlProver prover = StandIn.install(
                home, "cat \"$(dirname \"$0\")/says\"\n. \"$(dirname \"$0\")/exit\"\n", Duration.ofMinutes(1));
        StrengthRun run = new StrengthRun(
                CoreSources.of(StandIn.CORE, Reader.OPENJML), prover, JbmcProver.ofProcess(), new AnswerStore(answers));
        List<Judged> heard = new ArrayList<>();
        List<Judged> judged = run.judge(run.mutants(), 1, SecondLook.NONE, heard::add);
        assertThat(heard).isEqualTo(judged);
        return judged.stream().map(Judged::outcome).toList();
    }
}
