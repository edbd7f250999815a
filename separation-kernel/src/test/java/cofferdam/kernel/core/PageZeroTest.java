package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Page 0 is a page like any other: its frame is lent, given back and taken from a device, although a 0 often means "none".
 * Two partitions have their memory from page 0 on, the first with a device. Requirements G1-06, G1-09, G3-05.
 */
class PageZeroTest {
    private final TestPlatform platform = new TestPlatform();
    private Kernel kernel;
    private int first;

    @BeforeEach
    void twoPartitionsFromPageZeroOn() {
        Configuration c = new Configuration(2, 2, SmallSystem.FRAMES + 5);
        c.memory.addFrames(0x1000, SmallSystem.FRAMES);
        first = c.memory.addFrames(SmallSystem.MEMORY, 4);
        int registers = c.memory.addFrames(0xB000_0000L, 1);
        c.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        assertThat(c.memory.addRegion(0, first, 2, 0, 3)).isZero();
        assertThat(c.memory.addRegion(1, first + 2, 2, 2, 3)).isEqualTo(1);
        assertThat(c.devices.addDevice(0, 0x300, registers, 1, 0x8000, 3, 99)).isZero();
        assertThat(c.devices.setDmaWidth(39)).isEqualTo(Abi.OK);
        assertThat(c.devices.addDmaWindow(0, 0)).isEqualTo(Abi.OK);
        assertThat(c.memory.addGrant(0, 1, 0, 0, 3, 7)).isZero();
        c.run.addMinorFrame(0, 0, 1);
        c.run.addMinorFrame(1, 1, 1);
        c.setProcessor(39, true, true, true, true);
        kernel = SmallSystem.start(c, platform);
        platform.forget();
    }

    @Test
    void aDeviceLosesPageZeroWithItsCachedTranslation() {
        assertThat(SmallSystem.call(kernel, Abi.DMA_UNMAP, 0, 0, 0)).isEqualTo(Abi.OK);
        assertThat(platform.log).contains("flushIotlb 1");
        assertThat(kernel.inspection().deviceReaches(0, first)).isFalse();
        assertThat(kernel.inspection().deviceReaches(0, first + 1)).isTrue();
    }

    @Test
    void pageZeroIsLentGivenBackAndTakenBack() {
        SmallSystem.call(kernel, Abi.DMA_UNMAP, 0, 0, 0);
        assertThat(SmallSystem.call(kernel, Abi.LEND, 0, 0, 0)).isEqualTo(Abi.OK);
        assertThat(kernel.inspection().frameState(first)).isEqualTo(Ledger.LENT);
        assertThat(relinquish()).isEqualTo(Abi.OK);
        assertThat(kernel.inspection().frameState(first)).isEqualTo(Ledger.RETURNED);
        assertThat(SmallSystem.call(kernel, Abi.RECLAIM, 0, 0, 0)).isEqualTo(Abi.OK);
        assertThat(kernel.inspection().frameState(first)).isEqualTo(Ledger.OWNED);
    }

    private long relinquish() {
        kernel.setRegister(1, Registers.RAX, Abi.RELINQUISH);
        kernel.setRegister(1, Registers.RDI, 0);
        kernel.setRegister(1, Registers.RSI, 0);
        kernel.handleExit(1, ExitReasons.VMCALL, 0, 0, 3);
        return kernel.register(1, Registers.RAX);
    }
}
