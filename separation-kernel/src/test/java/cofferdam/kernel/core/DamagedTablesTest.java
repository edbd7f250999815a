package cofferdam.kernel.core;

import static cofferdam.kernel.core.TestSystem.BLACK;
import static cofferdam.kernel.core.TestSystem.CRYPTO;
import static cofferdam.kernel.core.TestSystem.RED;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.testing.BrokenOnPurpose;
import cofferdam.spec.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;

/**
 * Tables that lost entries, as if memory had failed: no table frame is left to mend them, a call says so, and the ledger
 * stays as it was. Only here NO_MEMORY can be seen, for boot gives each partition and device all table frames it can need.
 * Requirements G9-01, G9-02.
 */
@BrokenOnPurpose("entries of tables are lost")
class DamagedTablesTest {
    private static final long PAGE_BITS = 0x000f_ffff_ffff_f000L;
    private static final long LARGE = 1L << 7;

    private final TestSystem system = new TestSystem();
    private final Inspection view = system.view;
    private final PhysicalMemory memory = system.platform.memory;

    /** Empties the first entry of a partition's root table, behind which all its pages lie. */
    private void cutOff(int partition) {
        memory.write64(system.kernel.eptPointer(partition) & PAGE_BITS, 0);
    }

    /** Turns the entry above a partition's 4 KiB leaves into a 2 MiB leaf. */
    private void fuse(int partition) {
        long table = system.kernel.eptPointer(partition) & PAGE_BITS;
        for (int level = 4; level > 2; level--) {
            table = memory.read64(table) & PAGE_BITS;
        }
        memory.write64(table, memory.read64(table) | LARGE);
    }

    /** Empties the first entry of the root of RED's device's second-level tables. */
    private void cutOffDevice() {
        long context = memory.read64(system.kernel.dmaRootTable()) & PAGE_BITS;
        memory.write64(memory.read64(context + 16 * 0x18) & PAGE_BITS, 0);
    }

    private void refused(int partition, int frame, int number, long a, long b, long c) {
        String before = row(frame);
        assertThat(system.call(partition, number, a, b, c)).isEqualTo(Abi.NO_MEMORY);
        assertThat(row(frame)).isEqualTo(before);
    }

    private String row(int f) {
        return "%d %d %d %d %d %s %s"
                .formatted(
                        view.frameState(f),
                        view.frameOwner(f),
                        view.frameOwnerRights(f),
                        view.frameBorrower(f),
                        view.frameBorrowerRights(f),
                        view.framePinned(f),
                        view.deviceReaches(0, f));
    }

    @Test
    void mapping() {
        cutOff(RED);
        refused(RED, TestSystem.RED_RAM_FRAME, Abi.MAP, TestSystem.RED_RAM, 0, 1);
    }

    @Test
    void unmapping() {
        fuse(RED);
        refused(RED, TestSystem.RED_RAM_FRAME, Abi.UNMAP, TestSystem.RED_RAM, 0, 0);
    }

    @Test
    void mappingForADevice() {
        system.call(RED, Abi.DMA_UNMAP, 0, TestSystem.RED_BUFFER, 1);
        cutOffDevice();
        refused(RED, TestSystem.RED_BUFFER_FRAME + 1, Abi.DMA_MAP, 0, TestSystem.RED_BUFFER, 1);
    }

    @Test
    void unmappingForADevice() {
        cutOffDevice();
        refused(RED, TestSystem.RED_BUFFER_FRAME, Abi.DMA_UNMAP, 0, TestSystem.RED_BUFFER, 0);
    }

    @Test
    void passingOnToAReceiverWhoseTablesAreDamaged() {
        cutOff(CRYPTO);
        refused(RED, TestSystem.RED_RAM_FRAME, Abi.LEND, TestSystem.RED_TO_CRYPTO, 0, 0);
        refused(RED, TestSystem.RED_RAM_FRAME, Abi.SHARE, TestSystem.RED_TO_CRYPTO, 0, 0);
        refused(RED, TestSystem.RED_RAM_FRAME, Abi.DONATE, TestSystem.RED_TO_CRYPTO, 0, 0);
    }

    @Test
    void passingOnFromDamagedTables() {
        cutOff(RED);
        refused(RED, TestSystem.RED_RAM_FRAME, Abi.LEND, TestSystem.RED_TO_CRYPTO, 0, 0);
    }

    @Test
    void relinquishing() {
        assertThat(system.call(RED, Abi.LEND, TestSystem.RED_TO_CRYPTO, 0)).isEqualTo(Abi.OK);
        fuse(CRYPTO);
        refused(CRYPTO, TestSystem.RED_RAM_FRAME, Abi.RELINQUISH, TestSystem.RED_TO_CRYPTO, 0, 0);
    }

    @Test
    void reclaiming() {
        assertThat(system.call(RED, Abi.LEND, TestSystem.RED_TO_CRYPTO, 0)).isEqualTo(Abi.OK);
        assertThat(system.call(CRYPTO, Abi.RELINQUISH, TestSystem.RED_TO_CRYPTO, 0))
                .isEqualTo(Abi.OK);
        cutOff(RED);
        refused(RED, TestSystem.RED_RAM_FRAME, Abi.RECLAIM, TestSystem.RED_TO_CRYPTO, 0, 0);
    }

    @Test
    void otherPartitionsGoOn() {
        cutOff(RED);
        assertThat(system.call(BLACK, Abi.UNMAP, TestSystem.BLACK_RAM, 1)).isEqualTo(Abi.OK);
        assertThat(system.call(BLACK, Abi.MAP, TestSystem.BLACK_RAM, 1, 1)).isEqualTo(Abi.OK);
    }
}
