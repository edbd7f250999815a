package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How frames for tables are counted and handed out, to the last one and no further. Requirements G6-04, G7-01, G7-04. */
class PoolTest {
    private static final int FRAMES = 64;
    private final TestPlatform platform = new TestPlatform();
    private final Frames frames = new Frames(FRAMES);
    private StageTwo stageTwo;
    private DmaTables dma;

    @BeforeEach
    void sixtyFourFrames() {
        frames.add(0x10000, FRAMES);
        stageTwo = StageTwo.of(platform, frames, true, true);
        dma = DmaTables.of(platform, frames, 4, true, true);
    }

    @Test
    void aPartitionGetsFramesForItsTablesToTheLast() {
        assertThat(PartitionTables.openOne(stageTwo, 0, 4, 10, 14)).isEqualTo(14);
        assertThat(stageTwo.pointer(0)).isEqualTo(EptFormat.pointer(frames.address(10)));
    }

    @Test
    void aPartitionGetsNoTablesWhereOneFrameIsMissing() {
        assertThat(PartitionTables.openOne(stageTwo, 0, 4, 11, 14)).isEqualTo(Abi.NO_MEMORY);
        assertThat(stageTwo.ready(0, 0)).isFalse();
        assertThat(platform.log).isEmpty();
    }

    @Test
    void nothingIsHandedOutAfterARefusal() {
        assertThat(PartitionTables.openOne(stageTwo, 0, 4, Abi.NO_MEMORY, 14)).isEqualTo(Abi.NO_MEMORY);
        assertThat(DeviceTables.openDevice(dma, 0, 4, Abi.NO_MEMORY, 14)).isEqualTo(Abi.NO_MEMORY);
        dma.openRoot(0);
        assertThat(DeviceTables.openBus(dma, 3, Abi.NO_MEMORY, 14)).isEqualTo(Abi.NO_MEMORY);
        assertThat(dma.hasBus(3)).isFalse();
    }

    @Test
    void aDeviceGetsFramesForItsTablesToTheLastAndNoFurther() {
        assertThat(DeviceTables.openDevice(dma, 0, 4, 11, 14)).isEqualTo(Abi.NO_MEMORY);
        assertThat(platform.log).isEmpty();
        assertThat(DeviceTables.openDevice(dma, 0, 4, 10, 14)).isEqualTo(14);
        assertThat(platform.log).containsExactly("scrub " + Long.toHexString(frames.address(10)));
    }

    @Test
    void aBusGetsOneFrameAndOnlyOnce() {
        dma.openRoot(0);
        assertThat(DeviceTables.openBus(dma, 3, 13, 14)).isEqualTo(14);
        assertThat(dma.hasBus(3)).isTrue();
        assertThat(DeviceTables.openBus(dma, 3, 20, 30)).isEqualTo(20);
    }

    @Test
    void aBusGetsNoFrameBehindTheLast() {
        dma.openRoot(0);
        assertThat(DeviceTables.openBus(dma, 3, 14, 14)).isEqualTo(Abi.NO_MEMORY);
        assertThat(dma.hasBus(3)).isFalse();
    }

    @Test
    void aBusHasNoTableWithoutARootThatLeadsToIt() {
        assertThat(dma.hasRoot()).isFalse();
        assertThat(DeviceTables.openBus(dma, 3, 10, 14)).isEqualTo(Abi.NO_MEMORY);
        assertThat(dma.hasBus(3)).isFalse();
        assertThat(platform.log).isEmpty();
    }

    @Test
    void theRootTableTakesTheLastFrameAndNoneBehindIt() {
        Configuration c = SmallSystem.withMemory(4);
        Memory m = Memory.of(platform, c);
        assertThat(TableBuild.buildDma(m, c.memory.windows, 4, 20, 20)).isEqualTo(Abi.NO_MEMORY);
        assertThat(m.dmaTables.hasRoot()).isFalse();
        assertThat(TableBuild.buildDma(m, c.memory.windows, 4, 19, 20)).isEqualTo(Abi.OK);
        assertThat(m.dmaTables.hasRoot()).isTrue();
    }

