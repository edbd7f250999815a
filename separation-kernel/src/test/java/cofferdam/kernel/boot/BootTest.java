package cofferdam.kernel.boot;

import static cofferdam.kernel.testing.TestSystem.CODE;
import static cofferdam.kernel.testing.TestSystem.DATA;
import static cofferdam.kernel.testing.TestSystem.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boot puts everything where the description says and nothing anywhere else (G7-01, G7-02, G7-04). */
class BootTest {
    private static TestSystem system() {
        return new TestSystem()
                .partition("a", new Asm().rax(1).loop())
                .region("window", 0x40000, 0x2000, "rw")
                .device("engine", Device.Kind.DMA_ENGINE, 0x40, "window")
                .partition("b", new Asm().rax(2).loop());
    }

    @Test
    void imagesAndPageTablesAreLoadedAndEverythingElseIsZero() {
        Machine machine = system().boot();
        byte[] code = new byte[4096];
        byte[] image = new Asm().rax(2).loop().bytes();
        System.arraycopy(image, 0, code, 0, image.length);
        PhysicalMemory memory = machine.memory();
        assertThat(memory.dump(machine.guestToHost(1, CODE), 4096)).isEqualTo(code);
        assertThat(memory.dump(machine.guestToHost(1, TABLES), 0x2000)).isEqualTo(GuestPageTables.build(TABLES, true));
        assertThat(memory.isZero((int) (machine.guestToHost(1, DATA) >>> 12))).isTrue();
        assertThat(memory.isZero((int) (machine.guestToHost(1, DATA + 0x1000) >>> 12)))
                .isTrue();
    }

    @Test
    void registersAreThoseOfTheStartState() {
        Machine machine = system().boot();
        for (int p = 0; p < 2; p++) {
            assertThat(machine.registers(p)).isEqualTo(Boot.startState(machine.description(), p));
        }
    }

    @Test
    void remappingIsOnBeforeAnythingRuns() {
        Machine machine = system().boot();
        assertThat(machine.ticks()).isZero();
        // GSTS.TES
        assertThat(machine.iommu().orElseThrow().readRegister(0x1c, 4) >>> 31 & 1)
                .isEqualTo(1);
    }

    @Test
    void aMissingImageIsNamed() {
        SystemDescription description = system().description();
        assertThatThrownBy(() -> Boot.boot(description, ImageStore.of(Map.of()), BootOptions.defaults()))
                .isInstanceOfSatisfying(
                        BootException.class, e -> assertThat(e.rule()).isEqualTo("BOOT-02"))
                .hasMessage("test.xml:1:1: BOOT-02: image file \"a.bin\" does not exist");
    }

    @Test
    void anImageThatDoesNotFitItsRegionIsNamed() {
        TestSystem system = system();
        assertThatThrownBy(() -> Boot.boot(
                        system.description(), system.images().with("b.bin", new byte[4097]), BootOptions.defaults()))
                .isInstanceOf(BootException.class)
                .hasMessage("test.xml:1:1: BOOT-03: image b.bin of 0x1001 bytes at 0x10000 lies in no memory region of"
                        + " partition b");
    }

    @Test
    void memoryBeyondWhatTheModelHoldsIsRefused() {
        TestSystem system = system().memory(1L << 42);
        assertThatThrownBy(system::boot)
                .isInstanceOfSatisfying(
                        BootException.class, e -> assertThat(e.rule()).isEqualTo("BOOT-01"))
                .hasMessage("test.xml:1:1: BOOT-01: memory ends at 0x40000100000; the model holds up to 64 GiB");
    }

    @Test
    void kernelMemoryThatCannotHoldTheImagesIsRefused() {
        TestSystem system = system().region("pool", 0x400000, 1 << 21, "rw");
        SystemDescription description = withImage(system.description(), "pool.bin", 0x400000);
        assertThatThrownBy(() -> Boot.boot(
                        description, system.images().with("pool.bin", filled(1 << 21)), BootOptions.defaults()))
                .isInstanceOf(BootException.class)
                .hasMessage("test.xml:1:1: BOOT-04: kernel memory is too small for the partitions' images");
    }

    private static byte[] filled(int bytes) {
        byte[] content = new byte[bytes];
        java.util.Arrays.fill(content, (byte) 0x90);
        return content;
    }

    /** The description with one more image in its last partition. */
    private static SystemDescription withImage(SystemDescription d, String file, long at) {
        List<Partition> partitions = new ArrayList<>(d.partitions());
        Partition last = partitions.remove(partitions.size() - 1);
        List<Partition.Image> images = new ArrayList<>(last.images());
        images.add(new Partition.Image(file, at, TestSystem.HERE));
        partitions.add(new Partition(
                last.name(),
                last.processor(),
                last.memory(),
                images,
                last.start(),
                last.devices(),
                last.faults(),
                last.where()));
        return new SystemDescription(
                d.name(),
                d.directory(),
                d.platform(),
                partitions,
                d.channels(),
                d.events(),
                d.grants(),
                d.schedule(),
                d.where());
    }

    @Test
    void aDirectoryStoreFindsFilesBelowItAndNothingElse(@TempDir Path directory) throws IOException {
        Files.write(directory.resolve("x.bin"), new byte[] {1, 2, 3});
        ImageStore store = ImageStore.directory(directory);
        assertThat(store.find("x.bin")).hasValueSatisfying(b -> assertThat(b).containsExactly(1, 2, 3));
        assertThat(store.find("y.bin")).isEmpty();
        assertThat(store.find(".")).isEmpty();
        assertThat(store.find("x\0y")).isEmpty();
        assertThat(store.with("y.bin", new byte[] {4}).find("y.bin"))
                .hasValueSatisfying(b -> assertThat(b).containsExactly(4));
        assertThat(store.with("y.bin", new byte[] {4}).find("x.bin")).isPresent();
    }
}
