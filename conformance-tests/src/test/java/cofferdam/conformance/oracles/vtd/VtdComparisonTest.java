package cofferdam.conformance.oracles.vtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison itself: it finds differences, names only those it should, and speaks qtest; QEMU is not needed. */
class VtdComparisonTest {
    private static final VtdOutcome RESERVED = new VtdOutcome(0xb, false, VtdCase.REQUESTER, 0x1000);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final VtdComparison comparison = new VtdComparison(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** G11-04: both walks give the same fault records. */
    @Test
    void unitAndWalkerAgreeOnTheCases() throws IOException {
        assertThat(comparison.compare(ModelVtd::walker, 48, 500, 1)).isTrue();
        assertThat(printed()).contains("500 cases from seed 1").contains("differences without a name: 0");
    }

    @Test
    void aWrongJudgeIsReportedWithItsSeed() throws IOException {
        assertThat(comparison.compare(vtdCase -> RESERVED, 39, 20, 7)).isFalse();
        assertThat(printed()).contains("seed 7 width 39: QEMU reason 0xb write by 0x20 of page 0x1000, unit ");
    }

    @Test
    void everyCaseIsTheSameEachTime() {
        assertThat(VtdCase.of(48, 3)).isEqualTo(VtdCase.of(48, 3)).isNotEqualTo(VtdCase.of(48, 4));
    }

    private static VtdCase passThrough(long low, long high) {
        return new VtdCase(
                48,
                0,
                List.of(
                        new VtdCase.Entry(VtdCase.ROOT + 0x1000 + VtdCase.REQUESTER * 16, low),
                        new VtdCase.Entry(VtdCase.ROOT + 0x1000 + VtdCase.REQUESTER * 16 + 8, high)),
                0x1000,
                true);
    }

    @Test
    void exceptionsHoldOnlyForWhatTheyName() {
        VtdOutcome invalid = new VtdOutcome(3, false, VtdCase.REQUESTER, 0x1000);
        VtdOutcome beyond = new VtdOutcome(4, false, VtdCase.REQUESTER, 0x1000);
        VtdOutcome none = VtdOutcome.NOTHING;
        assertThat(KnownDifference.of(passThrough(9, 1), none, invalid)).contains(KnownDifference.PASS_THROUGH_WIDTH);
        assertThat(KnownDifference.of(passThrough(9, 2), none, invalid)).isEmpty();
        assertThat(KnownDifference.of(passThrough(1, 1), none, invalid)).isEmpty();
        assertThat(KnownDifference.of(passThrough(9, 2), none, beyond)).contains(KnownDifference.PASS_THROUGH_BEYOND);
        assertThat(KnownDifference.of(passThrough(1, 2), none, beyond)).isEmpty();
        assertThat(KnownDifference.of(passThrough(9, 2), beyond, none)).isEmpty();
        assertThat(KnownDifference.of(passThrough(3, 2), RESERVED, none))
                .contains(KnownDifference.RESERVED_CONTEXT_FIELD);
        assertThat(KnownDifference.of(passThrough(1, 2), RESERVED, none)).isEmpty();
        assertThat(KnownDifference.of(passThrough(3, 2), RESERVED, invalid)).isEmpty();
    }

    @Test
    void qtestCommandsAreSentInOrderAndAnswersRead() throws IOException {
        StringWriter sent = new StringWriter();
        QtestLink link = new QtestLink(
                sent, new BufferedReader(new StringReader("OK\nIRQ raise 1\nOK\nOK 0xfedcba9876543210\n")));
        link.write64(0x10, -1);
        link.write32(0x20, 5);
        assertThat(link.read64(0x30)).isEqualTo(0xfedc_ba98_7654_3210L);
        assertThat(sent).hasToString("writeq 0x10 0xffffffffffffffff\nwritel 0x20 0x5\nreadq 0x30\n");
    }

    @Test
    void anAnswerThatIsNoOkOrNoneIsAnError() {
        QtestLink refused = new QtestLink(new StringWriter(), new BufferedReader(new StringReader("FAIL x\n")));
        assertThatThrownBy(() -> refused.read32(0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("FAIL x");
        QtestLink ended = new QtestLink(new StringWriter(), new BufferedReader(new StringReader("")));
        assertThatThrownBy(() -> ended.read32(0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("QEMU ended");
    }
}
