package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every argument of every call of the ledger at its least and greatest value, and just beyond. Requirements G1-01, G9-02. */
class LedgerBoundsTest {
    private static final int PARTS = 3;
    private static final int FRAMES = 4;
    private static final int LAST = FRAMES - 1;
    private static final int TOP = Limits.PAGES - 1;

    private final Ledger ledger = new Ledger(PARTS, FRAMES);

    private void refusedAndUnchanged(int result) {
        assertThat(result).isEqualTo(Abi.DENIED);
        for (int f = 0; f < FRAMES; f++) {
            assertThat(ledger.state(f)).isEqualTo(Ledger.FREE);
        }
    }

    @Test
    void owning() {
        refusedAndUnchanged(ledger.own(-1, 0, 0, 3));
        refusedAndUnchanged(ledger.own(PARTS, 0, 0, 3));
        refusedAndUnchanged(ledger.own(0, -1, 0, 3));
        refusedAndUnchanged(ledger.own(0, FRAMES, 0, 3));
        refusedAndUnchanged(ledger.own(0, 0, -1, 3));
        refusedAndUnchanged(ledger.own(0, 0, TOP + 1, 3));
        refusedAndUnchanged(ledger.own(0, 0, 0, -1));
        refusedAndUnchanged(ledger.own(0, 0, 0, 8));
        assertThat(ledger.own(0, 0, 0, 0)).isEqualTo(Abi.OK);
        assertThat(ledger.own(PARTS - 1, LAST, TOP, 7)).isEqualTo(Abi.OK);
    }

    @Test
    void devices() {
        refusedAndUnchanged(ledger.device(-1, 0, 0));
        refusedAndUnchanged(ledger.device(PARTS, 0, 0));
        refusedAndUnchanged(ledger.device(0, -1, 0));
        refusedAndUnchanged(ledger.device(0, FRAMES, 0));
        refusedAndUnchanged(ledger.device(0, 0, -1));
        refusedAndUnchanged(ledger.device(0, 0, TOP + 1));
        assertThat(ledger.device(0, 0, 0)).isEqualTo(Abi.OK);
        assertThat(ledger.device(PARTS - 1, LAST, TOP)).isEqualTo(Abi.OK);
    }

    @Test
    void channels() {
        refusedAndUnchanged(ledger.channel(-1, 1, 0, 0, 0));
        refusedAndUnchanged(ledger.channel(PARTS, 1, 0, 0, 0));
        refusedAndUnchanged(ledger.channel(0, -1, 0, 0, 0));
        refusedAndUnchanged(ledger.channel(0, PARTS, 0, 0, 0));
        refusedAndUnchanged(ledger.channel(0, 1, -1, 0, 0));
        refusedAndUnchanged(ledger.channel(0, 1, FRAMES, 0, 0));
        refusedAndUnchanged(ledger.channel(0, 1, 0, -1, 0));
        refusedAndUnchanged(ledger.channel(0, 1, 0, TOP + 1, 0));
        refusedAndUnchanged(ledger.channel(0, 1, 0, 0, -1));
        refusedAndUnchanged(ledger.channel(0, 1, 0, 0, TOP + 1));
        assertThat(ledger.channel(0, PARTS - 1, 0, 0, TOP)).isEqualTo(Abi.OK);
        assertThat(ledger.channel(PARTS - 1, 0, LAST, TOP, 0)).isEqualTo(Abi.OK);
    }

