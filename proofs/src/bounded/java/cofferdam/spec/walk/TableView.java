package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import java.util.List;

/** Stands in for the view of one walk: flags go into memory at once; path and updates are not recorded. */
final class TableView {
    private final PhysicalMemory memory;

    TableView(PhysicalMemory memory) {
        this.memory = memory;
    }

    /** Reads an entry. */
    long read(PathStep.Structure structure, int level, long address) {
        return memory.readEntry(address);
    }

    /** Sets flags in an entry. */
    void set(long address, long flags) {
        memory.write64(address, memory.read64(address) | flags);
    }

    /** Whether an entry has all these flags now. */
    boolean hasSet(long address, long flags) {
        return (memory.read64(address) & flags) == flags;
    }

    /** Not recorded. */
    List<PathStep> path() {
        return null;
    }

    /** Not recorded. */
    List<FlagUpdate> updates() {
        return null;
    }
}
