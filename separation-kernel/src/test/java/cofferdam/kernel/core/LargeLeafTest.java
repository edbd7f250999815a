package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.testing.CoreInvariants;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.walk.EptMap;
import cofferdam.spec.walk.VtdMap;
import cofferdam.spec.x86.PagingFeatures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leaves of 2 MiB and 1 GiB: where they are used and how they are split. Requirements G1-11, G1-13, G6-04. */
class LargeLeafTest {
    private static final PagingFeatures FEATURES = PagingFeatures.full(39);
    private final TestPlatform platform = new TestPlatform();

    private List<String> leaves(Kernel kernel) {
        List<String> found = new ArrayList<>();
        EptMap.leaves(
                platform.memory,
                FEATURES,
                kernel.eptPointer(0),
                (guest, host, bytes, rights, type) ->
                        found.add(Long.toHexString(guest) + " " + (bytes >> 12) + " " + rights));
        return found;
    }

    private List<Long> dmaLeafSizes(Kernel kernel, int width) {
        List<Long> found = new ArrayList<>();
        VtdMap.leaves(platform.memory, RemappingFeatures.ofWidth(width), kernel.dmaRootTable(), new VtdMap.Visitor() {
            @Override
            public void requester(int requesterId, int domain, boolean passThrough) {
                assertThat(domain).isEqualTo(1);
            }

            @Override
            public void leaf(int requesterId, long address, long host, long bytes, int rights) {
                found.add(bytes >> 12);
            }
        });
        return found;
    }

    private void check(Kernel kernel) {
        new CoreInvariants(kernel, platform.memory, 39).check();
    }

    @Test
    void anAlignedRegionGetsTheLargestLeavesAndSmallOnesForTheRest() {
        Kernel kernel = SmallSystem.start(SmallSystem.withMemory(1024 + 3), platform);
        assertThat(leaves(kernel)).containsExactly("0 512 3", "200000 512 3", "400000 1 3", "401000 1 3", "402000 1 3");
        check(kernel);
    }

    @Test
    void oneFrameLessIsMappedBySmallLeavesOnly() {
        Kernel kernel = SmallSystem.start(SmallSystem.withMemory(511), platform);
        assertThat(leaves(kernel)).hasSize(511).allMatch(l -> l.contains(" 1 "));
        check(kernel);
    }

    @Test
    void unmappingOnePageSplitsItsLeafAndNoOther() {
        Kernel kernel = SmallSystem.start(SmallSystem.withMemory(1024), platform);
        platform.forget();
        assertThat(SmallSystem.call(kernel, Abi.UNMAP, 0, 700, 0)).isEqualTo(Abi.OK);
        assertThat(leaves(kernel)).hasSize(1 + 511).contains("0 512 3").doesNotContain("2bc000 1 3");
        assertThat(platform.log.get(0)).startsWith("scrub");
        // The new table and the one above it, and nothing behind them.
        assertThat(platform.writtenFrames).hasSize(2).containsAll(platform.scrubbedFrames);
        assertThat(platform.log).last().isEqualTo("flushTlb 0");
        check(kernel);
        assertThat(SmallSystem.call(kernel, Abi.MAP, 0, 700, 1)).isEqualTo(Abi.OK);
        assertThat(leaves(kernel)).contains("2bc000 1 1");
        check(kernel);
    }

    @Test
    void aGigabyteIsOneLeafAndSplitsTwice() {
        Kernel kernel = SmallSystem.start(SmallSystem.withMemory(262144), platform);
        assertThat(leaves(kernel)).containsExactly("0 262144 3");
        assertThat(SmallSystem.call(kernel, Abi.MAP, 0, 262143, 1)).isEqualTo(Abi.OK);
        List<String> split = leaves(kernel);
        assertThat(split).hasSize(511 + 512).last().isEqualTo("3ffff000 1 1");
        assertThat(split.get(510)).isEqualTo("3fc00000 512 3");
    }

    @Test
    void withoutTheFeatureSmallerLeavesAreUsed() {
        Configuration noGigabyte = SmallSystem.withMemory(262144);
        noGigabyte.setProcessor(39, true, false, false, false);
        assertThat(leaves(SmallSystem.start(noGigabyte, platform))).hasSize(512).allMatch(l -> l.contains(" 512 "));
        Configuration smallOnly = SmallSystem.withMemory(1024);
        smallOnly.setProcessor(39, false, false, false, false);
        assertThat(leaves(SmallSystem.start(smallOnly, platform))).hasSize(1024);
    }

