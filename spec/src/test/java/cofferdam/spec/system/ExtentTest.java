package cofferdam.spec.system;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Stretches of addresses against their definition, address by address (G8-04). */
class ExtentTest {
    @Property
    void relationsAreThoseOfTheSetsOfAddresses(
            @ForAll @LongRange(max = 8) long base,
            @ForAll @LongRange(max = 8) long size,
            @ForAll @LongRange(max = 8) long otherBase,
            @ForAll @LongRange(max = 8) long otherSize) {
        Extent one = new Extent(base, size);
        Extent other = new Extent(otherBase, otherSize);
        boolean common = false;
        boolean all = true;
        for (long address = 0; address <= 16; address++) {
            boolean in = address >= base && address < base + size;
            boolean inOther = address >= otherBase && address < otherBase + otherSize;
            common |= in && inOther;
            all &= in || !inOther;
            assertThat(one.contains(address)).isEqualTo(in);
        }
        assertThat(one.overlaps(other)).isEqualTo(common);
        if (otherSize > 0) {
            assertThat(one.contains(other)).isEqualTo(all);
        }
    }

    @Test
    void extentsAreShownWithTheirLastAddress() {
        assertThat(new Extent(0x1000, 0x2000)).hasToString("0x1000..0x2fff");
        assertThat(new Extent(0x1000, 0)).hasToString("nothing at 0x1000");
        assertThat(new Extent(0x1000, 0x2000).end()).isEqualTo(0x3000);
    }
}
