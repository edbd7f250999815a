package cofferdam.workbench.grade;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Lab 5 passes a contract that KeY proves and from which the lemma follows (G11-02). */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class LemmaGraderTest {
    private static final Lab LAB = Lab.PROVE_A_LEMMA;
    private static final String FILE = "Loans.java";

    @TempDir
    static Path folder;

    /** KeY's answers to wrong contracts, each in a class of its own, asked for together. */
    private static Map<String, Result> results;

    @BeforeAll
    static void askKeyAboutWrongContracts() throws Exception {
        System.setProperty("key.lib", Answers.KEY);
        String right = Files.readString(Answers.right(LAB, folder).resolve(FILE));
        String silent = edit(
                right, "borrower[f] == (\\old(borrower[f]) == q ? NOBODY : \\old(borrower[f]))", "f < borrower.length");
        results = LemmaGrader.ask(Map.of(
                "Silent", silent,
                "Vacuous", edit(right, "requires 0 <= q;", "requires 0 <= q && q < 0;"),
                "Demanding", edit(right, "requires 0 <= q;", "requires 0 <= q && borrower.length == 0;"),
                "Assumed",
                        edit(
                                edit(right, "loop_invariant (\\forall int g", "loop_invariant true || (\\forall int g"),
                                "            if (borrower",
                                "            //@ assume false;\n            if (borrower"),
                "Weak", edit(right, "(g < f &&", "(g <= f &&")));
    }

    @AfterAll
    static void forget() {
        System.clearProperty("key.lib");
    }

    @Test
    void aProvedContractFromWhichTheLemmaFollowsPasses() throws Exception {
        Answers.passes(LAB, Answers.right(LAB, folder));
    }

    @Test
    void aContractThatSaysNothingProvesNoLemma() {
        Answers.fails(judged("Silent"), "The contract says enough", "cannot conclude");
    }

    @Test
    void aContractThatNobodyCanUseIsVacuous() {
        Answers.fails(judged("Vacuous"), "KeY proves the contract", "VACUOUS");
    }

    @Test
    void aContractThatAsksForMoreThanCallersPromiseProvesNoLemma() {
        Answers.fails(judged("Demanding"), "The contract says enough", "cannot conclude");
    }

    @Test
    void whatIsAssumedIsNotProved() {
        Answers.fails(judged("Assumed"), "KeY proves the contract", "OPEN");
    }

    @Test
    void anInvariantThatIsNotKeptIsNotProved() {
        Answers.fails(judged("Weak"), "KeY proves the contract", "open");
    }

    @Test
    void aClassThatDoesNotCompileIsToldWhere() throws Exception {
        Path answer = Answers.edit(Answers.right(LAB, folder), FILE, "void revoke(int[]", "void revoke(long[]");
        Answers.fails(Answers.grade(LAB, answer), "compiles", "Loans.java:");
    }

    @Test
    void whatKeyCannotReadIsToldByItsPlace() {
        String said =
                "KeY cannot load the sources: ... PosConvertException: line 13:38 extraneous input '0' expecting {A, B}\n"
                        + "line 15:28 extraneous input '*' expecting RBRACKET";
        assertThat(KeyCheck.reason(said)).isEqualTo("line 13:38 extraneous input '0'");
        assertThat(KeyCheck.reason("one goal is open after 7 steps")).isEqualTo("one goal is open after 7 steps");
    }

    private static Grade judged(String type) {
        Steps steps = new Steps();
        try {
            LemmaGrader.judge(results, type, steps);
        } catch (Steps.NotPassed e) {
            // The last step says why.
        }
        return new Grade(LAB, steps.all());
    }

    private static String edit(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        return text.replace(from, to);
    }
}
