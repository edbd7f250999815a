package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;

/** Stands in for the view of one walk: memory alone, no record of the path, no flags. */
final class TableView {
    private final PhysicalMemory memory;

    TableView(PhysicalMemory memory) {
        this.memory = memory;
    }

    /** Reads an entry. */
    long read(PathStep.Structure structure, int level, long address) {
        return memory.readEntry(address);
    }

    /** Not used in these lemmas. */
    void set(long address, long flags) {
        assert false;
    }
}
