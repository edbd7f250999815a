package cofferdam.kernel.core;

import static cofferdam.kernel.core.TestSystem.BLACK;
import static cofferdam.kernel.core.TestSystem.BLACK_RAM;
import static cofferdam.kernel.core.TestSystem.BLACK_RAM_FRAME;
import static cofferdam.kernel.core.TestSystem.BLACK_TO_RED;
import static cofferdam.kernel.core.TestSystem.BUFFER_TO_CRYPTO;
import static cofferdam.kernel.core.TestSystem.CRYPTO;
import static cofferdam.kernel.core.TestSystem.CRYPTO_TO_BLACK;
import static cofferdam.kernel.core.TestSystem.GRANT_PAGES;
import static cofferdam.kernel.core.TestSystem.RED;
import static cofferdam.kernel.core.TestSystem.RED_RAM;
import static cofferdam.kernel.core.TestSystem.RED_RAM_FRAME;
import static cofferdam.kernel.core.TestSystem.RED_TO_CRYPTO;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * LEND, SHARE, DONATE, RELINQUISH and RECLAIM. Requirements G1-02, G1-06, G1-07, G1-08, G1-09, G1-10, G6-03.
 */
class PassingTest extends CoreTest {
    private static final int FRAME = RED_RAM_FRAME + 2;

    @Test
    void aLentFrameIsReachedByTheReceiverAlone() {
        assertThat(system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
        assertThat(view.frameState(FRAME)).isEqualTo(Ledger.LENT);
        assertThat(view.frameOwner(FRAME)).isEqualTo(RED);
        assertThat(view.frameOwnerRights(FRAME)).isZero();
        assertThat(view.frameBorrower(FRAME)).isEqualTo(CRYPTO);
        assertThat(view.frameBorrowerPage(FRAME)).isEqualTo(GRANT_PAGES[RED_TO_CRYPTO] + 2);
        assertThat(view.frameBorrowerRights(FRAME)).isEqualTo(3);
    }

    @Test
    void lendingTakesAwayAndFlushesBeforeTheReceiverGetsTheFrame() {
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2);
        int flush = platform.log.indexOf("flushTlb 0");
        assertThat(flush).isPositive();
        assertThat(platform.log.subList(0, flush)).containsOnly("write");
        assertThat(platform.log.subList(flush + 1, platform.log.size())).contains("write");
    }

