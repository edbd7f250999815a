package cofferdam.workbench.replay;

import java.util.List;

/**
 * One step of a witness, or the violation at its end, as a replay saw it (G11-06).
 *
 * @param tick in ticks since boot
 * @param partition whose step it is; {@code "-"} if nobody's
 * @param text what was done, or what is wrong
 * @param violation whether it is the violation rather than a step
 * @param registers registers of that partition that changed since the moment before; at a violation seen by comparing
 *     runs, those that differ from the ordinary run
 * @param entries entries of translation tables that were walked or changed
 * @param frames physical memory concerned
 * @param omitted how many registers, entries and frames were left out, because a moment shows no more than {@link #MOST}
 *     of each
 */
public record Moment(
        long tick,
        String partition,
        String text,
        boolean violation,
        List<Register> registers,
        List<Entry> entries,
        List<Frame> frames,
        int omitted) {

    /** Most registers, entries and frames of a moment. */
    public static final int MOST = 16;

    /** Most steps before a violation. */
    public static final int STEPS = 8;

    /** Keeps the first of each and counts the rest. */
    public Moment {
        omitted += surplus(registers) + surplus(entries) + surplus(frames);
        registers = first(registers);
        entries = first(entries);
        frames = first(frames);
    }

    /** A register with its value before and after. */
    public record Register(String name, String before, String after) {}

    /**
     * An entry of a translation table.
     *
     * @param table whose table of which level
     * @param address host-physical address of the entry
     * @param before its value before
     * @param after its value after; the same if it was only walked
     */
    public record Entry(String table, String address, String before, String after) {
        /** Whether it was changed. */
        public boolean changed() {
            return !before.equals(after);
        }
    }

    /**
     * Physical memory.
     *
     * @param physical host-physical address of the first frame
     * @param bytes a multiple of 4096
     * @param owner the partition it is declared for, {@code kernel}, or {@code nobody}
     * @param what the region, channel or device registers that lie there
     * @param use what happened to it
     */
    public record Frame(String physical, long bytes, String owner, String what, String use) {}

    private static <T> List<T> first(List<T> list) {
        return List.copyOf(list.subList(0, Math.min(MOST, list.size())));
    }

    private static int surplus(List<?> list) {
        return Math.max(0, list.size() - MOST);
    }
}
