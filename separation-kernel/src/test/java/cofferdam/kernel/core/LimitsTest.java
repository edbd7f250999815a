package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tables of the configuration that are full refuse more. Requirement G9-02. */
class LimitsTest {
    private final Configuration c = new Configuration(1, 2, 2000);

    LimitsTest() {
        c.memory.addFrames(0x10_0000, 2000);
    }

    @Test
    void regions() {
        for (int i = 0; i < Limits.REGIONS; i++) {
            assertThat(c.memory.addRegion(0, i, 1, i, 3)).isEqualTo(i);
        }
        assertThat(c.memory.addRegion(0, 1000, 1, 1000, 3)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.ledger.state(1000)).isEqualTo(Ledger.FREE);
    }

    @Test
    void windows() {
        for (int i = 0; i < Limits.WINDOWS / 2; i++) {
            assertThat(c.memory.addMemoryChannel(0, 1, i, 1, i, i)).isEqualTo(Abi.OK);
        }
        assertThat(c.memory.addMemoryChannel(0, 1, 1000, 1, 1000, 1000)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(0, 1000, 1, 1000, 3)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.ledger.state(1000)).isEqualTo(Ledger.FREE);
    }

    @Test
    void aChannelNeedsTwoWindows() {
        c.memory.addRegion(0, 1999, 1, 5000, 3);
        for (int i = 0; i < Limits.WINDOWS / 2 - 1; i++) {
            assertThat(c.memory.addMemoryChannel(0, 1, i, 1, i, i)).isEqualTo(Abi.OK);
        }
        assertThat(c.memory.addMemoryChannel(0, 1, 1000, 1, 1000, 1000)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(0, 1000, 1, 1000, 3)).isEqualTo(1);
    }

    @Test
    void grants() {
        c.memory.addRegion(0, 0, 1, 0, 3);
        for (int i = 0; i < Limits.GRANTS; i++) {
            assertThat(c.memory.addGrant(0, 1, 0, i, 3, 7)).isEqualTo(i);
        }
        assertThat(c.memory.addGrant(0, 1, 0, 100, 3, 7)).isEqualTo(Abi.DENIED);
    }

    @Test
    void ports() {
        for (int i = 0; i < Limits.PORTS; i++) {
            assertThat(c.run.addQueue(0, 1, 1, 1, false)).isEqualTo(i);
            assertThat(c.run.addSampling(0, 1, 1)).isEqualTo(i);
        }
        assertThat(c.run.addQueue(0, 1, 1, 1, false)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addSampling(0, 1, 1)).isEqualTo(Abi.DENIED);
    }

    @Test
    void events() {
        for (int i = 0; i < Limits.EVENTS; i++) {
            assertThat(c.run.addEvent(0, 1, 32 + i)).isEqualTo(i);
        }
        assertThat(c.run.addEvent(0, 1, 32)).isEqualTo(Abi.DENIED);
    }

    @Test
    void minorFrames() {
        for (int i = 0; i < Limits.MINOR_FRAMES; i++) {
            assertThat(c.run.addMinorFrame(0, i % 3 - 1, 1)).isEqualTo(Abi.OK);
        }
        assertThat(c.run.addMinorFrame(0, 0, 1)).isEqualTo(Abi.DENIED);
    }

    @Test
    void dmaWindowsOfADeviceMayNotOverlap() {
        c.memory.addRegion(0, 0, 4, 0, 3);
        c.devices.addDevice(0, 8, 10, 1, 0x100, 1, 40);
        assertThat(c.devices.windows.fits(0, 0, 4, 0)).isTrue();
        c.devices.addDmaWindow(0, 0);
        assertThat(c.devices.windows.fits(0, 3, 4, 7)).isFalse();
        assertThat(c.devices.windows.fits(0, 3, 4, 3)).isTrue();
        assertThat(c.devices.windows.fits(1, 3, 4, 7)).isTrue();
    }

    @Test
    void aRegionBehindTheLastIsNone() {
        for (int i = 0; i < Limits.REGIONS; i++) {
            c.memory.addRegion(0, i, 1, i, 3);
        }
        assertThat(c.devices.addDevice(0, 8, 1000, 1, 1000, 1, 40)).isZero();
        assertThat(c.devices.addDmaWindow(0, Limits.REGIONS)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(0, 1, Limits.REGIONS, 2000, 3, 7)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDmaWindow(0, Limits.REGIONS - 1)).isEqualTo(Abi.OK);
        assertThat(c.memory.addGrant(0, 1, Limits.REGIONS - 1, 2000, 3, 7)).isZero();
    }

    @Test
    void partitions() {
        Configuration most = new Configuration(1, Limits.PARTITIONS, 100);
        most.memory.addFrames(0x10_0000, 100);
        most.kernel.claimKernelFrames(0, 80);
        for (int p = 0; p < Limits.PARTITIONS; p++) {
            assertThat(most.memory.addRegion(p, 80 + p, 1, 0, 3)).isEqualTo(p);
            assertThat(most.run.setStart(p, TestSystem.startState(p))).isEqualTo(Abi.OK);
            assertThat(most.run.addMinorFrame(0, p, 1)).isEqualTo(Abi.OK);
        }
        most.setProcessor(39, true, true, true, true);
        most.kernel.setTableFrames(0, 80);
        TestPlatform platform = new TestPlatform();
        Kernel kernel = Kernels.start(most, platform);
        for (int p = 0; p < Limits.PARTITIONS; p++) {
            assertThat(kernel.current(0)).isEqualTo(p);
            assertThat(kernel.register(p, 79)).isEqualTo(1000L * (p + 1) + 79);
            kernel.tick(0);
        }
        Inspection view = kernel.inspection();
        assertThat(view.status(Limits.PARTITIONS)).isEqualTo(-1);
        assertThat(view.pending(Limits.PARTITIONS, 40)).isFalse();
        assertThat(view.pending(Limits.PARTITIONS - 1, Limits.VECTORS)).isFalse();
    }
}
