package cofferdam.proofs.openjml;

import static cofferdam.proofs.openjml.StandIn.A;
import static cofferdam.proofs.openjml.StandIn.B;
import static cofferdam.proofs.openjml.StandIn.ask;
import static cofferdam.proofs.openjml.StandIn.proof;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.TimeLimits;
import cofferdam.proofs.evidence.ToolFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the tool's output and exit status are read (G11-01): only a completed proof without a warning is a proof. */
class OpenJmlProverTest {
    private static final String PROVED = "no warnings";
    private static final String REFUTED = "cofferdam/kernel/core/Two.java:9: verify: The prover cannot establish an"
            + " assertion (Postcondition: cofferdam/kernel/core/Two.java:8:) in method a\n"
            + "cofferdam/kernel/core/Two.java:8: verify: Associated declaration: cofferdam/kernel/core/Two.java:9:\n";

    @TempDir
    Path home;

    @Test
    void whatIsCompletedWithoutWarningsIsProved() throws Exception {
        Map<String, Result> results = ask(home, proof(A, "", PROVED) + proof(B, "", PROVED), 0);
        assertThat(results.values()).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.PROVED);
            assertThat(result.detail()).isEmpty();
            assertThat(result.millis()).isEqualTo(300);
            assertThat(result.toolVersion()).isEqualTo("9.9");
            assertThat(result.hash()).hasSize(64);
            assertThat(result.obligation().options())
                    .contains("--timeout=60000", "--check-feasibility=precondition,exit");
        });
        assertThat(home.resolve("arguments"))
                .content()
                .contains("--method=cofferdam.kernel.core.Two.a,cofferdam.kernel.core.Two.b ")
                .endsWith(" cofferdam/kernel/core/Two.java\n");
    }

    @Test
    void theToolSeesTheSourcesAndNothingOfThemIsLeftBehind() throws Exception {
        String script =
                "pwd >\"$(dirname \"$0\")/place\"; cat cofferdam/kernel/core/Two.java >\"$(dirname \"$0\")/copy\"\n";
        ask(StandIn.install(home, script, Duration.ofMinutes(1)));
        assertThat(home.resolve("copy")).hasContent(StandIn.CORE.get("Two"));
        assertThat(Path.of(Files.readString(home.resolve("place")).strip())).doesNotExist();
    }

    @Test
    void annotationsAreCheckedBeforeAnythingIsProvedAndAnErrorInThemEndsIt() throws Exception {
        ask(home, proof(A, "", PROVED) + proof(B, "", PROVED), 0);
        assertThat(home.resolve("checked")).content().startsWith("--check ").contains("cofferdam/kernel/core/Two.java");
        OpenJmlProver prover = StandIn.install(home, "", Duration.ofMinutes(1));
        Path launcher = home.resolve("openjml");
        Files.writeString(
                launcher,
                Files.readString(launcher)
                        .replace("exit 0; }\necho", "echo 'Two.java:8: error: no y'; exit 1; }\necho"));
        assertThatThrownBy(() -> ask(prover))
                .isInstanceOf(ToolFailedException.class)
                .hasMessage("OpenJML cannot read the annotations (status 1): Two.java:8: error: no y");
    }

    @Test
    void whatIsRefutedIsOpenWithTheReason() throws Exception {
        Map<String, Result> results = ask(home, proof(A, REFUTED, "with warnings") + proof(B, "", PROVED), 6);
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(results.get(A).detail()).startsWith("The prover cannot establish an assertion (Postcondition");
        assertThat(results.get(B).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void whatTheSolverGaveUpInTimeIsOpenAndAfterItsTimeIsATimeout() throws Exception {
        String late = "cofferdam/kernel/core/Two.java:9: verify: Validity is unknown - no model available method a - "
                + " (possible timeout): (error \"model is not available\")\n";
        Map<String, Result> results = ask(home, proof(A, late, "UNKNOWN") + proof(B, "", "UNKNOWN"), 6);
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(results.get(A).detail()).contains("Validity is unknown");
        assertThat(results.get(B).outcome()).isEqualTo(Outcome.OPEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cofferdam/kernel/core/Two.java:9: warning: Invariants+Preconditions appear to be contradictory in method a\n",
                "cofferdam/kernel/core/Two.java:9: verify: There is no feasible path to program point at program exit\n"
            })
    void aContradictionIsVacuousWhateverTheVerdictAndTheExitStatus(String warning) throws Exception {
        assertThat(StandIn.outcome(ask(home, proof(A, warning, PROVED), 0), A)).isEqualTo(Outcome.VACUOUS);
        assertThat(StandIn.outcome(ask(home, proof(A, warning, "INFEASIBLE"), 6), A))
                .isEqualTo(Outcome.VACUOUS);
    }

    @Test
    void aSearchForContradictionsThatEndsByTimeIsToldBesideTheProof() throws Exception {
        String late = "cofferdam/kernel/core/Two.java:9:Method assertions are validated [4.99 secs]"
                + "unknown reason: \"canceled\"\n";
        Map<String, Result> results = ask(home, proof(A, late, PROVED) + proof(B, "", PROVED), 0);
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.PROVED);
        assertThat(results.get(A).detail()).isEqualTo("no contradiction found, but searches ended by time: 1");
        assertThat(results.get(B).detail()).isEmpty();
    }

    @Test
    void aSearchForContradictionsThatIsAbortedIsToldBesideTheProofIfTheAssertionsHold() throws Exception {
        String aborted =
                "cofferdam/kernel/core/Two.java:9: verify: Feasibility is unknown - time or memory limit reached: :"
                        + " Aborted feasibility check: \"timeout\"\n";
        String valid = "Method assertions are validated [4.99 secs]\n" + aborted;
        Map<String, Result> results = ask(home, proof(A, valid, "TIMEOUT") + proof(B, "", PROVED), 6);
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.PROVED);
        assertThat(results.get(A).detail()).isEqualTo("no contradiction found, but searches ended by time: 1");
        assertThat(results.get(B).outcome()).isEqualTo(Outcome.PROVED);
        assertThat(StandIn.outcome(ask(home, proof(A, aborted, "TIMEOUT"), 6), A))
                .isEqualTo(Outcome.TIMEOUT);
        assertThat(StandIn.outcome(ask(home, proof(A, valid + REFUTED, "TIMEOUT"), 6), A))
                .isEqualTo(Outcome.TIMEOUT);
    }

    @Test
    void aCrashTakesBackWhatWasSaidBefore() throws Exception {
        String crash = "error: A catastrophic JML internal error occurred.\n";
        Map<String, Result> results = ask(home, proof(A, "", PROVED) + crash, 4);
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(results.get(A).detail()).isEqualTo("the tool ended with status 4: " + crash.strip());
        assertThat(results.get(B).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void anErrorOverOneMethodLeavesTheOthersAnswersWhenTheToolGoesOnToItsEnd() throws Exception {
        String error = "error: An error while executing a proof script for a: (error \"Sorts are incompatible\")\n";
        String answers = proof(A, error, "ERROR") + proof(B, "", PROVED);
        Map<String, Result> finished = ask(home, answers + "Summary:\n  Valid:        1\n", 1);
        assertThat(finished.get(A).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(finished.get(A).detail()).contains("Sorts are incompatible");
        assertThat(finished.get(B).outcome()).isEqualTo(Outcome.PROVED);
        assertThat(StandIn.outcome(ask(home, answers, 1), B)).isEqualTo(Outcome.ERROR);
    }

    @Test
    void aCrashInsideAProofIsAnErrorOfThatMethod() throws Exception {
        Map<String, Result> results = ask(home, "Starting proof of " + A + " with prover z3_4_3\n", 1);
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void anEndInsideAProofIsAnErrorThoughTheExitStatusIsZero() throws Exception {
        Map<String, Result> results = ask(home, "Starting proof of " + A + " with prover z3_4_3\n", 0);
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void anExitStatusThatContradictsTheOutputIsNotBelieved() throws Exception {
        Map<String, Result> results = ask(home, proof(A, "", PROVED) + proof(B, "", PROVED), 6);
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void aCompletionWithoutABeginningOrWithAnUnknownWordIsAnError() throws Exception {
        String orphan = "Completed proof of " + A + " with prover z3_4_3 - no warnings [0.30 secs]\n";
        Map<String, Result> results = ask(home, orphan + proof(B, "", "SKIPPED"), 0);
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(results.get(B).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void anExitStatusOfZeroProvesNothingByItself() throws Exception {
        Map<String, Result> results = ask(home, "Completed proving methods in cofferdam.kernel.core.Two\n", 0);
        assertThat(results.values()).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.MISSING);
            assertThat(result.detail()).isEqualTo("no proof was attempted");
        });
    }

    @Test
    void aProcessThatHangsIsEndedWithItsChildrenAndWhatItCompletedStands() throws Exception {
        Files.writeString(
                home.resolve("says"), proof(A, "", PROVED) + "Starting proof of " + B + " with prover z3_4_3\n");
        String script = "cat \"$(dirname \"$0\")/says\"\nsleep 600 &\necho $! >\"$(dirname \"$0\")/child\"\nwait\n";
        Map<String, Result> results = ask(StandIn.install(home, script, Duration.ofSeconds(2)));
        assertThat(results.get(A).outcome()).isEqualTo(Outcome.PROVED);
        assertThat(results.get(B).outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(results.get(B).detail()).isEqualTo("stopped: no sign of life");
        long child = Long.parseLong(Files.readString(home.resolve("child")).strip());
        // A process that has ended but was not yet waited for has no command any more.
        assertThat(ProcessHandle.of(child).flatMap(handle -> handle.info().command()))
                .isEmpty();
    }

    @Test
    void whatHasALongerLimitIsAskedApartWithItAndItsAnswerDependsOnIt() throws Exception {
        String script = "echo \"$@\" >>\"$(dirname \"$0\")/all\"\n";
        OpenJmlProver usual = StandIn.install(home, script, Duration.ofMinutes(1));
        OpenJmlProver patient = StandIn.install(
                home, script, Duration.ofMinutes(1), id -> id.equals(B) ? Duration.ofMinutes(2) : TimeLimits.USUAL);
        ask(patient);
        assertThat(Files.readAllLines(home.resolve("all")))
                .anySatisfy(call ->
                        assertThat(call).contains("--timeout=60000 ").contains("--method=cofferdam.kernel.core.Two.a "))
                .anySatisfy(call -> assertThat(call)
                        .contains("--timeout=120000 ")
                        .contains("--method=cofferdam.kernel.core.Two.b "))
                .hasSize(2);
        assertThat(patient.obligations())
                .filteredOn(obligation -> obligation.options().contains("--timeout=120000"))
                .extracting(Obligation::id)
                .containsExactly(B);
        assertThat(hash(patient, A)).isEqualTo(hash(usual, A));
        assertThat(hash(patient, B)).isNotEqualTo(hash(usual, B));
        assertThat(hash(usual.atLeast(Duration.ofMinutes(2)), B)).isEqualTo(hash(patient, B));
        assertThat(hash(patient.atLeast(TimeLimits.USUAL), B)).isEqualTo(hash(patient, B));
    }

    private static String hash(OpenJmlProver prover, String id) {
        return prover.obligations().stream()
                .filter(obligation -> obligation.id().equals(id))
                .map(obligation -> prover.inputHash(obligation, "9.9"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aToolWhoseSolverThinksLongerMayBeSilentForLonger() throws Exception {
        String script = "sleep 4\ncat \"$(dirname \"$0\")/says\"\n";
        Files.writeString(home.resolve("says"), proof(A, "", PROVED) + proof(B, "", PROVED));
        Duration silence = Duration.ofSeconds(1);
        assertThat(ask(StandIn.install(home, script, silence)).values())
                .noneMatch(result -> result.outcome() == Outcome.PROVED);
        assertThat(ask(StandIn.install(home, script, silence, id -> Duration.ofMinutes(2)))
                        .values())
                .allMatch(result -> result.outcome() == Outcome.PROVED);
    }
}
