package cofferdam.workbench.grade;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lab 3 passes a rule that judges every description rightly (G11-02). */
class RuleGraderTest {
    private static final Lab LAB = Lab.ADD_A_RULE;
    private static final String RULES = "LabRules.java";
    private static final String REJECTING = "!(owners.contains(f.from()) && owners.contains(f.to()))";

    @TempDir
    Path folder;

    @Test
    void theRightRulePasses() throws Exception {
        Answers.passes(LAB, Answers.right(LAB, folder));
    }

    @Test
    void aRuleThatChecksNothingFindsNothing() throws Exception {
        Answers.fails(
                Answers.grade(LAB, Answers.start(LAB, folder)),
                "a queue from red to black",
                "reports nothing where leak");
    }

    @Test
    void aRuleThatForgetsEventsIsTold() throws Exception {
        Answers.fails(with("Flow.events(facts), ", ""), "an event from red to black", "reports nothing where nudge");
    }

    @Test
    void aRuleThatRejectsTooMuchIsTold() throws Exception {
        Answers.fails(with(REJECTING, "!owners.contains(f.from())"), "the gate as it is", "also reports line");
    }

    @Test
    void aRuleThatTripsOverAnUnknownPartitionIsTold() throws Exception {
        Answers.fails(
                with(
                        ".filter(f -> !f.from().equals(f.to()))",
                        ".filter(f -> facts.partitions().get(facts.description().partitionNumber(f.to())) != null)"),
                "does not exist",
                "IndexOutOfBoundsException");
    }

    @Test
    void aRuleThatNamesNoFlowIsTold() throws Exception {
        Answers.fails(with("f.name()", "\"a flow\""), "a queue from red to black", "of leak it reports");
    }

    @Test
    void aRuleThatDoesNotCompileIsToldWhere() throws Exception {
        Answers.fails(with("Report report", "Reports report"), "compiles", "LabRules.java:");
    }

    @Test
    void aRuleOfAnotherIdIsNotTheOneAskedFor() throws Exception {
        Answers.fails(with("LAB-01", "LAB-02"), "There is a rule LAB-01", "none");
    }

    @Test
    void anExampleThatBreaksNothingIsNone() throws Exception {
        Answers.fails(
                with("\"from=\\\"red\\\" to=\\\"black\\\"", "\"from=\\\"log\\\" to=\\\"black\\\""),
                "example",
                "finds nothing");
    }

    @Test
    void aRuleWithoutEndIsStopped() throws Exception {
        Path answer = Answers.edit(
                Answers.right(LAB, folder),
                RULES,
                "        Set<String> owners",
                "        while (facts != null) {}\n        Set<String> owners");
        Answers.fails(Answers.grade(LAB, answer, Duration.ofSeconds(4)), "It judges rightly", "within 4 seconds");
    }

    private Grade with(String from, String to) throws Exception {
        return Answers.grade(LAB, Answers.edit(Answers.right(LAB, folder), RULES, from, to));
    }
}
