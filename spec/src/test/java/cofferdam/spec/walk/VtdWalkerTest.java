package cofferdam.spec.walk;

import static cofferdam.spec.walk.RemappingTables.ADDRESS;
import static cofferdam.spec.walk.RemappingTables.CONTEXT_ENTRY;
import static cofferdam.spec.walk.RemappingTables.ROOT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.walk.PathStep.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** G11-03: DMA remapping by example. */
class VtdWalkerTest {
    private final RemappingTables t = new RemappingTables();

    private void expectFault(FaultReason reason, boolean recorded, VtdWalk walk) {
        assertThat(walk).isInstanceOf(VtdWalk.Fault.class);
        assertThat(((VtdWalk.Fault) walk).reason()).isEqualTo(reason);
        assertThat(((VtdWalk.Fault) walk).recorded()).isEqualTo(recorded);
    }

    private VtdWalk.Translated translated(VtdWalk walk) {
        assertThat(walk).isInstanceOf(VtdWalk.Translated.class);
        return (VtdWalk.Translated) walk;
    }

    @Test
    void theRequesterSelectsRootAndContextEntryThenFourLevelsLeadToThePage() {
        assertThat(t.walk(ADDRESS, true))
                .isEqualTo(new VtdWalk.Translated(
                        0x9234,
                        0x123,
                        3,
                        4096,
                        List.of(
                                new PathStep(Structure.VTD_ROOT, 0, 0x1030, 0x2001),
                                new PathStep(Structure.VTD_CONTEXT, 0, 0x2200, 0x6001),
                                new PathStep(Structure.VTD_SECOND_LEVEL, 4, 0x6018, 0x5003),
                                new PathStep(Structure.VTD_SECOND_LEVEL, 3, 0x5010, 0x4003),
                                new PathStep(Structure.VTD_SECOND_LEVEL, 2, 0x4028, 0x3003),
                                new PathStep(Structure.VTD_SECOND_LEVEL, 1, 0x3038, 0x9003))));
        assertThat(VtdWalker.walk(t.memory, 0x1000, 0x320, ADDRESS, true, 48)).isEqualTo(t.walk(ADDRESS, true));
    }

    @Test
    void threeLevelsServe39Bits() {
        t.write(CONTEXT_ENTRY, 0x5001).write(CONTEXT_ENTRY + 8, 0x12301);
        long address = ADDRESS & (1L << 39) - 1;
        VtdWalk.Translated walk = translated(t.walk(address, false));
        assertThat(walk.hostPhysical()).isEqualTo(0x9234);
        assertThat(walk.path()).hasSize(5);
        t.features = RemappingFeatures.ofWidth(39);
        assertThat(translated(t.walk(address, false)).hostPhysical()).isEqualTo(0x9234);
    }

    @Test
    void largePages() {
        t.write(RemappingTables.entry(2), 0x40_0083);
        assertThat(translated(t.walk(ADDRESS, true)).hostPhysical()).isEqualTo(0x40_7234);
        assertThat(translated(t.walk(ADDRESS, true)).pageBytes()).isEqualTo(0x20_0000);
        t.write(RemappingTables.entry(3), 0x8000_0083L);
        assertThat(translated(t.walk(ADDRESS, true)).hostPhysical()).isEqualTo(0x80a0_7234L);
        t.features = new RemappingFeatures(48, 48, true, false, true);
        expectFault(FaultReason.TABLE_RESERVED, true, t.walk(ADDRESS, true));
    }

    @Test
    void rootEntryFaults() {
        t.write(ROOT_ENTRY, 0x2000);
        expectFault(FaultReason.ROOT_NOT_PRESENT, true, t.walk(ADDRESS, true));
        t.write(ROOT_ENTRY, 0x2003);
        expectFault(FaultReason.ROOT_RESERVED, true, t.walk(ADDRESS, true));
        t.write(ROOT_ENTRY, 0x2001).write(ROOT_ENTRY + 8, 1);
        expectFault(FaultReason.ROOT_RESERVED, true, t.walk(ADDRESS, true));
        VtdWalk outside = VtdWalker.walk(t.memory, t.features, 0x1_0000, 0x320, ADDRESS, true);
        expectFault(FaultReason.ROOT_ACCESS, true, outside);
        assertThat(outside.path()).isEmpty();
    }

    @Test
    void contextEntryFaults() {
        t.write(ROOT_ENTRY, 0x1_0001);
        expectFault(FaultReason.CONTEXT_ACCESS, true, t.walk(ADDRESS, true));
        t.write(ROOT_ENTRY, 0x2001).write(CONTEXT_ENTRY, 0x6000);
        expectFault(FaultReason.CONTEXT_NOT_PRESENT, true, t.walk(ADDRESS, true));
        t.write(CONTEXT_ENTRY, 0x6011);
        expectFault(FaultReason.CONTEXT_RESERVED, true, t.walk(ADDRESS, true));
        t.write(CONTEXT_ENTRY, 0x6001).write(CONTEXT_ENTRY + 8, 0x12382);
        expectFault(FaultReason.CONTEXT_RESERVED, true, t.walk(ADDRESS, true));
    }

    @Test
    void onlySupportedWidthsAreValid() {
        for (int width = 0; width < 8; width++) {
            t.write(CONTEXT_ENTRY + 8, 0x12300 | width);
            VtdWalk walk = t.walk(0, true);
            FaultReason expected = width == 1 || width == 2 ? FaultReason.WRITE_DENIED : FaultReason.CONTEXT_INVALID;
            expectFault(expected, true, walk);
        }
        t.features = RemappingFeatures.ofWidth(39);
        t.write(CONTEXT_ENTRY + 8, 0x12302);
        expectFault(FaultReason.CONTEXT_INVALID, true, t.walk(0, true));
    }

