package cofferdam.proofs.unwinding.kernel;

import java.util.Map;
import java.util.Set;

/**
 * How much of everything a model has: what makes the number of its states finite, beside the description itself.
 *
 * @param values a partition or device writes one of the words 0 to values - 1
 * @param words so many words at the start of a page are written by partitions
 * @param lost counts of lost messages beyond this are not told apart
 * @param records so many records of the audit ring are kept, the newest, without their times
 * @param otherCalls whether partitions also make calls with arguments that are not theirs or that are malformed
 * @param interrupts whether partitions open and close themselves to interrupts
 * @param cells pages in which partitions write, by partition; a partition that is not mentioned writes everywhere
 */
public record Bounds(
        int values,
        int words,
        int lost,
        int records,
        boolean otherCalls,
        boolean interrupts,
        Map<String, Set<Long>> cells) {
    public Bounds {
        if (values < 1 || words < 1 || words > FlatMemory.WORDS || lost < 1 || records < 0 || records > 16) {
            throw new IllegalArgumentException("bounds out of range");
        }
        cells = Map.copyOf(cells);
    }

    /** Two values in one word of every page, one lost message, no audit records, all calls, interrupts. */
    public static Bounds small() {
        return new Bounds(2, 1, 1, 0, true, true, Map.of());
    }

    /** Whether a partition writes in a page. */
    boolean writes(String partition, long page) {
        Set<Long> pages = cells.get(partition);
        return pages == null || pages.contains(page);
    }
}