    @Test
    void misalignedFramesOrPagesGetSmallLeaves() {
        Configuration c = new Configuration(1, 1, SmallSystem.FRAMES + 1024);
        c.memory.addFrames(0x1000, SmallSystem.FRAMES);
        c.memory.addFrames(SmallSystem.MEMORY + 0x1000, 1024);
        c.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        c.memory.addRegion(0, SmallSystem.FRAMES, 1024, 0, 3);
        c.run.addMinorFrame(0, 0, 1);
        c.setProcessor(39, true, true, true, true);
        assertThat(leaves(SmallSystem.start(c, platform))).hasSize(1024);
        Configuration d = new Configuration(1, 1, SmallSystem.FRAMES + 1024);
        d.memory.addFrames(0x1000, SmallSystem.FRAMES);
        d.memory.addFrames(SmallSystem.MEMORY, 1024);
        d.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        d.memory.addRegion(0, SmallSystem.FRAMES, 1024, 1, 3);
        d.run.addMinorFrame(0, 0, 1);
        d.setProcessor(39, true, true, true, true);
        assertThat(leaves(SmallSystem.start(d, platform))).hasSize(1024);
    }

    @Test
    void aGigabyteAtAPageThatIsNotAlignedToItGetsLeavesOfTwoMegabytes() {
        Configuration c = new Configuration(1, 1, SmallSystem.FRAMES + 262144);
        c.memory.addFrames(0x1000, SmallSystem.FRAMES);
        c.memory.addFrames(SmallSystem.MEMORY, 262144);
        c.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        c.memory.addRegion(0, SmallSystem.FRAMES, 262144, 16384, 3);
        c.run.addMinorFrame(0, 0, 1);
        c.setProcessor(39, true, true, true, true);
        assertThat(leaves(SmallSystem.start(c, platform))).hasSize(512).allMatch(l -> l.contains(" 512 "));
    }

    @Test
    void aRegionThatBeginsInsideALargePageGetsALargeLeafBehindIt() {
        Configuration c = new Configuration(1, 1, SmallSystem.FRAMES + 1023);
        c.memory.addFrames(0x1000, SmallSystem.FRAMES);
        c.memory.addFrames(SmallSystem.MEMORY + 0x1000, 1023);
        c.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        c.memory.addRegion(0, SmallSystem.FRAMES, 1023, 1, 3);
        c.run.addMinorFrame(0, 0, 1);
        c.setProcessor(39, true, true, true, true);
        Kernel kernel = SmallSystem.start(c, platform);
        assertThat(leaves(kernel)).hasSize(512).last().isEqualTo("200000 512 3");
        check(kernel);
    }

    @Test
    void aLargeLeafNeverCoversFramesOfAnotherRegionOrRights() {
        Configuration c = new Configuration(1, 2, SmallSystem.FRAMES + 1024);
        c.memory.addFrames(0x1000, SmallSystem.FRAMES);
        c.memory.addFrames(SmallSystem.MEMORY, 1024);
        c.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        c.memory.addRegion(0, SmallSystem.FRAMES, 500, 0, 3);
        c.memory.addRegion(0, SmallSystem.FRAMES + 500, 100, 500, 1);
        c.memory.addRegion(1, SmallSystem.FRAMES + 600, 424, 600, 3);
        c.run.addMinorFrame(0, 0, 1);
        c.setProcessor(39, true, true, true, true);
        Kernel kernel = SmallSystem.start(c, platform);
        assertThat(leaves(kernel)).hasSize(600).contains("1f4000 1 1", "1f3000 1 3");
        check(kernel);
    }

    @Test
    void frameRunsThatAreNotSideBySideAreMappedSeparately() {
        Configuration c = new Configuration(1, 1, SmallSystem.FRAMES + 512);
        c.memory.addFrames(0x1000, SmallSystem.FRAMES);
        c.memory.addFrames(SmallSystem.MEMORY, 256);
        c.memory.addFrames(SmallSystem.MEMORY + 0x20_0000, 256);
        c.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        c.memory.addRegion(0, SmallSystem.FRAMES, 512, 0, 3);
        c.run.addMinorFrame(0, 0, 1);
        c.setProcessor(39, true, true, true, true);
        Kernel kernel = SmallSystem.start(c, platform);
        assertThat(leaves(kernel)).hasSize(512);
        check(kernel);
    }

