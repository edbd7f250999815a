package cofferdam.workbench.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Lab 4 passes a call that is total, changes nothing, tells its caller alone, and whose contract says so (G9-02, G11-02). */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class HypercallGraderTest {
    private static final Lab LAB = Lab.ADD_A_HYPERCALL;
    private static final String PATCH = "hypercall.patch";
    private static final String BODY = "return c >= 0 && c < count && to[c] == q ? filled[c] : Abi.DENIED;";
    private static final String CALLS = "400 random calls";

    @TempDir
    Path folder;

    @BeforeAll
    static void nameKey() {
        System.setProperty("key.lib", Answers.KEY);
    }

    @AfterAll
    static void forget() {
        System.clearProperty("key.lib");
    }

    @Test
    void theRightCallPasses() throws Exception {
        Answers.passes(LAB, Answers.right(LAB, folder));
    }

    @Test
    void aContractThatSaysTooLittleIsTold() throws Exception {
        Answers.fails(
                with(
                        "\\result == (0 <= c && c < count && to[c] == q ? filled[c] : Abi.DENIED)",
                        "\\result >= Abi.DENIED || c < 0"),
                "The contract says enough",
                "cannot conclude");
    }

    @Test
    void aPatchThatChangesTheInvariantsIsTold() throws Exception {
        String added =
                """
                @@ -28,2 +28,3 @@
                     @ public invariant 0 <= slots && slots <= Limits.SLOTS;
                +    @ public invariant count == 0;
                     @*/
                """;
        Answers.fails(
                with(
                        "+++ b/separation-kernel/src/main/java/cofferdam/kernel/core/QueuingPorts.java\n",
                        "+++ b/separation-kernel/src/main/java/cofferdam/kernel/core/QueuingPorts.java\n" + added),
                "The invariants of QueuingPorts are as they were",
                "changes them");
    }

    @Test
    void aPatchOfMoreThanTheCoreIsTold() throws Exception {
        String more =
                """
                --- a/spec/src/main/java/cofferdam/spec/system/Rights.java
                +++ b/spec/src/main/java/cofferdam/spec/system/Rights.java
                @@ -1,1 +1,2 @@
                 package cofferdam.spec.system;
                +
                """;
        Path answer = Answers.right(LAB, folder);
        Files.writeString(answer.resolve(PATCH), Files.readString(answer.resolve(PATCH)) + more);
        Answers.fails(Answers.grade(LAB, answer), "the kernel core alone", "spec/system/Rights.java");
    }

    @Test
    void aCallThatTellsTheSenderIsTold() throws Exception {
        Answers.fails(
                with(BODY, "return receives(q, c) || sends(q, c) ? filled(c) : Abi.DENIED;"), CALLS, "QUEUE_WAITING");
    }

    @Test
    void aCallThatTakesAMessageIsTold() throws Exception {
        Answers.fails(
                with(BODY, "int n = receives(q, c) ? filled[c] : Abi.DENIED; if (n > 0) { pop(c); } return n;"),
                CALLS,
                "the partitions see something else");
    }

    @Test
    void aCallThatCutsItsArgumentShortIsTold() throws Exception {
        Answers.fails(with("Hypercalls.narrow(port)", "(int) port"), CALLS, "QUEUE_WAITING(-9223372036854775808)");
    }

    @Test
    void aCallThatIsNotTotalIsTold() throws Exception {
        Answers.fails(with(BODY, "return to[c] == q ? filled(c) : Abi.DENIED;"), CALLS, "the kernel failed over");
    }

    @Test
    void aCallThatNobodyReachesIsTold() throws Exception {
        Answers.fails(with("number == Abi.QUEUE_WAITING", "number == 20"), CALLS, "answers -7");
    }

    @Test
    void aPatchOfAnotherReleaseIsTold() throws Exception {
        Answers.fails(
                with("eventCalls.raise(p, a) : Abi.UNKNOWN", "eventCalls.raise(p, b) : Abi.UNKNOWN"), "applies", "not");
    }

    private Grade with(String from, String to) throws Exception {
        return Answers.grade(LAB, Answers.edit(Answers.right(LAB, folder), PATCH, from, to));
    }
}
