package cofferdam.kernel.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of addresses that leads to a stretch of host-physical memory with the same rights throughout.
 *
 * @param at first guest-physical or DMA address
 * @param physical host-physical address it leads to
 * @param bytes length, a multiple of 4096
 * @param rights 1 read, 2 write, 4 execute
 * @param memoryType EPT memory type: 6 write-back, 0 uncached; for DMA always 6
 */
public record Run(long at, long physical, long bytes, int rights, int memoryType) {
    /** EPT memory type of memory. */
    public static final int WRITE_BACK = 6;

    /** EPT memory type of device registers. */
    public static final int UNCACHED = 0;

    /** One address beyond the last. */
    public long end() {
        return at + bytes;
    }

    /** One host-physical address beyond the last. */
    public long physicalEnd() {
        return physical + bytes;
    }

    /** The same runs in ascending order, those that continue each other made one. */
    public static List<Run> merged(List<Run> runs) {
        List<Run> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingLong(Run::at));
        List<Run> merged = new ArrayList<>();
        sorted.forEach(run -> append(merged, run));
        return merged;
    }

    /** Appends a run to a list, or makes the last one longer if the run continues it. */
    static void append(List<Run> runs, Run run) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).continuedBy(run)) {
            runs.set(last, runs.get(last).with(run));
        } else {
            runs.add(run);
        }
    }

    /** Whether another run continues this one on both sides with the same rights and memory type. */
    private boolean continuedBy(Run next) {
        return next.at == end()
                && next.physical == physicalEnd()
                && next.rights == rights
                && next.memoryType == memoryType;
    }

    /** This run and the one that continues it. */
    private Run with(Run next) {
        return new Run(at, physical, bytes + next.bytes, rights, memoryType);
    }

    /** The part from an address inside this run on, of the given length. */
    public Run part(long from, long length) {
        return new Run(from, physical + (from - at), length, rights, memoryType);
    }

    /** Rights as letters, {@code "none"} if there are none. */
    public static String letters(int rights) {
        String letters =
                ((rights & 1) != 0 ? "r" : "") + ((rights & 2) != 0 ? "w" : "") + ((rights & 4) != 0 ? "x" : "");
        return letters.isEmpty() ? "none" : letters;
    }
}
