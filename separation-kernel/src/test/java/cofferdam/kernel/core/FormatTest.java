package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.vtd.ContextEntry;
import cofferdam.spec.vtd.RootEntry;
import cofferdam.spec.vtd.SecondLevelEntry;
import cofferdam.spec.x86.PagingFeatures;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The kernel's own table formats mean what the formats transcribed from the manuals mean. Requirement G8-03. */
class FormatTest {
    private static final PagingFeatures FEATURES = PagingFeatures.full(52);

    @Property
    void anEptLeafReadsBackInTheManualsFormat(
            @ForAll @LongRange(min = 0, max = (1L << 40) - 1) long frame,
            @ForAll @IntRange(min = 0, max = 7) int rights,
            @ForAll boolean uncached) {
        long leaf = EptFormat.leaf(frame << 12, rights, uncached);
        assertThat(EptEntry.page(leaf, 1)).isEqualTo(frame << 12);
        assertThat(leaf & 7).isEqualTo(rights);
        assertThat(EptFormat.rights(leaf)).isEqualTo(rights);
        assertThat(EptEntry.memoryType(leaf)).isEqualTo(uncached ? 0 : 6);
        assertThat(EptFormat.writeBack(leaf)).isEqualTo(!uncached);
        assertThat(EptEntry.isPresent(leaf)).isEqualTo(rights != 0);
        assertThat(RadixFormat.present(leaf, EptFormat.PRESENT)).isEqualTo(rights != 0);
        if (Rights.mappable(rights)) {
            assertThat(EptEntry.isMisconfigured(leaf, 1, FEATURES)).isFalse();
        }
    }

    @Property
    void largeLeavesAreWellFormedAndSoAreTheirParts(
            @ForAll @LongRange(min = 0, max = (1L << 22) - 1) long gigabyte,
            @ForAll @IntRange(min = 0, max = 511) int i,
            @ForAll @IntRange(min = 0, max = 262143) int page) {
        long word = EptFormat.leaf(gigabyte << 30, 7, false);
        long large = RadixFormat.leaf(word, 3);
        assertThat(EptEntry.isLeaf(large, 3)).isTrue();
        assertThat(EptEntry.isMisconfigured(large, 3, FEATURES)).isFalse();
        assertThat(RadixFormat.large(large)).isTrue();
        long child = RadixFormat.child(large, 3, i);
        assertThat(EptEntry.isLeaf(child, 2)).isTrue();
        assertThat(EptEntry.isMisconfigured(child, 2, FEATURES)).isFalse();
        assertThat(EptEntry.page(child, 2)).isEqualTo((gigabyte << 30) + ((long) i << 21));
        long grandchild = RadixFormat.child(child, 2, i);
        assertThat(RadixFormat.large(grandchild)).isFalse();
        assertThat(EptEntry.page(grandchild, 1)).isEqualTo((gigabyte << 30) + ((long) i << 21) + ((long) i << 12));
        assertThat(RadixFormat.part(large, 3, page)).isEqualTo(word + ((long) page << 12));
        assertThat(RadixFormat.part(child, 2, page)).isEqualTo(word + ((long) i << 21) + ((long) (page % 512) << 12));
        assertThat(RadixFormat.leaf(word, 1)).isEqualTo(word);
    }

    @Property
    void indexesSplitAPageNumber(@ForAll @IntRange(min = 0, max = Limits.PAGES - 1) int page) {
        for (int level = 1; level <= 4; level++) {
            assertThat(RadixFormat.index(page, level)).isEqualTo(page >>> (9 * (level - 1)) & 511);
            assertThat(RadixFormat.pagesAt(level)).isEqualTo(1 << (9 * (level - 1)));
        }
    }

    @Test
    void tableEntriesLetEverythingThrough() {
        long entry = RadixFormat.table(0x1234_5000, EptFormat.PRESENT);
        assertThat(entry).isEqualTo(0x1234_5007);
        assertThat(EptEntry.isLeaf(entry, 2)).isFalse();
        assertThat(EptEntry.table(entry)).isEqualTo(0x1234_5000).isEqualTo(RadixFormat.address(entry));
        assertThat(RadixFormat.address(-1)).isEqualTo(0x000F_FFFF_FFFF_F000L);
    }

