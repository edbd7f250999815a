package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Memory as one walk sees it: with the path read so far, and with the flags set so far laid over it. */
final class TableView {
    private final PhysicalMemory memory;
    private final Map<Long, Long> overlay = new HashMap<>();
    private final List<PathStep> path = new ArrayList<>();
    private final List<FlagUpdate> updates = new ArrayList<>();

    TableView(PhysicalMemory memory) {
        this.memory = memory;
    }

    /** Reads an entry into the path; all ones where there is no memory. */
    long read(PathStep.Structure structure, int level, long address) {
        long value = current(address);
        path.add(new PathStep(structure, level, address, value));
        return value;
    }

    /** Sets flags in an entry, as a locked OR; nothing if they are set already. */
    void set(long address, long flags) {
        long before = current(address);
        long after = before | flags;
        if (after != before) {
            overlay.put(address, after);
            updates.add(new FlagUpdate(address, before, after));
        }
    }

    /** Whether an entry has all these flags now. */
    boolean hasSet(long address, long flags) {
        return (current(address) & flags) == flags;
    }

    List<PathStep> path() {
        return List.copyOf(path);
    }

    List<FlagUpdate> updates() {
        return List.copyOf(updates);
    }

    private long current(long address) {
        Long changed = overlay.get(address);
        if (changed != null) {
            return changed;
        }
        return memory.readEntry(address);
    }
}
