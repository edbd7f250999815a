package cofferdam.proofs.harness;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.harness.ProofEffort.OfTool;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the proofs take is counted, not claimed (G11-01). */
class ProofEffortTest {
    @Test
    void annotationsAreContractsAndNeitherPlainCommentsNorBlankLinesCount() {
        String text =
                """
                /** Plain. */
                class A { // plain

                    /*@ requires x;
                    @ ensures y;
                    @*/
                    /*@ pure @*/ int a() {
                        return 1;
                    }
                }
                """;
        assertThat(ProofEffort.code(text)).isEqualTo(5);
        assertThat(ProofEffort.contracts(text)).isEqualTo(4);
    }

    @Test
    void theCoreHasMoreLinesOfContractsThanOfCode() {
        ProofEffort effort = ProofEffort.shipped(List.of());
        assertThat(effort.code()).isGreaterThan(2000);
        assertThat(effort.contracts()).isGreaterThan(effort.code());
        assertThat(effort.statements()).isGreaterThan(1000);
        assertThat(effort.ratio()).isGreaterThan(1);
        assertThat(effort.tools()).isEmpty();
    }

    @Test
    void timeAndSizeAreSummedForEachTool() {
        List<OfTool> tools = ProofEffort.tools(List.of(result("a", 1500, 10), result("b", 500, 20), open("c")));
        assertThat(tools).containsExactly(new OfTool("key", 2, 2000, 30, "a", 1500));
        assertThat(new ProofEffort(100, 150, 50, tools).text())
                .isEqualTo(
                        """
                        Kernel core: 100 lines of code, 150 of contracts, 50 of theorems and lemmas: 2.00 lines for one of code
                        key: 2 proved in 2.0 s, 1.00 s each; longest 1.5 s, a; 30 proof steps or clauses, 15 each
                        """);
    }

    private static Result result(String id, long millis, long size) {
        return new Result(obligation(id), "1", "", Outcome.PROVED, "", millis, size, true);
    }

    private static Result open(String id) {
        return new Result(obligation(id), "1", "", Outcome.OPEN, "", 9000, 0, true);
    }

    private static Obligation obligation(String id) {
        return new Obligation(id, List.of(), "", "key", List.of());
    }
}
