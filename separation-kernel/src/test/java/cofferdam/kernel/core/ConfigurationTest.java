package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a configuration refuses, and that a refusal changes nothing. Requirements G1-01, G7-01, G7-04, G8-04. */
class ConfigurationTest {
    private final Configuration c = new Configuration(2, 2, 200);

    ConfigurationTest() {
        assertThat(c.memory.addFrames(0x10_0000, 100)).isZero();
        assertThat(c.memory.addFrames(0x20_0000, 50)).isEqualTo(100);
        assertThat(c.kernel.claimKernelFrames(0, 40)).isEqualTo(Abi.OK);
        assertThat(c.memory.addRegion(0, 40, 10, 0x10, 7)).isZero();
        assertThat(c.memory.addRegion(1, 50, 10, 0x10, 3)).isEqualTo(1);
    }

    @Test
    void numbersOutOfRangeAreBroughtIntoIt() {
        Configuration least = new Configuration(0, -1, 0);
        assertThat(least.processors).isEqualTo(1);
        assertThat(least.partitions).isEqualTo(1);
        assertThat(least.memory.ledger.frames()).isEqualTo(1);
        Configuration most = new Configuration(9, 17, 10);
        assertThat(most.processors).isEqualTo(8);
        assertThat(most.partitions).isEqualTo(16);
    }

    @Test
    void framesAreFoundByAddress() {
        assertThat(c.memory.frameAt(0x10_0000)).isZero();
        assertThat(c.memory.frameAt(0x16_3000)).isEqualTo(99);
        assertThat(c.memory.frameAt(0x20_0000)).isEqualTo(100);
        assertThat(c.memory.frameAt(0x23_1000)).isEqualTo(149);
        assertThat(c.memory.frameAt(0x16_4000)).isEqualTo(-1);
        assertThat(c.memory.frameAt(0x23_2000)).isEqualTo(-1);
        assertThat(c.memory.frameAt(0x10_0800)).isEqualTo(-1);
        assertThat(c.memory.frameAt(0)).isEqualTo(-1);
    }

