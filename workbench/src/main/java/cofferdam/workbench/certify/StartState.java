package cofferdam.workbench.certify;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.guest.ProgramSite;
import cofferdam.workbench.guest.Substitution;
import java.util.Arrays;
import java.util.Optional;

/** Compares the machine right after boot with what the description says it starts with (G7-01, G7-02). */
final class StartState {
    private StartState() {}

    /** The first byte or register that differs. */
    static Optional<Witness> firstDifference(Substitution subject, Machine machine) {
        SystemDescription system = subject.system();
        Placement placement = Placement.of(system);
        for (int p = 0; p < system.partitions().size(); p++) {
            Partition partition = system.partitions().get(p);
            for (int r = 0; r < partition.memory().size(); r++) {
                Optional<Witness> witness =
                        region(subject, machine, partition, partition.memory().get(r), placement.regionBase(p, r));
                if (witness.isPresent()) {
                    return witness;
                }
            }
            long[] expected = Boot.startState(system, p);
            long[] actual = machine.registers(p);
            for (int i = 0; i < expected.length; i++) {
                if (expected[i] != actual[i]) {
                    String text = "register word %d of '%s' starts as 0x%x instead of 0x%x"
                            .formatted(i, partition.name(), actual[i], expected[i]);
                    return Optional.of(Witness.atBoot(text, partition.name(), "register word " + i));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Witness> region(
            Substitution subject, Machine machine, Partition partition, MemoryRegion region, long base) {
        int pages = (int) (region.size() / PhysicalMemory.FRAME_BYTES);
        byte[] expected = new byte[PhysicalMemory.FRAME_BYTES];
        for (int page = 0; page < pages; page++) {
            long at = region.at() + (long) page * PhysicalMemory.FRAME_BYTES;
            if (at >= partition.start().pageTables()
                    && at < partition.start().pageTables() + ProgramSite.tableBytes(subject.system())) {
                continue;
            }
            Arrays.fill(expected, (byte) 0);
            for (Partition.Image image : partition.images()) {
                copy(subject.bytes(image.file()), image.at(), expected, at);
            }
            long physical = base + (long) page * PhysicalMemory.FRAME_BYTES;
            byte[] actual = machine.memory().dump(physical, PhysicalMemory.FRAME_BYTES);
            int difference = Arrays.mismatch(expected, actual);
            if (difference >= 0) {
                String text = "memory of '%s' at 0x%x starts as 0x%02x instead of 0x%02x"
                        .formatted(partition.name(), at + difference, actual[difference], expected[difference]);
                return Optional.of(Witness.atBoot(text, partition.name(), "0x" + Long.toHexString(at + difference)));
            }
        }
        return Optional.empty();
    }

    /** Copies the part of an image that lies in a page. */
    private static void copy(byte[] image, long imageAt, byte[] page, long pageAt) {
        long from = Math.max(imageAt, pageAt);
        long to = Math.min(imageAt + image.length, pageAt + page.length);
        if (from < to) {
            System.arraycopy(image, (int) (from - imageAt), page, (int) (from - pageAt), (int) (to - from));
        }
    }
}