    @Test
    void theEptPointerIsOneThatVmEntryAccepts() {
        long pointer = EptFormat.pointer(0x1234_5000);
        assertThat(pointer).isEqualTo(0x1234_501E);
        assertThat(EptPointer.root(pointer)).isEqualTo(0x1234_5000);
    }

    @Test
    void contextEntriesNameDomainWidthAndTable() {
        long low = SecondLevelFormat.low(0x7000);
        long high = SecondLevelFormat.high(9, 4);
        assertThat(RootEntry.isPresent(low)).isTrue();
        assertThat(RootEntry.contextTable(low)).isEqualTo(0x7000);
        assertThat(ContextEntry.isPresent(low)).isTrue();
        assertThat(high).isEqualTo(9 << 8 | 2);
        assertThat(SecondLevelFormat.high(65535, 3)).isEqualTo(65535 << 8 | 1);
    }

    @Test
    void secondLevelLeavesKnowReadingAndWritingOnly() {
        assertThat(SecondLevelFormat.leaf(0x5000, 7)).isEqualTo(0x5003);
        assertThat(SecondLevelFormat.leaf(0x5000, 5)).isEqualTo(0x5001);
        assertThat(SecondLevelEntry.isPresent(SecondLevelFormat.leaf(0x5000, 4)))
                .isFalse();
    }

    @Test
    void rightsAreComparedOneByOne() {
        for (int rights = 0; rights < 8; rights++) {
            assertThat(Rights.mappable(rights)).isEqualTo((rights & 1) == 1);
            for (int most = 0; most < 8; most++) {
                assertThat(Rights.within(rights, most)).isEqualTo((rights & ~most) == 0);
            }
        }
        assertThat(Rights.within(-1, 7)).isFalse();
        assertThat(Rights.within(8, 7)).isFalse();
        assertThat(Rights.within(0, -1)).isFalse();
        assertThat(Rights.within(0, 8)).isFalse();
        assertThat(Rights.mappable(9)).isFalse();
        assertThat(Rights.mappable(-1)).isFalse();
    }

    @Property
    void thePrivilegeLevelStandsInBits6And5(@ForAll long attributes) {
        assertThat(Registers.privilegeLevel(attributes)).isEqualTo((int) (attributes >>> 5 & 3));
        assertThat(Registers.interruptsEnabled(attributes)).isEqualTo((attributes >>> 9 & 1) == 1);
    }

    @Property
    void argumentsNarrowToTheirValueOrToMinusOne(@ForAll long value) {
        int expected = value >= 0 && value <= Integer.MAX_VALUE ? (int) value : -1;
        assertThat(Hypercalls.narrow(value)).isEqualTo(expected);
    }

    @Test
    void anAddressBehindTheLastIsTheFirst() {
        assertThat(Registers.after(5, 3)).isEqualTo(8);
        assertThat(Registers.after(Long.MAX_VALUE - 3, 3)).isEqualTo(Long.MAX_VALUE);
        assertThat(Registers.after(Long.MAX_VALUE - 2, 3)).isEqualTo(Long.MIN_VALUE);
        assertThat(Registers.after(Long.MAX_VALUE, 15)).isEqualTo(Long.MIN_VALUE + 14);
        assertThat(Registers.after(-1, 1)).isZero();
    }

    @Test
    void interruptsAreEnabledByBitNineAlone() {
        assertThat(Registers.interruptsEnabled(0)).isFalse();
        assertThat(Registers.interruptsEnabled(1024)).isFalse();
        assertThat(Registers.interruptsEnabled(-1024)).isFalse();
        assertThat(Registers.interruptsEnabled(511)).isFalse();
        assertThat(Registers.interruptsEnabled(512)).isTrue();
        assertThat(Registers.interruptsEnabled(-1)).isTrue();
        assertThat(Registers.interruptsEnabled(-513)).isFalse();
    }

    @Test
    void noCutEventHasNeitherTypeNorVector() {
        assertThat(Vectoring.type(0)).isEqualTo(-1);
        assertThat(Vectoring.vector(0)).isEqualTo(-1);
        assertThat(Vectoring.type(Integer.MIN_VALUE + 3 * 256 + 14)).isEqualTo(3);
        assertThat(Vectoring.vector(Integer.MIN_VALUE + 3 * 256 + 14)).isEqualTo(14);
    }
}