    @Test
    void dmaTablesOfBothWidthsUseAndSplitLargeLeaves() {
        for (int width : new int[] {39, 48}) {
            Configuration c = SmallSystem.withMemory(1024 + 1);
            c.memory.addFrames(0xB000_0000L, 1);
            assertThat(c.devices.addDevice(0, 0x300, SmallSystem.FRAMES + 1025, 1, 0x8000, 3, 99))
                    .isZero();
            assertThat(c.devices.setDmaWidth(width)).isEqualTo(Abi.OK);
            assertThat(c.devices.addDmaWindow(0, 0)).isEqualTo(Abi.OK);
            Kernel kernel = SmallSystem.start(c, platform);
            assertThat(dmaLeafSizes(kernel, width)).containsExactly(512L, 512L, 1L);
            assertThat(SmallSystem.call(kernel, Abi.DMA_UNMAP, 0, 0, 5)).isEqualTo(Abi.OK);
            assertThat(dmaLeafSizes(kernel, width)).hasSize(511 + 2);
            assertThat(kernel.dmaDomain(0)).isEqualTo(1);
            assertThat(kernel.dmaDomain(1)).isZero();
            assertThat(kernel.dmaDomain(-1)).isZero();
        }
    }

    @Test
    void memoryThatIsNotSideBySideIsSeparateInDmaTablesToo() {
        Configuration c = new Configuration(1, 1, SmallSystem.FRAMES + 513);
        c.memory.addFrames(0x1000, SmallSystem.FRAMES);
        c.memory.addFrames(SmallSystem.MEMORY, 256);
        c.memory.addFrames(SmallSystem.MEMORY + 0x20_0000, 256);
        c.memory.addFrames(0xB000_0000L, 1);
        c.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        c.memory.addRegion(0, SmallSystem.FRAMES, 512, 0, 3);
        c.devices.addDevice(0, 0x300, SmallSystem.FRAMES + 512, 1, 0x8000, 3, 99);
        c.devices.setDmaWidth(39);
        c.devices.addDmaWindow(0, 0);
        c.run.addMinorFrame(0, 0, 1);
        c.setProcessor(39, true, true, true, true);
        Kernel kernel = SmallSystem.start(c, platform);
        assertThat(dmaLeafSizes(kernel, 39)).hasSize(512);
        check(kernel);
    }

    @Test
    void everyRunOfFramesGetsLargeLeavesInDmaTables() {
        Configuration c = new Configuration(1, 1, SmallSystem.FRAMES + 1025);
        c.memory.addFrames(0x1000, SmallSystem.FRAMES);
        c.memory.addFrames(SmallSystem.MEMORY, 512);
        c.memory.addFrames(SmallSystem.MEMORY + 0x40_0000, 512);
        c.memory.addFrames(0xB000_0000L, 1);
        c.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        c.memory.addRegion(0, SmallSystem.FRAMES, 1024, 0, 3);
        c.devices.addDevice(0, 0x300, SmallSystem.FRAMES + 1024, 1, 0x8000, 3, 99);
        c.devices.setDmaWidth(39);
        c.devices.addDmaWindow(0, 0);
        c.run.addMinorFrame(0, 0, 1);
        c.setProcessor(39, true, true, true, true);
        Kernel kernel = SmallSystem.start(c, platform);
        assertThat(dmaLeafSizes(kernel, 39)).containsExactly(512L, 512L);
        check(kernel);
    }

    @Test
    void aDeviceReachesItsRegionAndNotTheNextOneBesideIt() {
        Configuration c = new Configuration(1, 1, SmallSystem.FRAMES + 13);
        c.memory.addFrames(0x1000, SmallSystem.FRAMES);
        int first = c.memory.addFrames(SmallSystem.MEMORY, 4);
        c.memory.addFrames(SmallSystem.MEMORY + 0x10_0000, 8);
        c.memory.addFrames(0xB000_0000L, 1);
        c.kernel.claimKernelFrames(0, SmallSystem.FRAMES);
        c.memory.addRegion(0, first, 8, 0, 3);
        c.memory.addRegion(0, first + 8, 4, 8, 3);
        c.devices.addDevice(0, 0x300, first + 12, 1, 0x8000, 3, 99);
        c.devices.setDmaWidth(39);
        c.devices.addDmaWindow(0, 0);
        c.run.addMinorFrame(0, 0, 1);
        c.setProcessor(39, true, true, true, true);
        Kernel kernel = SmallSystem.start(c, platform);
        assertThat(dmaLeafSizes(kernel, 39)).hasSize(8);
        assertThat(kernel.inspection().deviceReaches(0, first + 7)).isTrue();
        assertThat(kernel.inspection().deviceReaches(0, first + 8)).isFalse();
        check(kernel);
    }
}
