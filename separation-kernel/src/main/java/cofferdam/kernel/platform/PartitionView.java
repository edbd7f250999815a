package cofferdam.kernel.platform;

import cofferdam.kernel.tables.Run;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a partition can observe at one moment (claim G2), part by part.
 *
 * <p>Host-physical addresses are not part of it: a partition cannot see them. A view reads the machine when asked, not
 * when made; reading changes nothing.
 */
public final class PartitionView {
    /** Parts of a view. */
    public enum Part {
        /** All of its register state, as its next instruction would see it. */
        REGISTERS,
        /** Which guest-physical pages it reaches, with which rights. */
        MAP,
        /** Content of its memory, except shared memory; also of whatever it reaches without leave. */
        MEMORY,
        /** Content of memory channels it takes part in and of regions that a grant from or to it names. */
        SHARED_MEMORY,
        /** Messages it can receive, and what it is told of lost ones. */
        PORTS,
        /** Events and interrupt vectors that wait for it. */
        EVENTS,
        /** State of its devices. */
        DEVICES,
        /** Whether it runs, waits or was stopped. */
        HEALTH
    }

    private final Machine machine;
    private final int partition;
    private final ViewWords words;

    PartitionView(Machine machine, int partition) {
        this.machine = machine;
        this.partition = partition;
        words = new ViewWords(machine, partition);
    }

    /** A 64-bit hash over the whole view; equal views have equal hashes. */
    public long hash() {
        return hash(EnumSet.allOf(Part.class));
    }

    /** A hash over some parts only. */
    public long hash(Set<Part> parts) {
        ViewMemory memory = new ViewMemory(machine, partition);
        long[] hash = {partition};
        for (Part part : EnumSet.copyOf(parts)) {
            if (part == Part.MEMORY || part == Part.SHARED_MEMORY) {
                hash[0] = Hash.mix(hash[0], part.ordinal(), memory.hash(memory.pages(part == Part.SHARED_MEMORY)));
            } else {
                words.visit(part, memory.runs(), (what, a, b, value) -> hash[0] = Hash.mix(hash[0], a ^ b, value));
            }
        }
        return hash[0];
    }

    /** Whether two views of the same partition agree in some parts; faster than comparing hashes. */
    public static boolean same(PartitionView a, PartitionView b, Set<Part> parts) {
        return difference(a, b, parts, false).isEmpty();
    }

    /**
     * Where two views of the same partition differ first: a register, a guest-physical address, a port, a device.
     *
     * @return what differs with both values, or nothing if the views agree in these parts
     */
    public static Optional<String> firstDifference(PartitionView a, PartitionView b, Set<Part> parts) {
        return difference(a, b, parts, true);
    }

    private static Optional<String> difference(PartitionView a, PartitionView b, Set<Part> parts, boolean inWords) {
        ViewMemory memoryA = new ViewMemory(a.machine, a.partition);
        ViewMemory memoryB = new ViewMemory(b.machine, b.partition);
        for (Part part : EnumSet.copyOf(parts)) {
            Optional<String> found = part == Part.MEMORY || part == Part.SHARED_MEMORY
                    ? memoryDifference(memoryA, memoryB, part)
                    : wordDifference(a, memoryA.runs(), b, memoryB.runs(), part, inWords);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> memoryDifference(ViewMemory a, ViewMemory b, Part part) {
        boolean shared = part == Part.SHARED_MEMORY;
        long at = ViewMemory.firstDifference(a, a.pages(shared), b, b.pages(shared));
        if (at < 0) {
            return Optional.empty();
        }
        return Optional.of((shared ? "shared memory" : "memory") + " at guest-physical 0x" + Long.toHexString(at) + ": "
                + a.byteAt(at) + " and " + b.byteAt(at));
    }

    private static Optional<String> wordDifference(
            PartitionView a, List<Run> runsA, PartitionView b, List<Run> runsB, Part part, boolean inWords) {
        Words left = new Words();
        Words right = new Words();
        a.words.visit(part, runsA, left);
        b.words.visit(part, runsB, right);
        int at = left.mismatch(right);
        if (at < 0) {
            return Optional.empty();
        }
        if (!inWords) {
            return Optional.of(part.name());
        }
        return Optional.of(a.described(part, runsA, at) + " and " + b.described(part, runsB, at));
    }

    /** The name and value of the n-th word of a part. */
    private String described(Part part, List<Run> runs, int n) {
        List<String> names = new ArrayList<>();
        words.visit(part, runs, (what, a, b, value) -> names.add(WordNames.name(part, what, a, b, value)));
        return n < names.size() ? names.get(n) : "nothing";
    }

    /** Collects words for comparison. */
    private static final class Words implements ViewWords.Visitor {
        private long[] values = new long[256];
        private int count;

        @Override
        public void word(String what, long a, long b, long value) {
            if (count + 1 >= values.length) {
                values = java.util.Arrays.copyOf(values, values.length * 2);
            }
            values[count++] = Hash.mix(0, a, b);
            values[count++] = value;
        }

        int mismatch(Words other) {
            int at = java.util.Arrays.mismatch(values, 0, count, other.values, 0, other.count);
            return at < 0 ? -1 : at / 2;
        }
    }
}
