package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Device;
import cofferdam.spec.walk.Access;
import cofferdam.spec.walk.EptWalk;
import cofferdam.spec.walk.EptWalker;
import cofferdam.spec.walk.VtdWalk;
import cofferdam.spec.walk.VtdWalker;
import cofferdam.spec.x86.PagingFeatures;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fast walk says what the reference walker says. Requirements G1-13, G3-01. */
class TableWalkTest {
    private static final PagingFeatures FEATURES = new PagingFeatures(36, false, true, true, true, true, false);

    @Test
    void processorsReachTheSameFrames() {
        KernelSystem system = Models.channel().system();
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            if (i % 30 == 0) {
                system.restart();
            }
            Models.step(system, random);
            PhysicalMemory copy = copy(system.memory());
            for (int p = 0; p < 2; p++) {
                int[] pages = system.translations().pages(p);
                for (int n = 0; n < pages.length; n++) {
                    for (Access access : Access.values()) {
                        assertThat(bits(system.translations().found(p, n), access))
                                .isEqualTo(reference(copy, system, p, pages[n], access));
                    }
                }
            }
        }
    }

    /** In every state that is reached in a few steps, and in some that are reached in many. */
    @Test
    void devicesReachTheSameFrames() {
        KernelSystem system = Models.file("device").model().system();
        int[] requesters = system.model().description().assignedDevices().stream()
                .mapToInt(Device::pci)
                .toArray();
        assertThat(requesters).isNotEmpty();
        Random random = new Random(5);
        int reached = 0;
        for (int i = 0; i < 400; i++) {
            if (i % 40 == 0) {
                system.restart();
            }
            Models.step(system, random);
            PhysicalMemory copy = copy(system.memory());
            for (int d = 0; d < requesters.length; d++) {
                int space = system.model().partitions() + d;
                int[] pages = system.translations().pages(space);
                for (int n = 0; n < pages.length; n++) {
                    for (boolean write : new boolean[] {false, true}) {
                        long frame = bits(system.translations().found(space, n), write ? Access.WRITE : Access.READ);
                        assertThat(frame).isEqualTo(reference(copy, system, requesters[d], pages[n], write));
                        reached += frame >= 0 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(reached).isPositive();
    }

    /** Known-bad: the comparison notices a walk of other tables. */
    @Test
    void anotherRequesterReachesSomethingElse() {
        KernelSystem system = Models.file("device").model().system();
        int pci = system.model().description().assignedDevices().get(0).pci();
        int space = system.model().partitions();
        PhysicalMemory copy = copy(system.memory());
        int[] pages = system.translations().pages(space);
        long differences = IntStream.range(0, pages.length)
                .filter(n -> bits(system.translations().found(space, n), Access.READ)
                        != reference(copy, system, pci ^ 1, pages[n], false))
                .count();
        assertThat(differences).isPositive();
    }

    private static long reference(PhysicalMemory memory, KernelSystem system, int pci, int page, boolean write) {
        long root = system.kernel().dmaRootTable();
        VtdWalk walk = VtdWalker.walk(memory, root, pci, 4096L * page, write, 39);
        return walk instanceof VtdWalk.Translated translated ? translated.hostPhysical() : -1;
    }

    private static long bits(long found, Access access) {
        return (found & 1 << access.ordinal()) == 0 ? -1 : found & TableWalk.ADDRESS;
    }

    private static long reference(PhysicalMemory memory, KernelSystem system, int p, int page, Access access) {
        EptWalk walk = EptWalker.walk(memory, FEATURES, system.kernel().eptPointer(p), 4096L * page, access);
        return walk instanceof EptWalk.Translated translated ? translated.hostPhysical() : -1;
    }

    private static PhysicalMemory copy(FlatMemory memory) {
        PhysicalMemory copy = new PhysicalMemory(memory.address(memory.frames()));
        for (int i = 0; i < memory.frames() * FlatMemory.WORDS; i++) {
            if (memory.word(i) != 0) {
                copy.write64(memory.address(0) + 8L * i, memory.word(i));
            }
        }
        return copy;
    }
}
