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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the machine right after boot with what the description says it starts with (G7-01, G7-02). */
final class StartState {
    private static final int PAGE = PhysicalMemory.FRAME_BYTES;

    private StartState() {}

    /** The first byte or register that differs. */
    static Optional<Witness> firstDifference(Substitution subject, Machine machine) {
        SystemDescription system = subject.system();
        Placement placement = Placement.of(system);
        for (int p = 0; p < system.partitions().size(); p++) {
            Partition partition = system.partitions().get(p);
            Map<Long, byte[]> contents = contents(subject, partition);
            for (int r = 0; r < partition.memory().size(); r++) {
                Optional<Witness> witness =
                        region(contents, machine, partition, partition.memory().get(r), placement.regionBase(p, r));
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

    /** What lies in a partition's memory at start besides zeroes, by guest-physical address. */
    private static Map<Long, byte[]> contents(Substitution subject, Partition partition) {
        Map<Long, byte[]> contents = new TreeMap<>();
        for (Partition.Image image : partition.images()) {
            contents.put(image.at(), subject.bytes(image.file()));
        }
        long tables = partition.start().pageTables();
        contents.put(tables, tables(subject.system(), tables));
        return contents;
    }

    /** The low 4 GiB one to one, writable, for the supervisor, by pages of 1 GiB or else of 2 MiB (SDM vol. 3, 4.5). */
    private static byte[] tables(SystemDescription system, long at) {
        int pages = (int) (ProgramSite.tableBytes(system) / PAGE);
        ByteBuffer bytes = ByteBuffer.allocate(pages * PAGE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, at + PAGE | 3);
        for (int gigabyte = 0; gigabyte < 4; gigabyte++) {
            long large = (long) gigabyte << 30 | 0x83;
            bytes.putLong(PAGE + 8 * gigabyte, pages == 2 ? large : at + (2L + gigabyte) * PAGE | 3);
        }
        for (int entry = 0; entry < (pages - 2) * 512; entry++) {
            bytes.putLong(2 * PAGE + 8 * entry, (long) entry << 21 | 0x83);
        }
        return bytes.array();
    }

    private static Optional<Witness> region(
            Map<Long, byte[]> contents, Machine machine, Partition partition, MemoryRegion region, long base) {
        byte[] expected = new byte[PAGE];
        for (long offset = 0; offset < region.size(); offset += PAGE) {
            long at = region.at() + offset;
            long physical = base + offset;
            Arrays.fill(expected, (byte) 0);
            boolean filled = false;
            for (Map.Entry<Long, byte[]> content : contents.entrySet()) {
                filled |= copy(content.getValue(), content.getKey(), expected, at);
            }
            if (!filled && machine.memory().isZero((int) (physical >>> PhysicalMemory.FRAME_SHIFT))) {
                continue;
            }
            byte[] actual = machine.memory().dump(physical, PAGE);
            int difference = Arrays.mismatch(expected, actual);
            if (difference >= 0) {
                String text = "memory of '%s' at 0x%x starts as 0x%02x instead of 0x%02x"
                        .formatted(partition.name(), at + difference, actual[difference], expected[difference]);
                return Optional.of(Witness.atBoot(text, partition.name(), "0x" + Long.toHexString(at + difference)));
            }
        }
        return Optional.empty();
    }

    /** Copies the part of a content that lies in a page; whether there is one. */
    private static boolean copy(byte[] content, long contentAt, byte[] page, long pageAt) {
        long from = Math.max(contentAt, pageAt);
        long to = Math.min(contentAt + content.length, pageAt + page.length);
        if (from < to) {
            System.arraycopy(content, (int) (from - contentAt), page, (int) (from - pageAt), (int) (to - from));
        }
        return from < to;
    }
}
