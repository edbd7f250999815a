package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The table engine by itself: what it refuses, and that a refusal changes nothing. Requirements G1-11, G1-13. */
class RadixTest {
    private static final int LAST_PAGE = Limits.PAGES - 1;
    private final TestPlatform platform = new TestPlatform();

    private Radix radix(int levels, int pool) {
        Frames frames = new Frames(64);
        frames.add(0x10000, 64);
        Radix radix = new Radix(platform, frames, levels, EptFormat.PRESENT, true, true);
        radix.open(1, 0, pool);
        return radix;
    }

    @Test
    void onlyOpenSpacesAndPagesInRangeAreCovered() {
        Radix four = radix(4, 8);
        Radix three = radix(3, 8);
        assertThat(four.covers(1, 0)).isTrue();
        assertThat(four.covers(1, LAST_PAGE)).isTrue();
        assertThat(four.covers(1, LAST_PAGE + 1)).isFalse();
        assertThat(four.covers(1, -1)).isFalse();
        assertThat(four.covers(0, 0)).isFalse();
        assertThat(four.covers(-1, 0)).isFalse();
        assertThat(four.covers(16, 0)).isFalse();
        assertThat(three.covers(1, 134217727)).isTrue();
        assertThat(three.covers(1, 134217728)).isFalse();
        assertThat(three.place(1, 134217728, 1, 7)).isEqualTo(Abi.INVALID);
        assertThat(three.walk(1, 134217728)).isZero();
        assertThat(four.place(1, 0, 0, 7)).isEqualTo(Abi.INVALID);
        assertThat(four.place(1, 0, 4, 7)).isEqualTo(Abi.INVALID);
        assertThat(four.ready(0, 0)).isFalse();
    }

    @Test
    void anEmptyPoolRefusesAndChangesNothing() {
        Radix radix = radix(4, 3);
        platform.forget();
        assertThat(radix.ready(1, 5)).isFalse();
        assertThat(radix.place(1, 5, 1, 0x5007)).isEqualTo(Abi.NO_MEMORY);
        assertThat(platform.log).isEmpty();
        assertThat(radix.walk(1, 5)).isZero();
    }

    @Test
    void aPoolOfExactlyTheSizeNeededSuffices() {
        Radix radix = radix(4, 4);
        assertThat(radix.ready(1, 5)).isTrue();
        assertThat(radix.missing(1, 5, 1)).isEqualTo(3);
        assertThat(radix.missing(1, 5, 2)).isEqualTo(2);
        assertThat(radix.place(1, 5, 1, 0x5007)).isEqualTo(Abi.OK);
        assertThat(radix.missing(1, 5, 1)).isZero();
        assertThat(radix.walk(1, 5)).isEqualTo(0x5007);
        assertThat(radix.walk(1, 6)).isZero();
        assertThat(radix.place(1, 6, 1, 0x6001)).isEqualTo(Abi.OK);
        assertThat(radix.place(1, 512, 1, 0x6001)).isEqualTo(Abi.NO_MEMORY);
        assertThat(radix.walk(1, 5)).isEqualTo(0x5007);
    }

    @Test
    void aLargeLeafNeverHidesATable() {
        Radix radix = radix(4, 8);
        radix.place(1, 5, 1, 0x5007);
        assertThat(radix.place(1, 0, 2, 0x20_0007)).isEqualTo(Abi.BUSY);
        assertThat(radix.place(1, 0, 3, 0x4000_0007)).isEqualTo(Abi.BUSY);
        assertThat(radix.walk(1, 5)).isEqualTo(0x5007);
        assertThat(radix.range(1, 0, 512, 0x20_0007)).isEqualTo(Abi.BUSY);
    }

    @Test
    void aSplitGigabyteKeepsEveryTranslation() {
        Radix radix = radix(4, 8);
        assertThat(radix.place(1, 0, 3, 0x4000_0037)).isEqualTo(Abi.OK);
        assertThat(radix.walk(1, 0x12345)).isEqualTo(0x4000_0037 + 0x12345000L);
        assertThat(radix.place(1, 0x12345, 1, 0)).isEqualTo(Abi.OK);
        assertThat(radix.walk(1, 0x12345)).isZero();
        for (int page : new int[] {0, 1, 511, 512, 0x12344, 0x12346, 0x12200, 0x12400, 0x3FFFF}) {
            assertThat(radix.walk(1, page)).isEqualTo(0x4000_0037 + 4096L * page);
        }
        assertThat(radix.walk(1, 0x40000)).isZero();
    }

    @Property(tries = 200)
    void placingAndWalkingBehaveLikeAMap(
            @ForAll @Size(60) int[] pages, @ForAll @IntRange(min = 3, max = 4) int levels) {
        Radix radix = radix(levels, 60);
        java.util.Map<Integer, Long> model = new java.util.TreeMap<>();
        radix.place(1, 512, 2, 0x40_0007);
        for (int i = 0; i < 512; i++) {
            model.put(512 + i, 0x40_0007L + 4096L * i);
        }
        for (int i = 0; i < pages.length; i++) {
            int page = Math.floorMod(pages[i], 1600);
            long word = pages[i] % 3 == 0 ? 0 : (long) i << 12 | 5;
            assertThat(radix.place(1, page, 1, word)).isEqualTo(Abi.OK);
            if (word == 0) {
                model.remove(page);
            } else {
                model.put(page, word);
            }
        }
        for (int page = 0; page < 1700; page++) {
            assertThat(radix.walk(1, page)).isEqualTo(model.getOrDefault(page, 0L));
        }
    }
}