    @Test
    void aDeviceWithoutTablesIsNotLetIn() {
        dma.openRoot(0);
        dma.openBus(3, 1);
        platform.forget();
        dma.admit(0, 0x300);
        assertThat(platform.log).doesNotContain("write");
        dma.open(0, 2, 4);
        platform.forget();
        dma.admit(0, 0x300);
        assertThat(platform.log).contains("write");
    }

    @Test
    void aRunOfPagesEndsWithinTheAddressSpace() {
        stageTwo.open(0, 0, 16);
        long frame = frames.address(20);
        assertThat(stageTwo.range(0, Limits.PAGES - 1, frame, 1, 3, false)).isEqualTo(Abi.OK);
        assertThat(stageTwo.walk(0, Limits.PAGES - 1)).isEqualTo(EptFormat.leaf(frame, 3, false));
        assertThat(stageTwo.range(0, Limits.PAGES - 1, frame, 2, 3, false)).isEqualTo(Abi.INVALID);
        assertThat(stageTwo.range(0, Limits.PAGES, frame, 0, 3, false)).isEqualTo(Abi.OK);
        assertThat(stageTwo.range(0, 5, frame, 0, 3, false)).isEqualTo(Abi.OK);
        assertThat(stageTwo.walk(0, 5)).isZero();
    }

    @Test
    void flushingSaysWhetherItWasNeeded() {
        assertThat(StageTwo.flush(platform, false, 2)).isFalse();
        assertThat(DmaTables.flush(platform, false, 2)).isFalse();
        assertThat(platform.log).isEmpty();
        assertThat(StageTwo.flush(platform, true, 2)).isTrue();
        assertThat(DmaTables.flush(platform, true, 2)).isTrue();
        assertThat(platform.log).containsExactly("flushTlb 2", "flushIotlb 3");
    }

    @Test
    void scrubbingTellsWhichFrameWasScrubbed() {
        assertThat(Restart.scrub(platform, false, 0x5000)).isEqualTo(-1);
        assertThat(platform.log).isEmpty();
        assertThat(Restart.scrub(platform, true, 0x5000)).isEqualTo(0x5000);
        assertThat(platform.log).containsExactly("scrub 5000");
    }

    @Test
    void windowsThatMeetAtTheEdgeOfATableDoNotShareIt() {
        Windows up = new Windows();
        up.add(0, 0, 512, 0);
        up.add(0, 512, 1, 600);
        assertThat(up.blocks(0, 512)).isEqualTo(2);
        Windows down = new Windows();
        down.add(0, 512, 1, 600);
        down.add(0, 0, 512, 0);
        assertThat(down.blocks(0, 512)).isEqualTo(2);
    }

    @Test
    void aBusCountsOnlyIfADeviceIsOnIt() {
        DmaMap d = new DmaMap(4);
        assertThat(d.buses()).isZero();
        d.add(0, 0x300);
        assertThat(d.buses()).isEqualTo(1);
        d.add(0, 0x308);
        d.add(0, 0x400);
        assertThat(d.buses()).isEqualTo(2);
    }

    @Test
    void tablesOfABorrowerThatDoNotFitAreToldOf() {
        Configuration c = new Configuration(1, 2, 41);
        c.memory.addFrames(0x1000, 41);
        c.kernel.claimKernelFrames(0, 40);
        assertThat(c.memory.addMemoryChannel(0, 1, 40, 1, 7, 8)).isEqualTo(Abi.OK);
        StageTwo tables = StageTwo.of(platform, c.memory.frames, true, true);
        tables.open(0, 0, 8);
        tables.open(1, 8, 1);
        assertThat(tables.build(c.memory.frames, c.memory.ledger)).isEqualTo(Abi.NO_MEMORY);
        tables.open(1, 8, 8);
        assertThat(tables.build(c.memory.frames, c.memory.ledger)).isEqualTo(Abi.OK);
    }

    @Test
    void releasingTellsWhichFrameWasScrubbed() {
        Memory m = Memory.of(platform, SmallSystem.withMemory(4));
        m.stageTwo.open(0, 0, 16);
        assertThat(Restart.releaseFrame(m.ledger, m.frames, m.stageTwo, platform, 0, SmallSystem.FRAMES))
                .isEqualTo(SmallSystem.MEMORY);
        assertThat(Restart.releaseFrame(m.ledger, m.frames, m.stageTwo, platform, 0, 0))
                .isEqualTo(-1);
    }
}
