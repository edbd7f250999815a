package cofferdam.proofs.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.bounded.BoundedProver.Side;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the checker's output is read, with a stand-in that behaves as told; an honest verdict only (G10-02, G11-01). */
class JbmcOutputTest {
    private static final String ASSERTION = "[java::p.C.m:(J)V.assertion.1] line 3 assertion at p/C.java line 3";
    private static final String UNWINDING = "[java::p.C.m:(J)V.unwind.0] line 4 unwinding assertion loop 0";
    private static final String NULL = "[java::p.C.m:(J)V.null-pointer-exception.1] line 3 Null pointer check";

    @TempDir
    Path folder;

    @Test
    void aSuccessWithAnAssertionIsAProof() throws IOException {
        assertThat(standIn(0, ASSERTION + ": SUCCESS", UNWINDING + ": SUCCESS", "VERIFICATION SUCCESSFUL"))
                .isEqualTo(Outcome.PROVED);
    }

    @Test
    void aFailedAssertionIsARefutation() throws IOException {
        assertThat(standIn(10, ASSERTION + ": FAILURE", NULL + ": SUCCESS", "VERIFICATION FAILED"))
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void aRunTimeErrorIsARefutation() throws IOException {
        assertThat(standIn(10, ASSERTION + ": SUCCESS", NULL + ": FAILURE", "VERIFICATION FAILED"))
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void aLoopNotUnrolledToItsEndLeavesTheLemmaOpen() throws IOException {
        assertThat(standIn(10, ASSERTION + ": SUCCESS", UNWINDING + ": FAILURE", "VERIFICATION FAILED"))
                .isEqualTo(Outcome.OPEN);
    }

    @Test
    void aSuccessWithoutAnAssertionIsVacuous() throws IOException {
        assertThat(standIn(0, NULL + ": SUCCESS", "VERIFICATION SUCCESSFUL")).isEqualTo(Outcome.VACUOUS);
    }

    @Test
    void aSuccessAndAFailedPropertyDoNotGoTogether() throws IOException {
        assertThat(standIn(0, ASSERTION + ": FAILURE", "VERIFICATION SUCCESSFUL"))
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void aFailureWithoutAFailedPropertyIsAnError() throws IOException {
        assertThat(standIn(10, ASSERTION + ": SUCCESS", "VERIFICATION FAILED")).isEqualTo(Outcome.ERROR);
    }

    @Test
    void aSuccessWithABadExitStatusIsAnError() throws IOException {
        assertThat(standIn(6, ASSERTION + ": SUCCESS", "VERIFICATION SUCCESSFUL"))
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void aCrashIsAnError() throws IOException {
        assertThat(standIn(134, "terminate called after throwing an instance of 'std::bad_alloc'"))
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void outputThatStopsBeforeTheVerdictIsAnError() throws IOException {
        assertThat(standIn(0, ASSERTION + ": SUCCESS")).isEqualTo(Outcome.ERROR);
    }

    @Test
    void aCheckerThatDoesNotEndIsStopped() throws IOException {
        Jbmc slow = Jbmc.at(List.of(script("sleep 60")));
        assertThat(run(slow, Duration.ofMillis(500)).outcome()).isEqualTo(Outcome.TIMEOUT);
    }

    @Test
    void aVerdictIsRecalledOnlyForTheSameChecker() throws IOException {
        String output = "echo '" + ASSERTION + ": SUCCESS'\necho VERIFICATION SUCCESSFUL";
        assertThat(run(Jbmc.at(List.of(script(output))), BoundedProver.LIMIT).recalled())
                .isFalse();
        assertThat(run(Jbmc.at(List.of(script(output))), BoundedProver.LIMIT).recalled())
                .isTrue();
        Jbmc newer = Jbmc.at(List.of(script(output.replace("SUCCESSFUL", "FAILED"), "7.0")));
        Result anew = run(newer, BoundedProver.LIMIT);
        assertThat(anew.recalled()).isFalse();
        assertThat(anew.outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void anErrorIsNotRecalled() throws IOException {
        Jbmc broken = Jbmc.at(List.of(script("exit 1")));
        assertThat(run(broken, BoundedProver.LIMIT).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(run(broken, BoundedProver.LIMIT).recalled()).isFalse();
    }

    @Test
    void aProgramThatIsNotTheCheckerIsRefusedWithAdvice() {
        assertThatThrownBy(() -> Jbmc.at(List.of("false")))
                .isInstanceOf(BoundedException.class)
                .hasMessageContaining("apt-get install jbmc");
    }

    private Outcome standIn(int exit, String... lines) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String line : lines) {
            body.append("echo \"").append(line).append("\"\n");
        }
        return run(Jbmc.at(List.of(script(body + "exit " + exit))), BoundedProver.LIMIT)
                .outcome();
    }

    private String script(String body) throws IOException {
        return script(body, "6.6.0");
    }

    private String script(String body, String version) throws IOException {
        Path file = folder.resolve("jbmc");
        Files.writeString(file, "#!/bin/sh\nif [ \"$1\" = --version ]; then echo " + version + "; exit; fi\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file.toString();
    }

    private Result run(Jbmc jbmc, Duration limit) {
        try (BoundedProver prover = BoundedProver.create(jbmc, folder.resolve("results"))) {
            List<BoundedLemma> lemmas = prover.lemmas(Pattern.compile("^rights-within$"));
            return prover.run(lemmas, Side.LEMMA, limit, result -> {}).get(0);
        }
    }
}
