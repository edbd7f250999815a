package cofferdam.spec.system.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Location;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.Processors;
import cofferdam.spec.system.Rights;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.rules.Fixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model made from the good description is what the file says, with the place of everything (G7-03, G8-05). */
class DescriptionReaderTest {
    @TempDir
    private Path folder;

    private Path file;
    private SystemDescription system;

    @BeforeEach
    void read() {
        file = Fixture.write(folder, Fixture.GOOD);
        ReadResult result = DescriptionReader.read(file);
        assertThat(result.findings()).isEmpty();
        system = result.description().orElseThrow();
    }

    private Location at(int line, int column) {
        return new Location(file.toString(), line, column);
    }

    @Test
    void theSystemHasItsNameFolderAndPlace() {
        assertThat(system.name()).isEqualTo("gateway");
        assertThat(system.directory()).isEqualTo(folder);
        assertThat(system.where()).isEqualTo(at(3, 1));
        assertThat(system.partitionNumber("black")).isEqualTo(2);
        assertThat(system.partitionNumber("blue")).isEqualTo(-1);
    }

    @Test
    void thePlatformIsRead() {
        Platform platform = system.platform();
        assertThat(platform.memory())
                .containsExactly(
                        new Platform.MemoryBank(0, 64 << 20, at(6, 7)),
                        new Platform.MemoryBank(0x1_0000_0000L, 16 << 20, at(7, 7)),
                        new Platform.MemoryBank(0x800_0000, 16 << 20, at(8, 7)));
        assertThat(platform.processors())
                .isEqualTo(new Processors(
                        2,
                        46,
                        Set.of(Processors.Feature.EPT_2M, Processors.Feature.EPT_1G, Processors.Feature.PAGE_1G),
                        at(10, 5)));
        assertThat(platform.kernel()).isEqualTo(new Platform.KernelMemory(0x100000, 4 << 20, at(11, 5)));
        assertThat(platform.iommu()).contains(new Platform.RemappingHardware("dmar", 0xfed90000L, 39, at(12, 5)));
        assertThat(platform.devices())
                .containsExactly(
                        new Device(
                                "nic",
                                Device.Kind.NETWORK_CARD,
                                0x0018,
                                0xfeb00000L,
                                4096,
                                5,
                                Device.Peer.ECHO,
                                at(13, 5)),
                        new Device(
                                "copier",
                                Device.Kind.DMA_ENGINE,
                                0x0020,
                                0xfeb10000L,
                                8192,
                                6,
                                Device.Peer.SOURCE,
                                at(14, 5)),
                        new Device(
                                "spare",
                                Device.Kind.DMA_ENGINE,
                                0x0101,
                                0xfea00000L,
                                4096,
                                63,
                                Device.Peer.SOURCE,
                                at(15, 5)));
    }

    @Test
    void aPartitionIsRead() {
        Partition red = system.partitions().get(0);
        assertThat(red)
                .isEqualTo(new Partition(
                        "red",
                        0,
                        List.of(
                                region("code", 0x10000, 0, "rx", OptionalLong.empty(), 19),
                                region("ram", 0x100000, 0x100000, "rw", OptionalLong.of(0x800000), 20),
                                region("buffers", 0x10000, 0x400000, "rw", OptionalLong.of(0x900000), 21),
                                region("loan", 0x4000, 0x500000, "rw", OptionalLong.empty(), 22),
                                region("parcel", 0x2000, 0x510000, "rw", OptionalLong.empty(), 23)),
                        List.of(
                                new Partition.Image("images/red.bin", 0x1000, at(24, 5)),
                                new Partition.Image("images/table.bin", 0x110000, at(25, 5))),
                        new Partition.Start(0x1000, 0x200000, 0x100000, at(26, 5)),
                        List.of(new Partition.DeviceAssignment("nic", 0x600000, List.of("buffers"), 40, at(27, 5))),
                        List.of(
                                new Partition.FaultRule(
                                        Partition.Fault.EPT_VIOLATION, Partition.Action.RESTART, 3, at(28, 5)),
                                new Partition.FaultRule(
                                        Partition.Fault.TRIPLE_FAULT, Partition.Action.STOP, 0, at(29, 5))),
                        at(18, 3)));
    }

    private MemoryRegion region(String name, long size, long guest, String access, OptionalLong physical, int line) {
        Rights rights = new Rights(access.contains("r"), access.contains("w"), access.contains("x"));
        return new MemoryRegion(name, size, guest, rights, physical, at(line, 5));
    }

    @Test
    void flowsAreRead() {
        assertThat(system.channels())
                .containsExactly(
                        new Channel.Queuing("requests", 0, "red", "guard", 256, 8, false, at(47, 3)),
                        new Channel.Queuing("packets", 1, "guard", "black", 512, 4, true, at(48, 3)),
                        new Channel.Sampling("status", 0, "guard", "red", 64, at(49, 3)),
                        new Channel.Sampling("heartbeat", 1, "black", "guard", 8, at(50, 3)),
                        new Channel.Memory(
                                "frames",
                                "guard",
                                "black",
                                0x10000,
                                0x800000,
                                0x900000,
                                OptionalLong.of(0x1_0000_0000L),
                                at(51, 3)),
                        new Channel.Memory(
                                "log",
                                "black",
                                "red",
                                0x1000,
                                0xa00000,
                                0xb00000,
                                OptionalLong.of(0x1_0001_0000L),
                                at(52, 3)));
        assertThat(system.events())
                .containsExactly(
                        new EventLine("ring", 0, "red", "guard", 60, at(53, 3)),
                        new EventLine("ready", 1, "guard", "black", 61, at(54, 3)));
        assertThat(system.grants().get(0))
                .isEqualTo(new Grant(
                        "loan-out",
                        0,
                        "red",
                        "red/loan",
                        "guard",
                        0xc00000,
                        new Rights(true, true, false),
                        Set.of(Grant.Mode.LEND, Grant.Mode.SHARE),
                        at(55, 3)));
        assertThat(system.grants()).extracting(Grant::name).containsExactly("loan-out", "gift", "pass-on");
    }

    @Test
    void timeIsRead() {
        Schedule schedule = system.schedule();
        assertThat(schedule.tick()).isEqualTo(1000);
        assertThat(schedule.processors())
                .extracting(Schedule.ProcessorSchedule::ticks)
                .containsExactly(40L, 40L);
        assertThat(schedule.processors().get(0).frames())
                .containsExactly(
                        new Schedule.MinorFrame("red", 20, at(61, 7)),
                        new Schedule.MinorFrame("guard", 12, at(62, 7)),
                        new Schedule.MinorFrame("idle", 8, at(63, 7)));
    }

    @Test
    void aRelativePathNamesFilesAsTheUserDid() {
        Path working = Path.of("").toAbsolutePath();
        Path relative = working.relativize(Fixture.write(folder, Fixture.edit("line=\"6\"", "line=\"64\"")));
        assertThat(DescriptionReader.read(relative).findings()).singleElement().satisfies(f -> assertThat(f.where())
                .isEqualTo(new Location(relative.toString(), 14, 5)));
    }

    @Test
    void aResultNeverHasBothDescriptionAndFindingsNorNeither() {
        Finding finding = new Finding("MEM-07", at(1, 1), "found", "advice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadResult(Optional.of(system), List.of(finding)))
                .withMessage("a description with 1 findings");
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadResult(Optional.empty(), List.of()));
        assertThat(new ReadResult(Optional.empty(), List.of(finding, finding)).findings())
                .containsExactly(finding);
    }
}
