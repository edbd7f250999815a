package cofferdam.spec.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PhysicalMemoryTest {
    private final PhysicalMemory memory = new PhysicalMemory(4 * 4096);

    @Test
    void aNewMemoryIsAllZero() {
        assertThat(memory.bytes()).isEqualTo(16384);
        assertThat(memory.frameCount()).isEqualTo(4);
        assertThat(memory.dump(0, 16384)).containsOnly(0);
        assertThat(memory.isZero(3)).isTrue();
    }

    @Test
    void aSizeMustBeAPositiveMultipleOfAFrameBelow8Tib() {
        for (long bytes : new long[] {0, -4096, 4097, 1L << 43}) {
            assertThatThrownBy(() -> new PhysicalMemory(bytes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("physical memory of 0x" + Long.toHexString(bytes) + " bytes");
        }
        assertThat(new PhysicalMemory(4096).frameCount()).isEqualTo(1);
        assertThat(new PhysicalMemory(1L << 32).frameCount()).isEqualTo(1 << 20);
    }

    @Test
    void coverageNeverOverflows() {
        assertThat(memory.covers(0, 16384)).isTrue();
        assertThat(memory.covers(16384, 0)).isTrue();
        assertThat(memory.covers(0, 16385)).isFalse();
        assertThat(memory.covers(16377, 8)).isFalse();
        assertThat(memory.covers(16376, 8)).isTrue();
        assertThat(memory.covers(-1, 1)).isFalse();
        assertThat(memory.covers(0, -1)).isFalse();
        assertThat(memory.covers(Long.MAX_VALUE, 8)).isFalse();
        assertThat(memory.covers(8, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void valuesAreLittleEndian() {
        memory.write64(0x10, 0x8877_6655_4433_2211L);
        assertThat(memory.read8(0x10)).isEqualTo(0x11);
        assertThat(memory.read8(0x17)).isEqualTo(0x88);
        assertThat(memory.read16(0x16)).isEqualTo(0x8877);
        assertThat(memory.read32(0x14)).isEqualTo(0x8877_6655);
        assertThat(memory.read64(0x10)).isEqualTo(0x8877_6655_4433_2211L);
        assertThat(memory.read(0x14, 4)).isEqualTo(0x8877_6655L);
    }

    @Property
    void everySizeAtEveryPlaceReadsWhatWasWrittenAndNothingAroundItChanges(
            @ForAll @IntRange(min = 4000, max = 4200) int address,
            @ForAll @IntRange(min = 0, max = 3) int log,
            @ForAll long value) {
        PhysicalMemory m = new PhysicalMemory(3 * 4096);
        int bytes = 1 << log;
        m.write64(address - 8, -1);
        m.write64(address, -1);
        m.write64(address + bytes, -1);
        m.write(address, bytes, value);
        long mask = bytes == 8 ? -1L : (1L << 8 * bytes) - 1;
        assertThat(m.read(address, bytes)).isEqualTo(value & mask);
        for (int i = 0; i < bytes; i++) {
            assertThat(m.read8(address + i)).isEqualTo((int) (value >>> 8 * i) & 0xff);
        }
        assertThat(m.read64(address - 8)).isEqualTo(-1);
        assertThat(m.read64(address + bytes)).isEqualTo(-1);
    }

    @Test
    void accessesAtTheEndOfAFrameAndAcrossItWork() {
        byte[] ones = new byte[8192];
        Arrays.fill(ones, (byte) -1);
        memory.load(0, ones);
        for (int bytes : new int[] {2, 4, 8}) {
            for (int offset = 4096 - bytes; offset < 4096; offset++) {
                memory.write(offset, bytes, 0x0102_0304_0506_0708L);
                long mask = bytes == 8 ? -1L : (1L << 8 * bytes) - 1;
                assertThat(memory.read(offset, bytes)).isEqualTo(0x0102_0304_0506_0708L & mask);
                assertThat(memory.read8(offset - 1)).isEqualTo(0xff);
                assertThat(memory.read8(offset + bytes)).isEqualTo(0xff);
                memory.write(offset, bytes, -1);
            }
        }
    }

    @Test
    void aTableEntryIsAllOnesWhereThereIsNoMemory() {
        memory.write64(0x3ff8, 5);
        assertThat(memory.readEntry(0x3ff8)).isEqualTo(5);
        assertThat(memory.readEntry(0)).isZero();
        for (long address : new long[] {0x4000, 1L << 44, -8, Long.MIN_VALUE}) {
            assertThat(memory.readEntry(address)).isEqualTo(-1);
        }
    }

    @Test
    void otherSizesAreRefused() {
        assertThatThrownBy(() -> memory.read(0, 3)).hasMessage("access of 3 bytes");
        assertThatThrownBy(() -> memory.write(0, 16, 0)).hasMessage("access of 16 bytes");
    }

    @Test
    void anAddressOutsideIsAnErrorAndNeverWraps() {
        for (long address : new long[] {16384, -1, 1L << 44, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> memory.read8(address)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> memory.write8(address, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void loadAndDumpCrossFrames() {
        byte[] content = new byte[9000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 7 + 1);
        }
        memory.load(100, content);
        assertThat(memory.dump(100, 9000)).isEqualTo(content);
        assertThat(memory.read8(99)).isZero();
        assertThat(memory.read8(9100)).isZero();
    }

    @Test
    void aCopyIsIndependent() {
        memory.write64(0x1000, 42);
        PhysicalMemory copy = memory.copy();
        assertThat(copy.read64(0x1000)).isEqualTo(42);
        copy.write64(0x1000, 43);
        copy.write64(0x2000, 44);
        assertThat(memory.read64(0x1000)).isEqualTo(42);
        assertThat(memory.read64(0x2000)).isZero();
        assertThat(copy.frameCount()).isEqualTo(4);
    }

    @Test
    void aScrubbedFrameIsZeroAndStaysApartFromOthers() {
        memory.write64(0x1008, 42);
        assertThat(memory.isZero(1)).isFalse();
        memory.scrubFrame(1);
        assertThat(memory.isZero(1)).isTrue();
        memory.write64(0x1008, 7);
        assertThat(memory.isZero(0)).isTrue();
        assertThat(memory.isZero(2)).isTrue();
    }

    @Test
    void aFrameWrittenWithZeroesCountsAsZero() {
        memory.write64(0x1008, 0);
        assertThat(memory.isZero(1)).isTrue();
    }

    @Test
    void aCopiedFrameIsEqualThenIndependent() {
        memory.write64(0x1008, 42);
        memory.copyFrame(1, 2);
        assertThat(memory.read64(0x2008)).isEqualTo(42);
        memory.write64(0x2008, 43);
        assertThat(memory.read64(0x1008)).isEqualTo(42);
        memory.copyFrame(0, 1);
        assertThat(memory.isZero(1)).isTrue();
        memory.write64(0x1008, 9);
        assertThat(memory.isZero(0)).isTrue();
    }

    @Test
    void framesAreComparedByContent() {
        PhysicalMemory other = new PhysicalMemory(4 * 4096);
        assertThat(memory.sameFrame(other, 1)).isTrue();
        memory.write64(0x1008, 42);
        assertThat(memory.sameFrame(other, 1)).isFalse();
        other.write64(0x1008, 42);
        assertThat(memory.sameFrame(other, 1)).isTrue();
    }
}
