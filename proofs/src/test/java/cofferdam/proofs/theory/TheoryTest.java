package cofferdam.proofs.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step from unwinding conditions to noninterference is proved, without gaps (requirements G2-01, G10-01). */
class TheoryTest {
    private static final Theory THEORY = Theory.shipped();

    @TempDir
    private static Path folder;

    private static Coq coq;

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        coq = new Coq("", folder);
        assertThat(coq.compile(THEORY)).isEmpty();
    }

    @Test
    void everyTopLevelTheoremRestsOnNoAxiom() throws IOException, InterruptedException {
        assertThat(THEORY.topLevelTheorems()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(20);
        assertThat(coq.assumptions(THEORY.topLevelTheorems()))
                .hasSameSizeAs(THEORY.topLevelTheorems())
                .containsOnly("Closed under the global context");
    }

    @Test
    void theStandAloneCheckerAcceptsTheCompiledProofs() throws IOException, InterruptedException {
        Coq.Outcome outcome = coq.recheck();
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains("relying on type-in-type: <none>")
                .contains("positivity is assumed: <none>")
                .doesNotContain("Cofferdam");
    }

    @Test
    void theSourcesTakeNothingForGranted() {
        THEORY.files().forEach((name, text) -> assertThat(TheoryScan.findings(name, text))
                .isEmpty());
    }

    @Test
    void everyStatementIsProvedByATopLevelTheorem() {
        assertThat(THEORY.statements()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(THEORY.provedStatements()).containsExactlyInAnyOrderElementsOf(THEORY.statements());
    }

    @Test
    void everyFileOfTheFolderIsCompiled() throws IOException {
        assertThat(Theory.filesInTheFolder())
                .containsExactlyInAnyOrderElementsOf(THEORY.files().keySet());
    }

    @Test
    void theReadmeListsTheTopLevelTheorems() throws IOException {
        String section = Theory.readme().split("\n## ")[2];
        assertThat(section).startsWith("Top-level theorems");
        assertThat(Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(section).results())
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(THEORY.topLevelTheorems());
    }

    @Test
    void withoutCoqTheFailureSaysHowToInstallIt(@TempDir Path empty) {
        assertThatThrownBy(() -> new Coq(empty + "/", empty).compile(THEORY))
                .hasMessageEndingWith("coqc is not installed; install: apt-get install coq");
    }
}
