package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Memory channels side by side, of one sender to several receivers: each keeps its own places. Requirements G1-02, G1-13. */
class ChannelTablesTest {
    private static final int FIRST = 0;
    private static final int SENDER = 1;
    private static final int THIRD = 2;

    @Test
    void framesOfNeighbouringChannelsAreMappedWhereTheirOwnChannelSays() {
        Configuration c = new Configuration(1, 3, 60);
        c.memory.addFrames(0x10_0000, 60);
        c.kernel.claimKernelFrames(0, 40);
        int[][] channels = {
            {FIRST, 40, 3, 0x100, 0x200},
            {THIRD, 43, 2, 0x103, 0x203},
            {THIRD, 45, 2, 0x105, 0x300},
            {FIRST, 47, 2, 0x107, 0x280},
            {FIRST, 49, 3, 0x109, 0x290},
            {FIRST, 52, 1, 0x10C, 0x2A0},
            {FIRST, 53, 1, 0x10D, 0x29F}
        };
        for (int[] a : channels) {
            assertThat(c.memory.addMemoryChannel(SENDER, a[0], a[1], a[2], a[3], a[4]))
                    .isEqualTo(Abi.OK);
        }
        c.run.addMinorFrame(0, FIRST, 1);
        c.setProcessor(39, true, true, true, true);
        c.kernel.setTableFrames(0, 40);
        TestPlatform platform = new TestPlatform();
        Kernel kernel = Kernels.start(c, platform);
        Inspection view = kernel.inspection();
        for (int[] a : channels) {
            for (int i = 0; i < a[2]; i++) {
                assertThat(view.frameBorrower(a[1] + i)).isEqualTo(a[0]);
                assertThat(view.frameBorrowerPage(a[1] + i)).isEqualTo(a[4] + i);
            }
        }
    }
}