    @Test
    void framesAscendAreAlignedAndFit() {
        assertThat(c.memory.addFrames(0x23_1000, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addFrames(0x30_0800, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addFrames(0x30_0000, 51)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addFrames(0x30_0000, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addFrames(-4096, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addFrames((1L << 52) - 4096, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addFrames(1L << 52, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addFrames((1L << 52) - 8192, 1)).isEqualTo(150);
    }

    @Test
    void onlyFreeFramesCanBeGivenAway() {
        for (int first : new int[] {-1, 39, 49, 59, 150, Integer.MAX_VALUE}) {
            assertThat(c.kernel.claimKernelFrames(first, 2)).isEqualTo(Abi.DENIED);
            assertThat(c.memory.addRegion(0, first, 2, 0x100, 3)).isEqualTo(Abi.DENIED);
            assertThat(c.memory.addMemoryChannel(0, 1, first, 2, 0x100, 0x100)).isEqualTo(Abi.DENIED);
            assertThat(c.devices.addDevice(0, 8, first, 2, 0x100, 1, 40)).isEqualTo(Abi.DENIED);
        }
        assertThat(c.kernel.claimKernelFrames(60, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.claimKernelFrames(149, 2)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.ledger.state(60)).isEqualTo(Ledger.FREE);
        assertThat(c.memory.addRegion(0, 60, 2, 0x100, 3)).isEqualTo(2);
    }

    @Test
    void regionsNeedAPartitionRightsAndRoom() {
        assertThat(c.memory.addRegion(2, 60, 1, 0x100, 3)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(-1, 60, 1, 0x100, 3)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(0, 60, 1, 0x100, 2)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(0, 60, 1, 0x100, 8)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(0, 60, 1, -1, 3)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(0, 60, 2, Limits.PAGES - 1, 3)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(0, 60, 1, 0x0F, 3)).isEqualTo(2);
        assertThat(c.memory.addRegion(0, 61, 2, 0x0E, 3)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(0, 61, 1, 0x19, 3)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addRegion(0, 61, 1, 0x1A, 3)).isEqualTo(3);
        assertThat(c.memory.addRegion(0, 62, 1, Limits.PAGES - 1, 3)).isEqualTo(4);
    }

    @Test
    void channelsNeedTwoPartitionsAndTwoPlaces() {
        assertThat(c.memory.addMemoryChannel(0, 0, 60, 1, 0x100, 0x101)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addMemoryChannel(0, 2, 60, 1, 0x100, 0x101)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addMemoryChannel(2, 0, 60, 1, 0x100, 0x101)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addMemoryChannel(0, 1, 60, 1, 0x10, 0x101)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addMemoryChannel(0, 1, 60, 1, 0x100, 0x10)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.ledger.state(60)).isEqualTo(Ledger.FREE);
        assertThat(c.memory.addMemoryChannel(0, 1, 60, 1, 0x100, 0x100)).isEqualTo(Abi.OK);
        assertThat(c.memory.ledger.owner(60)).isZero();
        assertThat(c.memory.ledger.borrower(60)).isEqualTo(1);
    }

    @Test
    void devicesNeedTheirOwnRequesterLineAndVector() {
        assertThat(c.devices.addDevice(0, 8, 60, 1, 0x100, 1, 40)).isZero();
        assertThat(c.devices.addDevice(0, 8, 61, 1, 0x101, 2, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(0, 9, 61, 1, 0x101, 1, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(0, 9, 61, 1, 0x101, 2, 40)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(0, 9, 61, 1, 0x101, 64, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(0, 9, 61, 1, 0x101, -1, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(0, 9, 61, 1, 0x101, 2, 31)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(0, 9, 61, 1, 0x101, 2, 256)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(0, -1, 61, 1, 0x101, 2, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(0, 65536, 61, 1, 0x101, 2, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(2, 9, 61, 1, 0x101, 2, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDevice(0, 9, 61, 1, 0x100, 2, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.ledger.state(61)).isEqualTo(Ledger.FREE);
        assertThat(c.devices.addDevice(1, 9, 61, 1, 0x101, 2, 40)).isEqualTo(1);
    }

    @Test
    void sixteenDevicesAreTheMost() {
        for (int d = 0; d < 16; d++) {
            assertThat(c.devices.addDevice(0, 8 * d, 60 + d, 1, 0x100 + d, d, 40 + d))
                    .isEqualTo(d);
        }
        assertThat(c.devices.addDevice(0, 999, 80, 1, 0x200, 20, 80)).isEqualTo(Abi.DENIED);
    }

    @Test
    void dmaWindowsStayWithinOnePartition() {
        c.devices.addDevice(0, 8, 60, 1, 0x100, 1, 40);
        assertThat(c.devices.addDmaWindow(0, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDmaWindow(0, 2)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDmaWindow(0, -1)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDmaWindow(1, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDmaWindow(-1, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.devices.addDmaWindow(0, 0)).isEqualTo(Abi.OK);
        assertThat(c.devices.addDmaWindow(0, 0)).isEqualTo(Abi.DENIED);
    }

    @Test
    void grantsNeverWidenRightsNorCollide() {
        assertThat(c.memory.addGrant(1, 0, 1, 0x200, 7, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(1, 0, 1, 0x200, 2, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(1, 0, 1, 0x200, 3, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(1, 0, 1, 0x200, 3, 8)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(1, 1, 1, 0x200, 3, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(1, 2, 1, 0x200, 3, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(2, 0, 1, 0x200, 3, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(1, 0, 2, 0x200, 3, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(1, 0, -1, 0x200, 3, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(1, 0, 1, 0x18, 3, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(1, 0, 1, 0x200, 3, 1)).isZero();
        assertThat(c.memory.addRegion(0, 60, 1, 0x200, 3)).isEqualTo(Abi.DENIED);
        assertThat(c.memory.addGrant(0, 1, 1, 0x10, 3, 1)).isEqualTo(1);
    }

    @Test
    void portsEventsAndRulesNeedPartitions() {
        assertThat(c.run.addQueue(0, 2, 1, 1, false)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addQueue(-1, 0, 1, 1, false)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addQueue(0, 1, 0, 1, false)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addQueue(0, 1, 513, 1, false)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addQueue(0, 1, 1, 0, false)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addQueue(0, 1, 1, 4097, false)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addQueue(0, 1, 512, 4000, false)).isZero();
        assertThat(c.run.addQueue(0, 1, 1, 97, false)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addQueue(0, 1, 1, 96, false)).isEqualTo(1);
        assertThat(c.run.addSampling(0, 2, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addSampling(2, 0, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addSampling(0, 1, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addSampling(0, 1, 513)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addSampling(0, 1, 512)).isZero();
        assertThat(c.run.addEvent(0, 2, 40)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addEvent(2, 0, 40)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addEvent(0, 1, 31)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addEvent(0, 1, 256)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addEvent(0, 1, 32)).isZero();
        assertThat(c.run.setFaultRule(2, 0, 1, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.run.setFaultRule(0, 5, 1, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.run.setFaultRule(0, -1, 1, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.run.setFaultRule(0, 0, 3, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.run.setFaultRule(0, 0, -1, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.run.setFaultRule(0, 0, 2, -1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.setFaultRule(0, 0, 2, Limits.RESTARTS + 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.setFaultRule(0, 0, 2, Limits.RESTARTS)).isEqualTo(Abi.OK);
        assertThat(c.run.setStart(2, new long[80])).isEqualTo(Abi.DENIED);
        assertThat(c.run.setStart(0, new long[79])).isEqualTo(Abi.DENIED);
    }

    @Test
    void minorFramesOfAProcessorStandSideBySideAndAPartitionHasOneProcessor() {
        assertThat(c.run.addMinorFrame(2, 0, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addMinorFrame(-1, Abi.NOBODY, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addMinorFrame(0, 2, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addMinorFrame(0, -2, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addMinorFrame(0, 0, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addMinorFrame(0, 0, Limits.MINOR_FRAME_TICKS + 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addMinorFrame(0, 0, Limits.MINOR_FRAME_TICKS)).isEqualTo(Abi.OK);
        assertThat(c.run.addMinorFrame(1, 0, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addMinorFrame(1, 1, 1)).isEqualTo(Abi.OK);
        assertThat(c.run.addMinorFrame(0, 0, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.run.addMinorFrame(1, Abi.NOBODY, 1)).isEqualTo(Abi.OK);
    }

    @Test
    void imagesComeFromKernelFramesAndGoToRegions() {
        assertThat(c.kernel.addImage(40, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.addImage(39, 38)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.addImage(39, 60)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.addImage(-1, 40)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.addImage(39, 150)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.addImage(39, 40)).isEqualTo(Abi.OK);
        assertThat(c.kernel.setTableFrames(0, 40)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.setTableFrames(0, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.setTableFrames(0, 0)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.setTableFrames(-1, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.setTableFrames(39, 150)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.setTableFrames(0, 39)).isEqualTo(Abi.OK);
        assertThat(c.kernel.addImage(38, 41)).isEqualTo(Abi.DENIED);
    }

    @Test
    void aKernelNeedsACompleteConfiguration() {
        TestPlatform platform = new TestPlatform();
        assertThat(c.complete()).isFalse();
        assertThatThrownBy(() -> Kernels.start(c, platform))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the configuration is not complete");
        assertThat(c.setProcessor(31, false, false, false, false)).isEqualTo(Abi.DENIED);
        assertThat(c.setProcessor(53, false, false, false, false)).isEqualTo(Abi.DENIED);
        assertThat(c.setProcessor(52, false, false, false, false)).isEqualTo(Abi.OK);
        assertThat(c.complete()).isFalse();
        assertThat(c.tableFramesNeeded()).isEqualTo(8);
        assertThat(c.kernel.setTableFrames(0, 7)).isEqualTo(Abi.OK);
        c.run.addMinorFrame(0, 0, 1);
        c.run.addMinorFrame(1, 1, 1);
        assertThat(c.complete()).isFalse();
        assertThat(c.kernel.setTableFrames(0, 8)).isEqualTo(Abi.OK);
        assertThat(c.complete()).isTrue();
        assertThat(c.devices.setDmaWidth(40)).isEqualTo(Abi.DENIED);
        c.devices.addDevice(0, 8, 60, 1, 0x100, 1, 40);
        assertThat(c.complete()).isFalse();
        assertThat(c.devices.setDmaWidth(39)).isEqualTo(Abi.OK);
        assertThat(c.complete()).isFalse();
        assertThat(c.tableFramesNeeded()).isEqualTo(8 + 1 + 1 + 1);
        assertThat(c.kernel.setTableFrames(0, 11)).isEqualTo(Abi.OK);
        assertThat(Kernels.start(c, platform).dmaRootTable()).isEqualTo(0x10_8000);
    }

    @Test
    void tablesAreCountedBySpanAndBus() {
        c.memory.addRegion(0, 60, 20, 512 - 10, 3);
        c.memory.addRegion(1, 80, 1, 262144, 3);
        c.memory.addRegion(1, 81, 1, 134217728, 3);
        assertThat(c.tableFramesNeeded()).isEqualTo(4 + 1 + 4 + 2 + 3);
        c.devices.addDevice(0, 0x008, 100, 1, 0x100, 1, 40);
        c.devices.addDevice(0, 0x010, 101, 1, 0x101, 2, 41);
        c.devices.addDevice(1, 0x110, 102, 1, 0x102, 3, 42);
        c.devices.addDmaWindow(0, 0);
        c.devices.addDmaWindow(2, 3);
        c.devices.setDmaWidth(48);
        assertThat(c.tableFramesNeeded()).isEqualTo(14 + 1 + 2 + 4 + 1 + 4);
        c.devices.setDmaWidth(39);
        assertThat(c.tableFramesNeeded()).isEqualTo(14 + 1 + 2 + 3 + 1 + 3);
    }

    @Test
    void dmaBeyondTheUnitsWidthIsRefused() {
        c.memory.addRegion(0, 60, 1, 134217728, 3);
        c.devices.addDevice(0, 8, 100, 1, 0x100, 1, 40);
        c.devices.addDmaWindow(0, 2);
        c.devices.setDmaWidth(39);
        c.setProcessor(39, true, true, false, false);
        c.run.addMinorFrame(0, 0, 1);
        c.run.addMinorFrame(1, 1, 1);
        c.kernel.setTableFrames(0, 40);
        TestPlatform platform = new TestPlatform();
        assertThatThrownBy(() -> Kernels.start(c, platform))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the translation tables do not fit");
    }

    @Test
    void aSealedConfigurationRefusesEverything() {
        Configuration sealed = new TestSystem().configuration;
        assertThat(sealed.complete()).isFalse();
        assertThat(sealed.memory.addFrames(0xC000_0000L, 1)).isEqualTo(Abi.DENIED);
        assertThat(sealed.kernel.claimKernelFrames(144, 1)).isEqualTo(Abi.DENIED);
        assertThat(sealed.memory.addRegion(0, 144, 1, 0x200, 3)).isEqualTo(Abi.DENIED);
        assertThat(sealed.memory.addMemoryChannel(0, 1, 144, 1, 0x200, 0x200)).isEqualTo(Abi.DENIED);
        assertThat(sealed.devices.addDevice(0, 99, 144, 1, 0x200, 9, 99)).isEqualTo(Abi.DENIED);
        assertThat(sealed.devices.addDmaWindow(0, 0)).isEqualTo(Abi.DENIED);
        assertThat(sealed.memory.addGrant(0, 1, 0, 0x200, 3, 1)).isEqualTo(Abi.DENIED);
        assertThat(sealed.run.addQueue(0, 1, 1, 1, false)).isEqualTo(Abi.DENIED);
        assertThat(sealed.run.addSampling(0, 1, 1)).isEqualTo(Abi.DENIED);
        assertThat(sealed.run.addEvent(0, 1, 40)).isEqualTo(Abi.DENIED);
        assertThat(sealed.run.addMinorFrame(1, 2, 1)).isEqualTo(Abi.DENIED);
        assertThat(sealed.run.setFaultRule(0, 0, 1, 0)).isEqualTo(Abi.DENIED);
        assertThat(sealed.run.setStart(0, new long[80])).isEqualTo(Abi.DENIED);
        assertThat(sealed.kernel.addImage(119, 129)).isEqualTo(Abi.DENIED);
        assertThat(sealed.setProcessor(39, true, true, true, true)).isEqualTo(Abi.DENIED);
        assertThat(sealed.devices.setDmaWidth(48)).isEqualTo(Abi.DENIED);
        assertThat(sealed.kernel.setTableFrames(0, 100)).isEqualTo(Abi.DENIED);
    }

    /** Requirement G7-01. */
    @Test
    void memoryThatWasNotEmptyBeforeIsScrubbedAtBootAndRegistersAreNot() {
        TestPlatform dirty = new TestPlatform();
        Configuration full = TestSystem.configure(dirty);
        int[] frames = {TestSystem.RED_RAM_FRAME, TestSystem.BLACK_RAM_FRAME + 3, TestSystem.CHANNEL_FRAME};
        for (int f : frames) {
            dirty.memory.write64(TestSystem.address(f) + 4088, 0xDEAD);
        }
        assertThat(Kernels.start(full, dirty).current(0)).isEqualTo(TestSystem.RED);
        assertThat(dirty.memory.read64(TestSystem.address(frames[0]) + 4088)).isEqualTo(0x1111_0000L + 511);
        assertThat(dirty.memory.read64(TestSystem.address(frames[1]) + 4088)).isZero();
        assertThat(dirty.memory.read64(TestSystem.address(frames[2]) + 4088)).isZero();
        assertThat(dirty.scrubbedFrames).doesNotContain(TestSystem.REGISTERS);
        assertThat(dirty.scrubbedFrames).doesNotContain(TestSystem.address(TestSystem.FREE_FRAME));
    }

    @Test
    void severalFramesOfAChannelOrDeviceStandInOrder() {
        assertThat(c.memory.addMemoryChannel(0, 1, 60, 3, 0x100, 0x200)).isEqualTo(Abi.OK);
        assertThat(c.devices.addDevice(1, 8, 70, 3, 0x300, 1, 40)).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(c.memory.ledger.state(60 + i)).isEqualTo(Ledger.CHANNEL);
            assertThat(c.memory.ledger.ownerPage(60 + i)).isEqualTo(0x100 + i);
            assertThat(c.memory.ledger.borrowerPage(60 + i)).isEqualTo(0x200 + i);
            assertThat(c.memory.ledger.state(70 + i)).isEqualTo(Ledger.DEVICE);
            assertThat(c.memory.ledger.ownerPage(70 + i)).isEqualTo(0x300 + i);
        }
    }

    @Test
    void theFirstVectorAndTheLeastAddressWidthAreAccepted() {
        assertThat(c.devices.addDevice(0, 8, 60, 1, 0x100, 1, 32)).isZero();
        assertThat(c.setProcessor(32, false, false, false, false)).isEqualTo(Abi.OK);
    }

    @Test
    void tablesEndWhereTheirFramesEnd() {
        assertThat(c.kernel.setTableFrames(5, 1)).isEqualTo(Abi.OK);
        assertThat(c.kernel.setTableFrames(1, 38)).isEqualTo(Abi.OK);
        assertThat(c.kernel.addImage(1, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.addImage(38, 41)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.addImage(0, 41)).isEqualTo(Abi.OK);
        assertThat(c.kernel.addImage(39, 41)).isEqualTo(Abi.OK);
    }

    @Test
    void nothingLiesBehindTheLastFrameOfAFullConfiguration() {
        Configuration full = new Configuration(1, 1, 10);
        assertThat(full.memory.addFrames(0, 10)).isZero();
        assertThat(full.memory.addRegion(0, 0, 1, 0, 3)).isZero();
        assertThat(full.kernel.claimKernelFrames(10, 1)).isEqualTo(Abi.DENIED);
        assertThat(full.kernel.claimKernelFrames(1, 9)).isEqualTo(Abi.OK);
        assertThat(full.kernel.addImage(10, 0)).isEqualTo(Abi.DENIED);
        assertThat(full.kernel.addImage(9, 10)).isEqualTo(Abi.DENIED);
        assertThat(full.kernel.setTableFrames(10, 1)).isEqualTo(Abi.DENIED);
        assertThat(full.kernel.setTableFrames(8, 3)).isEqualTo(Abi.DENIED);
        assertThat(full.kernel.setTableFrames(8, 2)).isEqualTo(Abi.OK);
        for (int i = 0; i < 10; i++) {
            assertThat(full.kernel.addImage(7, 0)).isEqualTo(Abi.OK);
        }
        assertThat(full.kernel.addImage(7, 0)).isEqualTo(Abi.DENIED);
    }

    /** Requirement G7-01. */
    @Test
    void aLedgerThatNeedsMoreTablesThanWereCountedDoesNotBoot() {
        TestPlatform platform = new TestPlatform();
        Configuration odd = TestSystem.configure(platform);
        odd.memory.ledger.own(TestSystem.RED, TestSystem.FREE_FRAME, Limits.PAGES - 1, 3);
        assertThatThrownBy(() -> Kernels.start(odd, platform))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the translation tables do not fit");
    }

    /** Requirement G7-01. */
    @Test
    void nothingBootsInWhichAPartitionThatDoesNotExistWouldRunOrBeInterrupted() {
        TestPlatform platform = new TestPlatform();
        Configuration runs = TestSystem.configure(platform);
        assertThat(runs.run.schedule.add(runs.processors - 1, runs.partitions, 1))
                .isEqualTo(Abi.OK);
        Configuration interrupted = TestSystem.configure(new TestPlatform());
        assertThat(interrupted.devices.routes.add(Limits.LINES - 1, interrupted.partitions, 50))
                .isEqualTo(Abi.OK);
        for (Configuration odd : new Configuration[] {runs, interrupted}) {
            assertThat(odd.complete()).isTrue();
            assertThatThrownBy(() -> Kernels.start(odd, platform))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("the configuration is not complete");
            assertThat(odd.complete()).isTrue();
        }
    }

    /** Requirement G6-04. */
    @Test
    void kernelMemoryThatWasFullBeforeLeavesNothingInTables() {
        TestPlatform dirty = new TestPlatform();
        for (int f = 0; f < TestSystem.KERNEL_FRAMES; f++) {
            for (int i = 0; i < 512; i++) {
                dirty.memory.write64(TestSystem.address(f) + 8L * i, -1L);
            }
        }
        Kernel kernel = Kernels.start(TestSystem.configure(dirty), dirty);
        long root = kernel.dmaRootTable();
        for (int bus = 0; bus < 256; bus++) {
            assertThat(dirty.memory.read64(root + 16L * bus + 8)).isZero();
        }
    }

    @Test
    void thePartsAreThoseOfThisConfiguration() {
        assertThat(c.memory()).isSameAs(c.memory);
        assertThat(c.kernel()).isSameAs(c.kernel);
        assertThat(c.devices()).isSameAs(c.devices);
        assertThat(c.run()).isSameAs(c.run);
    }

    @Test
    void registersThatDoNotFitAreNotAdded() {
        assertThat(c.memory.acceptsRegisters(2, 60, 1, 0x100)).isFalse();
        assertThat(c.memory.acceptsRegisters(0, 40, 1, 0x100)).isFalse();
        assertThat(c.memory.acceptsRegisters(0, 60, 1, 0x10)).isFalse();
        assertThat(c.memory.ledger.state(60)).isEqualTo(Ledger.FREE);
    }

    @Test
    void onlyClaimedFramesWithoutImagesBecomeTables() {
        Configuration c = SmallSystem.withMemory(4);
        assertThat(c.kernel.setTableFrames(0, SmallSystem.FRAMES + 1)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.setTableFrames(SmallSystem.FRAMES, 1)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.addImage(50, SmallSystem.FRAMES)).isEqualTo(Abi.OK);
        assertThat(c.kernel.setTableFrames(0, 51)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.setTableFrames(50, 100)).isEqualTo(Abi.DENIED);
        assertThat(c.kernel.setTableFrames(51, 100)).isEqualTo(Abi.OK);
        assertThat(c.kernel.setTableFrames(0, 50)).isEqualTo(Abi.OK);
    }
}
