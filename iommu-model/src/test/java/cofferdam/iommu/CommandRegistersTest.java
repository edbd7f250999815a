package cofferdam.iommu;

import static cofferdam.iommu.RemappingFixture.BLOCKED;
import static cofferdam.iommu.RemappingFixture.DATA;
import static cofferdam.iommu.RemappingFixture.REQUESTER;
import static cofferdam.iommu.RemappingFixture.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;

/** GCMD, GSTS and RTADDR. */
class CommandRegistersTest {
    private static final int TES = 1 << 31;
    private static final int RTPS = 1 << 30;
    private static final int QIES = 1 << 26;

    private final RemappingFixture on = new RemappingFixture();
    private final RemappingUnit off = new RemappingUnit(new PhysicalMemory(4096), 48);

    @Test
    void withTranslationDisabledAddressesPassUnchanged() {
        assertThat(off.translate(7, 0x1234_5678_9abcL, true)).isEqualTo(0x1234_5678_9abcL);
        assertThat(off.readRegister(Registers.FSTS, 4)).isZero();
    }

    @Test
    void enablingShowsInTheStatus() {
        assertThat(on.register(Registers.GSTS)).isEqualTo(TES | RTPS);
        assertThat(on.register(Registers.GCMD)).isZero();
    }

    @Test
    void translationIsSwitchedOffByWritingTheCommandWithoutTe() {
        on.register(Registers.GCMD, 0);
        assertThat(on.register(Registers.GSTS)).isEqualTo(RTPS);
        assertThat(on.read(0x5000)).isEqualTo(0x5000);
    }

    @Test
    void theRootTableAddressCountsOnlyOnceSrtpIsWritten() {
        on.wide(Registers.RTADDR, 0);
        on.register(Registers.GCMD, TES);
        on.invalidateContexts(1, 0, 0, 0);
        assertThat(on.read(0x1000)).isEqualTo(DATA);
        assertThat(on.unit.rootTable()).isNotZero();
        on.register(Registers.GCMD, TES | RTPS);
        assertThat(on.unit.rootTable()).isZero();
        on.invalidateContexts(1, 0, 0, 0);
        assertThat(on.read(0x1000)).isEqualTo(BLOCKED);
        assertThat(on.reason(0)).isEqualTo(1);
    }

    @Test
    void settingTheRootTablePointerInvalidatesNothing() {
        on.read(0x1000);
        on.wide(Registers.RTADDR, 0);
        on.register(Registers.GCMD, TES | RTPS);
        assertThat(on.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void theRootTableAddressKeepsItsAddressAndTypeFields() {
        on.wide(Registers.RTADDR, -1);
        assertThat(on.wide(Registers.RTADDR)).isEqualTo(~0x3ffL);
        on.register(Registers.RTADDR, 0);
        assertThat(on.wide(Registers.RTADDR)).isEqualTo(0xffff_ffffL << 32);
        on.register(Registers.RTADDR + 4, 0x12);
        on.register(Registers.RTADDR, 0x8000_3400);
        assertThat(on.wide(Registers.RTADDR)).isEqualTo(0x12_8000_3400L);
    }

    @Test
    void anUnsupportedTableTypeBlocksEverything() {
        on.wide(Registers.RTADDR, ROOT | 1 << 10);
        on.register(Registers.GCMD, TES | RTPS);
        assertThat(on.read(0x1000)).isEqualTo(BLOCKED);
        assertThat(on.reason(0)).isEqualTo(RemappingUnit.TABLE_TYPE_UNSUPPORTED);
        on.wide(Registers.RTADDR, ROOT | 2 << 10);
        on.register(Registers.GCMD, TES | RTPS);
        assertThat(on.read(0x1000)).isEqualTo(BLOCKED);
    }

    @Test
    void commandsOfAbsentFeaturesDoNotShowInTheStatus() {
        on.register(Registers.GCMD, TES | 0x3b80_0000);
        assertThat(on.register(Registers.GSTS)).isEqualTo(TES | RTPS);
    }

    @Test
    void theQueueIsSwitchedOnAndOff() {
        on.register(Registers.GCMD, TES | QIES);
        assertThat(on.register(Registers.GSTS)).isEqualTo(TES | RTPS | QIES);
        on.register(Registers.GCMD, TES);
        assertThat(on.register(Registers.GSTS)).isEqualTo(TES | RTPS);
    }

    /** Requests to the interrupt range never are memory accesses, whatever tables and TE say. */
    @Test
    void interruptRangeRequestsAreBlockedAndRecorded() {
        on.set(RemappingFixture.L3 + 3 * 8, DATA & -(1L << 30) | 0x83);
        assertThat(on.write(0xfee0_0000L)).isEqualTo(BLOCKED);
        assertThat(on.read(0xfeef_ffffL)).isEqualTo(BLOCKED);
        assertThat(on.reason(0)).isEqualTo(RemappingUnit.INTERRUPT_BLOCKED);
        assertThat(on.reason(1)).isEqualTo(RemappingUnit.INTERRUPT_MALFORMED);
        assertThat(on.wide(Registers.FRCD)).isZero();
        assertThat(on.wide(Registers.FRCD + 8)).isEqualTo(1L << 63 | 0x25L << 32 | REQUESTER);
        assertThat(on.write(0xfedf_ffffL)).isEqualTo(0x3edf_ffffL);
        assertThat(on.write(0xfef0_0000L)).isEqualTo(0x3ef0_0000L);
        assertThat(off.translate(7, 0xfee0_0000L, true)).isEqualTo(BLOCKED);
    }
}
