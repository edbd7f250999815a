package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Host-physical address zero, guest page zero, the first frame and the last are frames like all others. Requirements
 * G1-05, G1-13, G2-02, G2-05, G3-05, G5-05.
 */
class EdgesTest {
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final int HIGH_FRAME = 45;
    private static final long HIGH_PAGE = 0x80;
    private static final long HIGH_ADDRESS = 0x2000_0000L;
    private static final int DEVICE = 0;

    /** Its second page is mapped by the last entry of the partition's last table, right before the DMA root table. */
    private static final long SECOND_ADDRESS = 510L * Frames.SIZE;

    private final TestPlatform platform = new TestPlatform();
    private final Kernel kernel;
    private final Inspection view;

    EdgesTest() {
        Configuration c = new Configuration(1, 2, HIGH_FRAME + 2);
        c.memory.addFrames(0, HIGH_FRAME - 1);
        c.memory.addFrames(0x1000_0000L, 1);
        c.memory.addFrames(HIGH_ADDRESS, 2);
        c.kernel.claimKernelFrames(2, 40);
        c.memory.addRegion(FIRST, 0, 2, 0, 3);
        c.memory.addRegion(FIRST, HIGH_FRAME, 2, (int) HIGH_PAGE, 3);
        c.memory.addRegion(SECOND, 42, 2, (int) (SECOND_ADDRESS / Frames.SIZE), 3);
        c.devices.addDevice(FIRST, 8, HIGH_FRAME - 1, 1, 0x100, 1, 32);
        c.devices.addDmaWindow(DEVICE, LOW);
        c.devices.addDmaWindow(DEVICE, HIGH);
        c.run.addQueue(FIRST, SECOND, 1, 2, false);
        c.run.addQueue(SECOND, FIRST, 1, 2, false);
        c.run.addSampling(FIRST, SECOND, 1);
        c.run.addSampling(SECOND, FIRST, 1);
        c.run.addMinorFrame(0, FIRST, 1);
        c.run.addMinorFrame(0, SECOND, 1);
        c.run.setFaultRule(FIRST, Abi.FORBIDDEN_INSTRUCTION, Abi.ACTION_RESTART, 1);
        c.setProcessor(39, true, true, true, true);
        c.devices.setDmaWidth(39);
        c.kernel.setTableFrames(2, 40);
        kernel = Kernels.start(c, platform);
        view = kernel.inspection();
    }

    private long call(int partition, int number, long a, long b, long c) {
        while (kernel.current(0) != partition) {
            kernel.tick(0);
        }
        kernel.setRegister(partition, Registers.RAX, number);
        kernel.setRegister(partition, Registers.RDI, a);
        kernel.setRegister(partition, Registers.RSI, b);
        kernel.setRegister(partition, Registers.RDX, c);
        kernel.handleExit(0, ExitReasons.VMCALL, 0, 0, 3);
        return kernel.register(partition, Registers.RAX);
    }

    @Test
    void theFirstFrameIsUnmappedAndMapped() {
        assertThat(call(FIRST, Abi.UNMAP, LOW, 0, 0)).isEqualTo(Abi.OK);
        assertThat(view.frameOwnerRights(0)).isZero();
        assertThat(call(FIRST, Abi.MAP, LOW, 0, 1)).isEqualTo(Abi.OK);
        assertThat(view.frameOwnerRights(0)).isEqualTo(1);
        assertThat(call(SECOND, Abi.MAP, LOW, 0, 1)).isEqualTo(Abi.DENIED);
    }

    @Test
    void theFirstFrameIsTakenFromADeviceAndGivenBack() {
        assertThat(call(FIRST, Abi.DMA_UNMAP, DEVICE, LOW, 0)).isEqualTo(Abi.OK);
        assertThat(view.deviceReaches(DEVICE, 0)).isFalse();
        assertThat(call(FIRST, Abi.DMA_MAP, DEVICE, LOW, 0)).isEqualTo(Abi.OK);
        assertThat(view.deviceReaches(DEVICE, 0)).isTrue();
    }

    @Test
    void aRestartGivesEveryFrameOfEveryWindowBackToTheDevice() {
        int[] frames = {0, 1, HIGH_FRAME, HIGH_FRAME + 1};
        for (int i = 0; i < 2; i++) {
            assertThat(call(FIRST, Abi.DMA_UNMAP, DEVICE, LOW, i)).isEqualTo(Abi.OK);
            assertThat(call(FIRST, Abi.DMA_UNMAP, DEVICE, HIGH, i)).isEqualTo(Abi.OK);
        }
        for (int f : frames) {
            assertThat(view.deviceReaches(DEVICE, f)).isFalse();
        }
        assertThat(kernel.handleExit(0, 30, 0, 0, 0)).isEqualTo(Abi.EXIT_RESTARTED);
        for (int f : frames) {
            assertThat(view.deviceReaches(DEVICE, f)).isTrue();
        }
    }

    @Test
    void messagesAreReadFromHostAddressZeroAndWrittenToIt() {
        platform.memory.write64(0, 77);
        assertThat(call(FIRST, Abi.QUEUE_SEND, 0, 0, 8)).isEqualTo(Abi.OK);
        assertThat(call(FIRST, Abi.SAMPLE_WRITE, 0, 0, 8)).isEqualTo(Abi.OK);
        assertThat(view.queueWord(0, 0, 0)).isEqualTo(77);
        assertThat(view.sampleWord(0, 0)).isEqualTo(77);
        long source = view.frameAddress(42);
        platform.memory.write64(source, 78);
        platform.memory.write64(source + 8, 79);
        assertThat(call(SECOND, Abi.QUEUE_SEND, 1, SECOND_ADDRESS, 8)).isEqualTo(Abi.OK);
        assertThat(call(SECOND, Abi.SAMPLE_WRITE, 1, SECOND_ADDRESS + 8, 8)).isEqualTo(Abi.OK);
        assertThat(call(FIRST, Abi.QUEUE_RECEIVE, 1, 0, 8)).isEqualTo(8);
        assertThat(platform.memory.read64(0)).isEqualTo(78);
        assertThat(call(FIRST, Abi.SAMPLE_READ, 1, 0, 8)).isEqualTo(8);
        assertThat(platform.memory.read64(0)).isEqualTo(79);
    }

    @Test
    void messagesAreReadFromTheLastFrameToItsEnd() {
        platform.memory.write64(HIGH_ADDRESS + 8184, 80);
        long end = (HIGH_PAGE + 2) * Frames.SIZE;
        assertThat(call(FIRST, Abi.QUEUE_SEND, 0, end - 8, 8)).isEqualTo(Abi.OK);
        assertThat(view.queueWord(0, 0, 0)).isEqualTo(80);
        assertThat(call(FIRST, Abi.QUEUE_SEND, 0, end, 8)).isEqualTo(Abi.INVALID);
    }
}
