package cofferdam.spec.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhysicalBusTest {
    private final PhysicalMemory memory = new PhysicalMemory(4 * 4096);
    private final PhysicalBus bus = new PhysicalBus(memory);
    private final List<String> log = new ArrayList<>();

    private MmioDevice device(String name) {
        return new MmioDevice() {
            @Override
            public long readRegister(long offset, int bytes) {
                log.add(name + " read " + offset + " " + bytes);
                return 0x77;
            }

            @Override
            public void writeRegister(long offset, int bytes, long value) {
                log.add(name + " write " + offset + " " + bytes + " " + value);
            }
        };
    }

    @Test
    void plainAddressesReachMemory() {
        bus.write(0x1000, 4, 0x1234_5678);
        assertThat(memory.read32(0x1000)).isEqualTo(0x1234_5678);
        assertThat(bus.read(0x1000, 2)).isEqualTo(0x5678);
        assertThat(bus.memory()).isSameAs(memory);
    }

    @Test
    void aWindowHidesMemory() {
        bus.attach(0x2000, 0x100, device("a"));
        bus.write(0x2008, 8, 5);
        assertThat(bus.read(0x20f8, 8)).isEqualTo(0x77);
        assertThat(log).containsExactly("a write 8 8 5", "a read 248 8");
        assertThat(memory.isZero(2)).isTrue();
    }

    @Test
    void aWindowOutsideMemoryWorks() {
        bus.attach(0xfed9_0000L, 0x1000, device("a"));
        bus.attach(0xfed8_0000L, 0x1000, device("b"));
        assertThat(bus.read(0xfed8_0004L, 4)).isEqualTo(0x77);
        assertThat(log).containsExactly("b read 4 4");
    }

    @Test
    void nothingReadsAsAllOnesAndIgnoresWrites() {
        assertThat(bus.read(0x4000, 1)).isEqualTo(0xff);
        assertThat(bus.read(0x4000, 2)).isEqualTo(0xffff);
        assertThat(bus.read(0x4000, 4)).isEqualTo(0xffff_ffffL);
        assertThat(bus.read(0x4000, 8)).isEqualTo(-1);
        bus.write(0x4000, 8, 1);
        assertThat(memory.dump(0, 0x4000)).containsOnly(0);
    }

    @Test
    void anAccessAcrossTheEdgeOfAWindowLeadsToNothing() {
        bus.attach(0x2000, 0x100, device("a"));
        assertThat(bus.read(0x1ffc, 8)).isEqualTo(-1);
        assertThat(bus.read(0x20fc, 8)).isEqualTo(-1);
        bus.write(0x1ffc, 8, 1);
        bus.write(0x20fc, 8, 1);
        assertThat(log).isEmpty();
        assertThat(memory.dump(0, 0x4000)).containsOnly(0);
    }

    @Test
    void isMemoryKnowsWindowsAndTheEnd() {
        bus.attach(0x2000, 0x100, device("a"));
        assertThat(bus.isMemory(0x1ff8, 8)).isTrue();
        assertThat(bus.isMemory(0x1ff9, 8)).isFalse();
        assertThat(bus.isMemory(0x20ff, 1)).isFalse();
        assertThat(bus.isMemory(0x2100, 8)).isTrue();
        assertThat(bus.isMemory(0x3ff8, 8)).isTrue();
        assertThat(bus.isMemory(0x3ff9, 8)).isFalse();
    }

    @Test
    void windowsMustNotOverlap() {
        bus.attach(0x2000, 0x100, device("a"));
        assertThatThrownBy(() -> bus.attach(0x20ff, 0x100, device("b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("register windows overlap at 0x20ff");
        assertThatThrownBy(() -> bus.attach(0x1f01, 0x100, device("b")))
                .hasMessage("register windows overlap at 0x1f01");
        bus.attach(0x1f00, 0x100, device("c"));
        bus.attach(0x2100, 0x100, device("d"));
        assertThat(bus.read(0x2100, 1)).isEqualTo(0x77);
        assertThat(log).containsExactly("d read 0 1");
    }
}
