package cofferdam.spec.walk;

/**
 * One table entry read during a walk.
 *
 * @param structure which tables it belongs to
 * @param level 5..1 in a tree of page tables (1 holds 4 KiB leaves), 0 for root and context entries
 * @param address host-physical address of the entry
 * @param value what the walk saw there
 */
public record PathStep(Structure structure, int level, long address, long value) {
    /** The kinds of tables. */
    public enum Structure {
        GUEST,
        EPT,
        VTD_ROOT,
        VTD_CONTEXT,
        VTD_SECOND_LEVEL
    }

    @Override
    public String toString() {
        return structure + " level " + level + " at 0x" + Long.toHexString(address) + " = 0x" + Long.toHexString(value);
    }
}