    @Test
    void translationTypes1And3AreInvalid() {
        t.write(CONTEXT_ENTRY, 0x6005);
        expectFault(FaultReason.CONTEXT_INVALID, true, t.walk(ADDRESS, true));
        t.write(CONTEXT_ENTRY, 0x600d);
        expectFault(FaultReason.CONTEXT_INVALID, true, t.walk(ADDRESS, true));
    }

    @Test
    void passThroughLeavesTheAddressAsItIs() {
        t.write(CONTEXT_ENTRY, 9);
        VtdWalk walk = t.walk(ADDRESS, true);
        assertThat(walk).isEqualTo(new VtdWalk.Translated(ADDRESS, 0x123, 3, 4096, walk.path()));
        assertThat(walk.path()).hasSize(2);
        expectFault(FaultReason.ADDRESS_BEYOND_WIDTH, true, t.walk(1L << 48, true));
        t.write(CONTEXT_ENTRY + 8, 0x12301);
        expectFault(FaultReason.CONTEXT_INVALID, true, t.walk(ADDRESS, true));
        t.write(CONTEXT_ENTRY + 8, 0x12302);
        t.features = new RemappingFeatures(48, 48, true, true, false);
        expectFault(FaultReason.CONTEXT_INVALID, true, t.walk(ADDRESS, true));
    }

    @Test
    void anAddressBeyondTheDomainsWidthIsBlocked() {
        expectFault(FaultReason.ADDRESS_BEYOND_WIDTH, true, t.walk(1L << 48, true));
        expectFault(FaultReason.ADDRESS_BEYOND_WIDTH, true, t.walk(-1, true));
        expectFault(FaultReason.WRITE_DENIED, true, t.walk((1L << 48) - 1, true));
        t.write(CONTEXT_ENTRY, 0x5001).write(CONTEXT_ENTRY + 8, 0x12301);
        expectFault(FaultReason.ADDRESS_BEYOND_WIDTH, true, t.walk(1L << 39, true));
        expectFault(FaultReason.WRITE_DENIED, true, t.walk((1L << 39) - 1, true));
    }

    @Test
    void aMissingRightAtAnyLevelBlocks() {
        for (int level = 4; level >= 1; level--) {
            for (int rights = 0; rights < 3; rights++) {
                RemappingTables fresh = new RemappingTables();
                long entry = fresh.memory.read64(RemappingTables.entry(level)) & ~3L | rights;
                fresh.write(RemappingTables.entry(level), entry);
                VtdWalk read = fresh.walk(ADDRESS, false);
                VtdWalk write = fresh.walk(ADDRESS, true);
                if (rights == 1) {
                    assertThat(translated(read).rights()).isEqualTo(1);
                } else {
                    expectFault(FaultReason.READ_DENIED, true, read);
                    assertThat(read.path()).hasSize(7 - level);
                }
                if (rights == 2) {
                    assertThat(translated(write).rights()).isEqualTo(2);
                } else {
                    expectFault(FaultReason.WRITE_DENIED, true, write);
                }
            }
        }
    }

    @Test
    void aReservedBitAtAnyLevelBlocksUnlessTheRightIsMissing() {
        for (int level = 4; level >= 1; level--) {
            RemappingTables fresh = new RemappingTables();
            long entry = fresh.memory.read64(RemappingTables.entry(level)) | 0x800;
            expectFault(
                    FaultReason.TABLE_RESERVED,
                    true,
                    fresh.write(RemappingTables.entry(level), entry).walk(ADDRESS, true));
            expectFault(
                    FaultReason.WRITE_DENIED,
                    true,
                    fresh.write(RemappingTables.entry(level), entry & ~2L).walk(ADDRESS, true));
        }
    }

    @Test
    void aTableOutsideMemoryBlocks() {
        t.write(CONTEXT_ENTRY, 0x1_0001);
        expectFault(FaultReason.CONTEXT_INVALID, true, t.walk(ADDRESS, true));
        t.write(CONTEXT_ENTRY, 0x6001).write(RemappingTables.entry(2), 0x1_0003);
        VtdWalk walk = t.walk(ADDRESS, true);
        expectFault(FaultReason.TABLE_ACCESS, true, walk);
        assertThat(walk.path()).hasSize(5);
    }

    @Test
    void faultProcessingDisableSilencesFaultsFromTheContextEntryOn() {
        t.write(CONTEXT_ENTRY, 0x6002);
        expectFault(FaultReason.CONTEXT_NOT_PRESENT, false, t.walk(ADDRESS, true));
        t.write(CONTEXT_ENTRY, 0x6003);
        translated(t.walk(ADDRESS, true));
        expectFault(FaultReason.READ_DENIED, false, t.walk(0, false));
        expectFault(FaultReason.ADDRESS_BEYOND_WIDTH, false, t.walk(-1, false));
        t.write(RemappingTables.entry(1), 0x9803);
        expectFault(FaultReason.TABLE_RESERVED, false, t.walk(ADDRESS, false));
        t.write(CONTEXT_ENTRY, 0x1_0003);
        expectFault(FaultReason.CONTEXT_INVALID, false, t.walk(ADDRESS, false));
    }

    @Test
    void aTranslationToTheInterruptRangeBlocks() {
        for (long page : new long[] {0xfee0_0000L, 0xfeef_f000L}) {
            t.write(RemappingTables.entry(1), page | 3);
            expectFault(FaultReason.INTERRUPT_ADDRESS, true, t.walk(ADDRESS, true));
        }
        for (long page : new long[] {0xfedf_f000L, 0xfef0_0000L, 0x1_fee0_0000L}) {
            t.write(RemappingTables.entry(1), page | 3);
            translated(t.walk(ADDRESS, true));
        }
    }
}