    @Test
    void lendingKeepsTheContent() {
        system.store(FRAME, 0xCAFE);
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2);
        assertThat(system.load(FRAME, 0)).isEqualTo(0xCAFE);
    }

    @Test
    void aLentFrameCannotBePassedOnAgain() {
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2);
        assertThat(system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2)).isEqualTo(Abi.BUSY);
        assertThat(system.call(RED, Abi.DONATE, RED_TO_CRYPTO, 2)).isEqualTo(Abi.BUSY);
        assertThat(system.call(CRYPTO, Abi.LEND, CRYPTO_TO_BLACK, 2)).isEqualTo(Abi.DENIED);
    }

    @Test
    void aSharedFrameIsReachedByBoth() {
        assertThat(system.call(RED, Abi.SHARE, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
        assertThat(view.frameState(FRAME)).isEqualTo(Ledger.SHARED);
        assertThat(view.frameOwnerRights(FRAME)).isEqualTo(7);
        assertThat(view.frameBorrower(FRAME)).isEqualTo(CRYPTO);
        assertThat(view.frameBorrowerRights(FRAME)).isEqualTo(3);
    }

    @Test
    void aDonatedFrameBelongsToTheReceiver() {
        system.store(FRAME, 0xCAFE);
        assertThat(system.call(RED, Abi.DONATE, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
        assertThat(view.frameState(FRAME)).isEqualTo(Ledger.OWNED);
        assertThat(view.frameOwner(FRAME)).isEqualTo(CRYPTO);
        assertThat(view.frameOwnerPage(FRAME)).isEqualTo(GRANT_PAGES[RED_TO_CRYPTO] + 2);
        assertThat(view.frameOwnerRights(FRAME)).isEqualTo(3);
        assertThat(view.frameBorrower(FRAME)).isEqualTo(Abi.NOBODY);
        assertThat(system.load(FRAME, 0)).isEqualTo(0xCAFE);
        assertThat(system.call(RED, Abi.MAP, RED_RAM, 2, 1)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.DONATE, RED_TO_CRYPTO, 2)).isEqualTo(Abi.DENIED);
        assertThat(platform.log).contains("flushTlb 0");
    }

    @Test
    void aDonatedFrameTravelsOnUnderTheNextGrantWithItsRights() {
        system.call(RED, Abi.DONATE, RED_TO_CRYPTO, 2);
        assertThat(system.call(CRYPTO, Abi.MAP, RED_RAM, 2, 7)).isEqualTo(Abi.INVALID);
        assertThat(system.call(CRYPTO, Abi.DONATE, CRYPTO_TO_BLACK, 2)).isEqualTo(Abi.OK);
        assertThat(view.frameOwner(FRAME)).isEqualTo(BLACK);
        assertThat(view.frameOwnerRights(FRAME)).isEqualTo(1);
        assertThat(system.call(BLACK, Abi.MAP, RED_RAM, 2, 3)).isEqualTo(Abi.INVALID);
    }

    @Test
    void relinquishingTakesAccessAwayAndReclaimingReturnsIt() {
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2);
        assertThat(system.call(RED, Abi.RECLAIM, RED_TO_CRYPTO, 2)).isEqualTo(Abi.BUSY);
        platform.forget();
        assertThat(system.call(CRYPTO, Abi.RELINQUISH, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
        assertThat(platform.log).last().isEqualTo("flushTlb 1");
        assertThat(view.frameState(FRAME)).isEqualTo(Ledger.RETURNED);
        assertThat(view.frameBorrower(FRAME)).isEqualTo(Abi.NOBODY);
        assertThat(system.call(RED, Abi.MAP, RED_RAM, 2, 1)).isEqualTo(Abi.BUSY);
        assertThat(system.call(RED, Abi.RECLAIM, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
        assertThat(view.frameState(FRAME)).isEqualTo(Ledger.OWNED);
        assertThat(view.frameOwnerRights(FRAME)).isEqualTo(7);
        assertThat(system.call(RED, Abi.RECLAIM, RED_TO_CRYPTO, 2)).isEqualTo(Abi.DENIED);
    }

    @Test
    void aSharedFrameIsReclaimedInTheSameWay() {
        system.call(RED, Abi.SHARE, RED_TO_CRYPTO, 2);
        assertThat(system.call(RED, Abi.RECLAIM, RED_TO_CRYPTO, 2)).isEqualTo(Abi.BUSY);
        assertThat(system.call(CRYPTO, Abi.RELINQUISH, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
        assertThat(view.frameOwnerRights(FRAME)).isEqualTo(7);
        assertThat(system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2)).isEqualTo(Abi.BUSY);
        assertThat(system.call(RED, Abi.RECLAIM, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
    }

    @ParameterizedTest
    @ValueSource(ints = {Abi.LEND, Abi.SHARE, Abi.DONATE})
    void onlyTheGrantsSenderPassesOn(int call) {
        assertThat(system.call(CRYPTO, call, RED_TO_CRYPTO, 2)).isEqualTo(Abi.DENIED);
        assertThat(system.call(BLACK, call, RED_TO_CRYPTO, 2)).isEqualTo(Abi.DENIED);
        assertThat(platform.log).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4,0", "-1,0", "64,0", "0,4", "0,-1", "4294967296,0", "0,4294967296"})
    void missingGrantsAndFramesAreDenied(long grant, long index) {
        for (int call = Abi.LEND; call <= Abi.RECLAIM; call++) {
            assertThat(system.call(RED, call, grant, index)).isEqualTo(Abi.DENIED);
        }
        assertThat(platform.log).isEmpty();
    }

    @Test
    void aModeThatIsNotGrantedIsDenied() {
        system.call(BLACK, Abi.DMA_UNMAP, 1, BLACK_RAM, 1);
        assertThat(system.call(BLACK, Abi.LEND, BLACK_TO_RED, 1)).isEqualTo(Abi.DENIED);
        assertThat(system.call(BLACK, Abi.SHARE, BLACK_TO_RED, 1)).isEqualTo(Abi.DENIED);
        assertThat(system.call(BLACK, Abi.DONATE, BLACK_TO_RED, 1)).isEqualTo(Abi.OK);
        assertThat(system.call(RED, Abi.LEND, BUFFER_TO_CRYPTO, 0)).isEqualTo(Abi.DENIED);
    }

    @Test
    void onlyTheBorrowerRelinquishes() {
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2);
        assertThat(system.call(RED, Abi.RELINQUISH, RED_TO_CRYPTO, 2)).isEqualTo(Abi.DENIED);
        assertThat(system.call(BLACK, Abi.RELINQUISH, RED_TO_CRYPTO, 2)).isEqualTo(Abi.DENIED);
        assertThat(system.call(BLACK, Abi.RELINQUISH, CRYPTO_TO_BLACK, 2)).isEqualTo(Abi.DENIED);
        assertThat(system.call(CRYPTO, Abi.RELINQUISH, RED_TO_CRYPTO, 1)).isEqualTo(Abi.DENIED);
        assertThat(view.frameState(FRAME)).isEqualTo(Ledger.LENT);
    }

    @Test
    void onlyTheOwnerReclaims() {
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2);
        system.call(CRYPTO, Abi.RELINQUISH, RED_TO_CRYPTO, 2);
        assertThat(system.call(CRYPTO, Abi.RECLAIM, RED_TO_CRYPTO, 2)).isEqualTo(Abi.DENIED);
        assertThat(system.call(CRYPTO, Abi.RECLAIM, CRYPTO_TO_BLACK, 2)).isEqualTo(Abi.DENIED);
        assertThat(view.frameState(FRAME)).isEqualTo(Ledger.RETURNED);
    }

    @Test
    void anUnmappedFrameCanBeLentAndComesBackMapped() {
        system.call(RED, Abi.UNMAP, RED_RAM, 2);
        assertThat(system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
        system.call(CRYPTO, Abi.RELINQUISH, RED_TO_CRYPTO, 2);
        system.call(RED, Abi.RECLAIM, RED_TO_CRYPTO, 2);
        assertThat(view.frameOwnerRights(FRAME)).isEqualTo(7);
    }

    @Test
    void loansToAStoppedPartitionAreRefusedButADonationReachesItEmptyAndSilently() {
        system.exitWith(CRYPTO, Abi.STOP, 0, 0, 0);
        system.store(FRAME, 0xCAFE);
        assertThat(system.call(RED, Abi.LEND, RED_TO_CRYPTO, 2)).isEqualTo(Abi.BUSY);
        assertThat(system.call(RED, Abi.SHARE, RED_TO_CRYPTO, 2)).isEqualTo(Abi.BUSY);
        assertThat(system.call(RED, Abi.DONATE, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
        assertThat(view.frameOwner(FRAME)).isEqualTo(CRYPTO);
        assertThat(system.load(FRAME, 0)).isZero();
    }

    @Test
    void aDonationToAStoppedFirstPartitionArrivesEmpty() {
        system.call(BLACK, Abi.DMA_UNMAP, 1, BLACK_RAM, 0);
        system.exitWith(RED, Abi.STOP, 0, 0, 0);
        system.store(BLACK_RAM_FRAME, 5);
        assertThat(system.call(BLACK, Abi.DONATE, BLACK_TO_RED, 0)).isEqualTo(Abi.OK);
        assertThat(view.frameOwner(BLACK_RAM_FRAME)).isEqualTo(RED);
        assertThat(system.load(BLACK_RAM_FRAME, 0)).isZero();
    }
}
