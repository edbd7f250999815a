package cofferdam.proofs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.MethodIds;
import cofferdam.proofs.sources.ParsedSource;
import cofferdam.proofs.sources.Reader;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contracts as runtime checks (G11-01): what cannot be checked is left out and counted, and no line moves. */
class RunnableContractsTest {
    private static final String TEXT =
            """
            package cofferdam.kernel.core;
            final class One {
                /*@ spec_public @*/ private final int[] row;
                /*+OPENJML@ public invariant row.__owner == this && row.length == 2; @*/
                /*@ public invariant (\\forall int i, j; 0 <= i && i < 2 && 0 <= j && j < 2 && i != j; row[i] != row[j]); @*/
                /*+KEY@ public invariant row[0] == 7; @*/
                /*@ normal_behavior
                @ requires 0 <= x;
                @ requires \\type(int[]) == \\typeof(row);
                @ ensures \\result == \\old(row[0]) && \\fresh(\\result);
                @ ensures (\\forall int i; 0 <= i && i < 2; row[i] == \\old(row[i]));
                @ ensures row[0] == (x > 0 ? \\old(row[0]) : 0);
                @ ensures x == 1 && (x == 0 ==> \\old(row[0]) == 0);
                @ assignable row[0 .. row.length - 1];
                @*/
                int add(int x) {
                    /*+OPENJML@ set row.__owner = this; @*/
                    return x;
                }
                One() {
                    super();
                    row = new int[2];
                }
            }
            """;

    @Test
    void whatTheRuntimeChecksCannotExpressIsLeftOutAndCounted() {
        RunnableContracts whole = RunnableContracts.of(TEXT, true);
        assertThat(whole.text())
                .contains("public invariant true && row.length == 2;")
                .contains(
                        "(\\forall int i; 0 <= i && i < 2; (\\forall int j; 0 <= j && j < 2 && i != j; row[i] != row[j]));")
                .contains(
                        "requires 0 <= x;",
                        "ensures \\result == \\old(row[0]) && true;",
                        "/*+KEY@ public invariant row[0]")
                .doesNotContain(
                        "\\type", "row[i] == \\old", "x > 0 ?", "x == 0", "assignable", "set row", "/*+OPENJML@  ");
        assertThat(whole.kept()).isEqualTo(4);
        assertThat(whole.left()).isEqualTo(5);
        assertThat(whole.text().lines().count()).isEqualTo(TEXT.lines().count());
    }

    @Test
    void ofClassesMadeOfOthersOnlyPreconditionsAreChecked() {
        RunnableContracts some = RunnableContracts.of(TEXT, false);
        assertThat(some.text()).contains("requires 0 <= x;").doesNotContain("ensures", "public invariant true");
        assertThat(some.kept()).isEqualTo(1);
    }

    @Test
    void theBeginningOfEachMethodIsMarkedBehindCallsOfOtherConstructors() {
        String marked = EntryMarks.in(TEXT, new MethodIds(Map.of("One", "cofferdam.kernel.core")));
        assertThat(marked)
                .contains("int add(int x) { Entered.at(\"cofferdam.kernel.core.One.add(int)\");")
                .contains("super(); Entered.at(\"cofferdam.kernel.core.One.One()\");");
        assertThat(marked.lines().count()).isEqualTo(TEXT.lines().count());
    }

    @Test
    void theWholeCoreStaysJavaAndMostOfItsClausesAreChecked() {
        CoreSources core = CoreSources.shipped(Reader.OPENJML);
        int kept = 0;
        for (Map.Entry<String, String> file : core.files().entrySet()) {
            RunnableContracts prepared = RunnableContracts.of(file.getValue(), core.component(file.getKey()));
            ParsedSource.of(file.getKey(), EntryMarks.in(prepared.text(), core.ids()));
            assertThat(prepared.text().lines().count())
                    .as(file.getKey())
                    .isEqualTo(file.getValue().lines().count());
            kept += prepared.kept();
        }
        assertThat(kept).isGreaterThan(500);
        assertThat(core.component("Ledger")).isTrue();
        assertThat(core.component("Kernel")).isFalse();
    }
}
