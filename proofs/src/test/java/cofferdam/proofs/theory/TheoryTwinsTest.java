package cofferdam.proofs.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Theories with one thing wrong are refused (requirement G11-01). */
class TheoryTwinsTest {
    private static final Theory THEORY = Theory.shipped();
    private static final String PROOF =
            "Proof. intros M inv s0 alpha u U I; apply (noninfluence M inv); auto; reflexivity. Qed.";

    @TempDir
    private static Path folder;

    /** What is wrong, where the edit is made, and the file whose proof then fails. */
    private record Twin(String name, String file, String passage, String replacement, String refused) {}

    private static final List<Twin> FALSE_STATEMENTS = List.of(
            new Twin(
                    "an unchecked port owner",
                    "Gateway.v",
                    "      if checked\n",
                    "      if negb checked\n",
                    "GatewayTheorems.v"),
            new Twin(
                    "a message from the wrong memory",
                    "Gateway.v",
                    "set boxes v (words d)",
                    "set boxes v (words red)",
                    "GatewayTheorems.v"),
            new Twin(
                    "a partition that may hold up the schedule",
                    "Gateway.v",
                    "| clock, _ => true",
                    "| clock, _ | red, clock => true",
                    "GatewayTheorems.v"),
            new Twin(
                    "dispatch without legal calls",
                    "ComponentStatement.v",
                    "dispatches : thin_dispatch",
                    "dispatches : True",
                    "Components.v"),
            new Twin(
                    "a schedule that others decide",
                    "ScheduleStatement.v",
                    "vpeq (scheduler S) s t -> actor s e = actor t e",
                    "s = t -> actor s e = actor t e",
                    "Schedule.v"),
            new Twin(
                    "weak step consistency dropped",
                    "Statement.v",
                    "consistent : weak_step_consistency;",
                    "consistent : True;",
                    "Unwinding.v"),
            new Twin(
                    "local respect dropped",
                    "Statement.v",
                    "respects : local_respect;",
                    "respects : True;",
                    "Unwinding.v"),
            new Twin(
                    "output consistency dropped",
                    "Statement.v",
                    "answers : output_consistency;",
                    "answers : True;",
                    "Unwinding.v"));

    @TestFactory
    Stream<DynamicTest> aFalseStatementIsRefused() throws IOException, InterruptedException {
        Coq coq = new Coq("", folder);
        assertThat(coq.compile(THEORY)).isEmpty();
        return FALSE_STATEMENTS.stream()
                .map(twin -> DynamicTest.dynamicTest(twin.name(), () -> {
                    Theory wrong = THEORY.edited(twin.file(), twin.passage(), twin.replacement());
                    assertThat(coq.compile(wrong)).hasValueSatisfying(refusal -> {
                        assertThat(refusal.file()).isEqualTo(twin.refused());
                        assertThat(refusal.reason()).contains("Error:");
                    });
                }));
    }

    @Test
    void anAdmittedProofIsFoundByTheScanAndByTheQuestionForAssumptions(@TempDir Path own) throws Exception {
        Theory wrong = THEORY.edited("Unwinding.v", PROOF, "Proof. Admitted.");
        assertThat(TheoryScan.findings("Unwinding.v", wrong.files().get("Unwinding.v")))
                .singleElement()
                .asString()
                .endsWith(": Admitted");
        assertRestsOn(wrong, own, "view_noninterference");
    }

    @Test
    void anAxiomIsFoundByTheScanAndByTheQuestionForAssumptions(@TempDir Path own) throws Exception {
        String passage = "Theorem view_noninterference";
        Theory wrong = THEORY.edited("Unwinding.v", PROOF, "Proof. exact trust. Qed.")
                .edited("Unwinding.v", passage, "Axiom trust : View_noninterference.\n" + passage);
        assertThat(TheoryScan.findings("Unwinding.v", wrong.files().get("Unwinding.v")))
                .singleElement()
                .asString()
                .endsWith(": Axiom");
        assertRestsOn(wrong, own, "trust");
    }

    private static void assertRestsOn(Theory wrong, Path folder, String assumption) throws Exception {
        Coq coq = new Coq("", folder);
        assertThat(coq.compile(wrong.upTo("Unwinding.v"))).isEmpty();
        assertThat(coq.assumptions(List.of("noninfluence", "unwinding_theorem")))
                .hasSize(2)
                .satisfies(answers -> {
                    assertThat(answers.get(0)).isEqualTo("Closed under the global context");
                    assertThat(answers.get(1)).startsWith("Axioms: ").contains(assumption);
                });
        assertThat(coq.recheck().output()).contains("Cofferdam.Unwinding." + assumption);
    }

    @Test
    void theScanSeesThroughCommentsAndSections() {
        Map<String, String> bad = Map.of(
                "Parameter x : nat.", "Parameter",
                "Lemma l : True. (* a (* nested *) remark *) admit. Defined.", "admit",
                "Section S.\nHypothesis h : False.\nEnd S.", "Hypothesis",
                "Section S.\nEnd S.\nContext (h : False).", "Context outside a section",
                "Require Import Classical.", "requires Classical",
                "From Coq Require Import List.", "requires List",
                "Unset Guard Checking.", "Unset");
        bad.forEach((text, finding) -> assertThat(TheoryScan.findings("X.v", text))
                .singleElement()
                .asString()
                .endsWith(finding));
        String good = "(* Axiom (* Admitted *) *)\nSection S.\nContext (n : nat).\nEnd S.\nRequire Import List Bool.";
        assertThat(TheoryScan.findings("X.v", good)).isEmpty();
    }

    @Test
    void anEditThatFindsNothingIsAnError() {
        assertThatThrownBy(() -> THEORY.edited("Statement.v", "nowhere to be found", ""))
                .hasMessage("not exactly once in Statement.v: nowhere to be found");
    }
}
