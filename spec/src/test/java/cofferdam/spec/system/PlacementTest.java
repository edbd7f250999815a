package cofferdam.spec.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Placement puts everything into free memory, the same way each time (G8-04). */
class PlacementTest {
    @TempDir
    private Path folder;

    @Test
    void chosenPlacesAreKeptAndTheRestIsFirstFitInTheOrderOfTheFile() {
        Placement placement = Placement.of(Descriptions.good(folder));
        // red: code, loan and parcel fill the memory below the kernel at 0x100000.
        assertThat(placement.regionBase(0, 0)).isEqualTo(0x0);
        assertThat(placement.regionBase(0, 1)).isEqualTo(0x800000);
        assertThat(placement.regionBase(0, 2)).isEqualTo(0x900000);
        assertThat(placement.regionBase(0, 3)).isEqualTo(0x10000);
        assertThat(placement.regionBase(0, 4)).isEqualTo(0x14000);
        // guard: 2 MiB at the first multiple of 2 MiB that is free, behind kernel (..0x4fffff).
        assertThat(placement.regionBase(1, 0)).isEqualTo(0x600000);
        assertThat(placement.regionBase(2, 0)).isEqualTo(0x1_0010_0000L);
        assertThat(placement.regionBase(2, 1)).isEqualTo(0x16000);
        assertThat(placement.channelBase(4)).isEqualTo(0x1_0000_0000L);
        assertThat(placement.channelBase(5)).isEqualTo(0x1_0001_0000L);
    }

    @Test
    void channelsOfOtherKindsHaveNoPlace() {
        Placement placement = Placement.of(Descriptions.good(folder));
        assertThat(placement.channelBase(0)).isEqualTo(Placement.NOWHERE);
        assertThat(placement.channelBase(2)).isEqualTo(Placement.NOWHERE);
    }

    @Test
    void memoryChannelsComeAfterAllRegions() {
        Placement placement = Placement.of(
                Descriptions.edited(folder, "toAt=\"0xb00000\" physical=\"0x100010000\"", "toAt=\"0xb00000\""));
        assertThat(placement.channelBase(5)).isEqualTo(0x26000);
    }

    @Test
    void theLargestAlignmentNotAboveTheSizeIsTaken() {
        SystemDescription system = system(List.of(new Extent(0x1000, 4L << 30)), (1L << 21) - 4096, 1L << 21, 1L << 30);
        Placement placement = Placement.of(system);
        assertThat(placement.regionBase(0, 0)).isEqualTo(0x101000);
        assertThat(placement.regionBase(0, 1)).isEqualTo(0x400000);
        assertThat(placement.regionBase(0, 2)).isEqualTo(1L << 30);
    }

    @Test
    void aBankIsFilledToItsLastPageBeforeTheNextIsUsed() {
        SystemDescription system = system(
                List.of(new Extent(0x100000, 0x102000), new Extent(0x400000, 0x1000)), 0x1000, 0x1000, 0x1000, 0x1000);
        Placement placement = Placement.of(system);
        assertThat(placement.regionBase(0, 0)).isEqualTo(0x200000);
        assertThat(placement.regionBase(0, 1)).isEqualTo(0x201000);
        assertThat(placement.regionBase(0, 2)).isEqualTo(0x400000);
        assertThat(placement.regionBase(0, 3)).isEqualTo(Placement.NOWHERE);
    }

    @Property(tries = 300)
    void whatIsPlacedLiesApartInsideBanksAndOutsideKernelMemory(@ForAll long seed) {
        Random random = new Random(seed);
        long[] sizes = random.longs(12, 1, 700).map(pages -> pages * 4096).toArray();
        List<Extent> banks = List.of(new Extent(0, 0x300000), new Extent(0x800000, 0x500000));
        SystemDescription system = system(banks, sizes);
        Placement placement = Placement.of(system);
        List<Extent> placed = new ArrayList<>();
        placed.add(system.platform().kernel().extent());
        for (int r = 0; r < sizes.length; r++) {
            assertThat(placement.regionBase(0, r))
                    .isEqualTo(Placement.of(system).regionBase(0, r));
            if (placement.regionBase(0, r) == Placement.NOWHERE) {
                continue;
            }
            Extent extent = new Extent(placement.regionBase(0, r), sizes[r]);
            assertThat(banks).anyMatch(bank -> bank.contains(extent));
            assertThat(placed).noneMatch(extent::overlaps);
            assertThat(extent.base() & (sizes[r] >= 1 << 21 ? (1 << 21) - 1 : 4095))
                    .isZero();
            placed.add(extent);
        }
    }

    /** A system with one partition whose regions have the sizes given; kernel memory is 0x100000..0x100fff. */
    private static SystemDescription system(List<Extent> banks, long... sizes) {
        Location where = new Location("x.xml", 1, 1);
        List<Platform.MemoryBank> memory = banks.stream()
                .map(b -> new Platform.MemoryBank(b.base(), b.size(), where))
                .toList();
        List<MemoryRegion> regions = new ArrayList<>();
        for (long size : sizes) {
            Rights rights = new Rights(true, true, true);
            regions.add(new MemoryRegion("r" + regions.size(), size, 0, rights, OptionalLong.empty(), where));
        }
        Partition partition = new Partition(
                "p", 0, regions, List.of(), new Partition.Start(0, 0, 0, where), List.of(), List.of(), where);
        Platform platform = new Platform(
                memory,
                new Processors(1, 46, Set.of(), where),
                new Platform.KernelMemory(0x100000, banks.size() == 1 ? 0x1000 : 0x100000, where),
                Optional.empty(),
                List.of(),
                where);
        return new SystemDescription(
                "x",
                Path.of("."),
                platform,
                List.of(partition),
                List.of(),
                List.of(),
                List.of(),
                new Schedule(1, List.of(), where),
                where);
    }
}
