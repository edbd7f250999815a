package cofferdam.workbench.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lab 1 passes who finds the defect and mends it, and nobody else (G11-01, G11-06). */
class DefectGraderTest {
    private static final Lab LAB = Lab.FIND_THE_DEFECT;
    private static final String DIAGNOSIS = "diagnosis.properties";
    private static final String REPAIR = "repair.patch";

    @TempDir
    Path folder;

    @Test
    void theRightDiagnosisAndRepairPass() throws Exception {
        Answers.passes(LAB, Answers.right(LAB, folder));
    }

    @Test
    void anEmptyDiagnosisIsNone() throws Exception {
        Path answer = Answers.edit(Answers.right(LAB, folder), DIAGNOSIS, "method=within", "method=");
        Answers.fails(Answers.grade(LAB, answer), "The diagnosis names", "empty");
    }

    @Test
    void blamingAnInnocentFileOfTheChangeIsNoDiagnosis() throws Exception {
        Path answer = Answers.edit(Answers.right(LAB, folder), DIAGNOSIS, "/Rights.java", "/Mapping.java");
        Answers.fails(Answers.grade(LAB, answer), "The defect lies in that file", "same results as before");
    }

    @Test
    void blamingAFileThatTheChangeDoesNotTouchIsNoDiagnosis() throws Exception {
        Path answer = Answers.edit(Answers.right(LAB, folder), DIAGNOSIS, "/Rights.java", "/Passing.java");
        Answers.fails(Answers.grade(LAB, answer), "touches", "does not touch");
    }

    @Test
    void whatAnAnswerSaysDoesNothingToTheTerminal() throws Exception {
        Path answer = Answers.edit(Answers.right(LAB, folder), DIAGNOSIS, "/Rights.java", "/\u009b2J.java");
        Answers.fails(Answers.grade(LAB, answer), "touches", "/\\u{9b}2J.java");
    }

    @Test
    void aRepairOfTheUnchangedKernelDoesNotApply() throws Exception {
        Path answer =
                Answers.edit(Answers.right(LAB, folder), REPAIR, "rights / 2 <= most / 2;", "rights / 2 < most / 2;");
        Answers.fails(Answers.grade(LAB, answer), "applies to the changed kernel", "does not apply");
    }

    @Test
    void aRepairThatDoesNotCompileIsTold() throws Exception {
        Path answer = Answers.edit(Answers.right(LAB, folder), REPAIR, "most / 4;", "most / four;");
        Answers.fails(Answers.grade(LAB, answer), "compiles", "Rights.java:30");
    }

    @Test
    void aRepairThatTakesMoreOfTheChangeBackIsNone() throws Exception {
        Path answer = Answers.right(LAB, folder);
        String more =
                """
                --- a/separation-kernel/src/main/java/cofferdam/kernel/core/QueuingPorts.java
                +++ b/separation-kernel/src/main/java/cofferdam/kernel/core/QueuingPorts.java
                @@ -233,3 +233,4 @@ final class QueuingPorts {
                     /*@ pure @*/ int back(int c) {
                -        return first[c] + (head[c] + filled[c]) % depth[c];
                +        int at = head[c] + filled[c];
                +        return first[c] + (at < depth[c] ? at : at - depth[c]);
                     }
                """;
        Files.writeString(answer.resolve(REPAIR), Files.readString(answer.resolve(REPAIR)) + more);
        Answers.fails(Answers.grade(LAB, answer), "nothing else", "QueuingPorts.back");
    }

    @Test
    void aRepairForTheCaseOfTheWitnessAloneIsNotEnough() throws Exception {
        Path answer = Answers.edit(
                Answers.right(LAB, folder),
                REPAIR,
                "rights % 2 <= most % 2 && rights / 2 % 2 <= most / 2 % 2 && rights / 4 <= most / 4;",
                "!(rights == 2 && most == 4) && rights % 2 <= most % 2 && rights / 2 <= most / 2;");
        Answers.fails(Answers.grade(LAB, answer), "right for all arguments", "within(2, 5) answers true");
    }
}