    @Test
    void passingOn() {
        ledger.own(1, 0, 0, 7);
        ledger.own(1, LAST, 0, 7);
        for (int f : new int[] {-1, FRAMES}) {
            assertThat(ledger.lend(1, 0, f, 0, 1)).isEqualTo(Abi.DENIED);
            assertThat(ledger.relinquish(0, f)).isEqualTo(Abi.DENIED);
            assertThat(ledger.reclaim(1, f)).isEqualTo(Abi.DENIED);
        }
        for (int q : new int[] {-1, PARTS}) {
            assertThat(ledger.lend(1, q, 0, 0, 1)).isEqualTo(Abi.DENIED);
            assertThat(ledger.share(1, q, 0, 0, 1)).isEqualTo(Abi.DENIED);
            assertThat(ledger.donate(1, q, 0, 0, 1)).isEqualTo(Abi.DENIED);
        }
        assertThat(ledger.lend(1, 0, 0, -1, 1)).isEqualTo(Abi.DENIED);
        assertThat(ledger.lend(1, 0, 0, TOP + 1, 1)).isEqualTo(Abi.DENIED);
        assertThat(ledger.lend(1, 0, 0, 0, 1)).isEqualTo(Abi.OK);
        assertThat(ledger.relinquish(0, 0)).isEqualTo(Abi.OK);
        assertThat(ledger.reclaim(1, 0)).isEqualTo(Abi.OK);
        assertThat(ledger.share(1, PARTS - 1, LAST, TOP, 7)).isEqualTo(Abi.OK);
        assertThat(ledger.relinquish(PARTS - 1, LAST)).isEqualTo(Abi.OK);
        assertThat(ledger.reclaim(1, LAST)).isEqualTo(Abi.OK);
    }

    @Test
    void rowsThatMayExist() {
        assertThat(Ledger.rowOk(Ledger.OWNED, PARTS - 1, 7, -1, 0, true, PARTS)).isTrue();
        assertThat(Ledger.rowOk(Ledger.OWNED, PARTS, 7, -1, 0, false, PARTS)).isFalse();
        assertThat(Ledger.rowOk(Ledger.OWNED, -1, 7, -1, 0, false, PARTS)).isFalse();
        assertThat(Ledger.rowOk(Ledger.SHARED, PARTS - 1, 3, 0, 1, false, PARTS))
                .isTrue();
        assertThat(Ledger.rowOk(Ledger.SHARED, PARTS, 3, 0, 1, false, PARTS)).isFalse();
        assertThat(Ledger.rowOk(Ledger.SHARED, 0, 3, PARTS, 1, false, PARTS)).isFalse();
        assertThat(Ledger.rowOk(Ledger.SHARED, 0, 3, PARTS - 1, 1, false, PARTS))
                .isTrue();
        assertThat(Ledger.rowOk(Ledger.SHARED, 0, 3, -1, 1, false, PARTS)).isFalse();
        assertThat(Ledger.rowOk(Ledger.LENT, 0, 0, 1, 3, false, PARTS)).isTrue();
        assertThat(Ledger.rowOk(Ledger.LENT, 0, 1, 1, 3, false, PARTS)).isFalse();
        assertThat(Ledger.rowOk(Ledger.CHANNEL, 0, 3, 1, 1, false, PARTS)).isTrue();
        assertThat(Ledger.rowOk(Ledger.DEVICE + 1, 0, 3, 1, 1, false, PARTS)).isFalse();
        assertThat(Ledger.rowOk(-1, 0, 3, 1, 1, false, PARTS)).isFalse();
    }

    @Test
    void claiming() {
        refusedAndUnchanged(ledger.claim(-1));
        refusedAndUnchanged(ledger.claim(FRAMES));
        assertThat(ledger.claim(0)).isEqualTo(Abi.OK);
        assertThat(ledger.claim(LAST)).isEqualTo(Abi.OK);
        assertThat(ledger.claim(LAST)).isEqualTo(Abi.DENIED);
    }

    @Test
    void remappingAndPinning() {
        for (int f : new int[] {0, LAST}) {
            ledger.own(0, f, 0, 3);
            assertThat(ledger.remap(0, f, 1)).isEqualTo(Abi.OK);
            assertThat(ledger.pin(0, f)).isEqualTo(Abi.OK);
            assertThat(ledger.pinned(f)).isTrue();
            ledger.unpin(f, false);
            assertThat(ledger.pinned(f)).isFalse();
        }
        for (int f : new int[] {-1, FRAMES}) {
            assertThat(ledger.remap(0, f, 1)).isEqualTo(Abi.DENIED);
            assertThat(ledger.pin(0, f)).isEqualTo(Abi.DENIED);
            ledger.unpin(f, false);
        }
        assertThat(ledger.remap(-1, 0, 1)).isEqualTo(Abi.DENIED);
        assertThat(ledger.pin(-1, 1)).isEqualTo(Abi.DENIED);
        assertThat(ledger.pinned(0)).isFalse();
    }
}
