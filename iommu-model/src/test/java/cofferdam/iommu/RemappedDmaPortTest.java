package cofferdam.iommu;

import static cofferdam.iommu.RemappingFixture.DATA;
import static cofferdam.iommu.RemappingFixture.HOLE;
import static cofferdam.iommu.RemappingFixture.L1;
import static cofferdam.iommu.RemappingFixture.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.memory.MmioDevice;
import cofferdam.spec.memory.PhysicalBus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DMA page by page through the unit (G3-01). */
class RemappedDmaPortTest {
    private final RemappingFixture bench = new RemappingFixture();
    private final PhysicalBus bus = new PhysicalBus(bench.memory);
    private final List<String> accesses = new ArrayList<>();
    private final RemappedDmaPort port = new RemappedDmaPort(
            bench.unit,
            bus,
            REQUESTER,
            (address, host, bytes, write) -> accesses.add(
                    Long.toHexString(address) + (write ? ">" : "<") + Long.toHexString(host) + "+" + bytes));

    private static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return bytes;
    }

    @Test
    void aWriteArrivesWhereThePageIs() {
        assertThat(port.write(0x1ffc, pattern(8), 4, 4)).isTrue();
        assertThat(bench.memory.read32(DATA + 0xffc)).isEqualTo(0x0807_0605);
        assertThat(accesses).containsExactly("1ffc>200ffc+4");
    }

    @Test
    void aReadComesFromWhereThePageIs() {
        bench.memory.write64(DATA + 8, 0x1122_3344_5566_7788L);
        byte[] into = new byte[10];
        assertThat(port.read(0x1008, into, 1, 8)).isTrue();
        assertThat(into).containsExactly(0, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11, 0);
    }

    @Test
    void aTransferOverTwoPagesFollowsBoth() {
        bench.set(L1 + 16, 0x30_0000 | 3);
        assertThat(port.write(0x1ffe, pattern(4), 0, 4)).isTrue();
        assertThat(bench.memory.read16(DATA + 0xffe)).isEqualTo(0x0201);
        assertThat(bench.memory.read16(0x30_0000)).isEqualTo(0x0403);
        byte[] back = new byte[4];
        assertThat(port.read(0x1ffe, back, 0, 4)).isTrue();
        assertThat(back).isEqualTo(pattern(4));
        assertThat(accesses).containsExactly("1ffe>200ffe+2", "2000>300000+2", "1ffe<200ffe+2", "2000<300000+2");
    }

    @Test
    void aTransferOverThreePagesFollowsAll() {
        bench.set(L1 + 16, 0x30_0000 | 3).set(L1 + 24, 0x31_0000 | 3);
        byte[] bytes = pattern(4096 + 8);
        assertThat(port.write(0x1ffc, bytes, 0, bytes.length)).isTrue();
        assertThat(bench.memory.dump(0x30_0000, 4096)).isEqualTo(Arrays.copyOfRange(bytes, 4, 4100));
        assertThat(bench.memory.dump(0x31_0000, 8)).containsExactly(5, 6, 7, 8, 0, 0, 0, 0);
        byte[] back = new byte[bytes.length];
        assertThat(port.read(0x1ffc, back, 0, back.length)).isTrue();
        assertThat(back).isEqualTo(bytes);
    }

    @Test
    void aBlockedSecondPageLeavesTheFirstWritten() {
        assertThat(port.write(0x1ffe, pattern(4), 0, 4)).isFalse();
        assertThat(bench.memory.read16(DATA + 0xffe)).isEqualTo(0x0201);
        assertThat(bench.reason(0)).isEqualTo(5);
        assertThat(accesses).containsExactly("1ffe>200ffe+2", "2000>ffffffffffffffff+2");
    }

    @Test
    void aBlockedReadChangesNothingOfItsPage() {
        byte[] into = {9, 9};
        assertThat(port.read(0x2000, into, 0, 2)).isFalse();
        assertThat(into).containsExactly(9, 9);
        assertThat(bench.reason(0)).isEqualTo(6);
    }

    @Test
    void readOnlyMemoryIsNotWritten() {
        bench.set(L1 + 8, DATA | 1);
        assertThat(port.write(0x1000, pattern(1), 0, 1)).isFalse();
        assertThat(bench.memory.read8(DATA)).isZero();
    }

    @Test
    void dmaNeverReachesDeviceRegistersOrNothing() {
        MmioDevice touchy = new MmioDevice() {
            @Override
            public long readRegister(long offset, int bytes) {
                throw new AssertionError();
            }

            @Override
            public void writeRegister(long offset, int bytes, long value) {
                throw new AssertionError();
            }
        };
        bus.attach(DATA, 4096, touchy);
        assertThat(port.write(0x1000, pattern(8), 0, 8)).isFalse();
        assertThat(port.read(0x1000, new byte[8], 0, 8)).isFalse();
        bench.set(L1 + 16, HOLE | 3);
        assertThat(port.read(0x2000, new byte[8], 0, 8)).isFalse();
        assertThat(bench.memory.read64(DATA)).isZero();
    }

    @Test
    void withoutListenerItWorksTheSame() {
        RemappedDmaPort plain = new RemappedDmaPort(bench.unit, bus, REQUESTER);
        assertThat(plain.write(0x1000, pattern(2), 0, 2)).isTrue();
        assertThat(bench.memory.read16(DATA)).isEqualTo(0x0201);
        assertThat(new RemappedDmaPort(bench.unit, bus, REQUESTER + 1).write(0x1000, pattern(2), 0, 2))
                .isFalse();
    }
}
