package cofferdam.proofs.unwinding.kernel;

import cofferdam.spec.system.SystemDescription;
import java.util.List;
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
 * @param registers whether registers go through the switch of each processor, and what partitions leave in them is told apart
 * @param cells pages in which partitions write, by partition; a partition that is not mentioned writes everywhere
 * @param fixed those of them that the partition neither maps nor unmaps
 */
public record Bounds(
        int values,
        int words,
        int lost,
        int records,
        boolean otherCalls,
        boolean interrupts,
        boolean registers,
        Map<String, Set<Long>> cells,
        Map<String, Set<Long>> fixed) {
    /** What the bounds may be. */
    static final String RANGES = "write values and words from 1 to 64, lost from 1 to 999, records from 0 to 16";

    /** The names of the bounds that are numbers or truths, as models write them. */
    public static final List<String> NAMES =
            List.of("values", "words", "lost", "records", "otherCalls", "interrupts", "registers");

    private static final int MOST = 64;
    private static final int MOST_LOST = 999;
    private static final int MOST_RECORDS = 16;

    public Bounds {
        within("values", values, 1, MOST);
        within("words", words, 1, MOST);
        within("lost", lost, 1, MOST_LOST);
        within("records", records, 0, MOST_RECORDS);
        cells = Map.copyOf(cells);
        fixed = Map.copyOf(fixed);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }

    /**
     * These bounds with one of them changed.
     *
     * @param name one of {@link #NAMES}
     * @param value a number, or {@code true} or {@code false}
     * @throws IllegalArgumentException if there is no such bound or it cannot be that
     */
    public Bounds with(String name, String value) {
        return switch (name) {
            case "values" ->
                new Bounds(number(value), words, lost, records, otherCalls, interrupts, registers, cells, fixed);
            case "words" ->
                new Bounds(values, number(value), lost, records, otherCalls, interrupts, registers, cells, fixed);
            case "lost" ->
                new Bounds(values, words, number(value), records, otherCalls, interrupts, registers, cells, fixed);
            case "records" ->
                new Bounds(values, words, lost, number(value), otherCalls, interrupts, registers, cells, fixed);
            case "otherCalls" ->
                new Bounds(values, words, lost, records, truth(value), interrupts, registers, cells, fixed);
            case "interrupts" ->
                new Bounds(values, words, lost, records, otherCalls, truth(value), registers, cells, fixed);
            case "registers" ->
                new Bounds(values, words, lost, records, otherCalls, interrupts, truth(value), cells, fixed);
            default -> throw new IllegalArgumentException("there is no bound \"" + name + "\"");
        };
    }

    /** These bounds, writing in these pages of each partition; those that are not mentioned write everywhere. */
    public Bounds in(Map<String, Set<Long>> pages) {
        return new Bounds(values, words, lost, records, otherCalls, interrupts, registers, pages, Map.of());
    }

    /** All bounds in words. */
    public String words(SystemDescription description) {
        return description.partitions().size() + " partitions, "
                + description.platform().processors().count() + " processors, " + values + " values in " + words
                + " words of a page, lost messages counted up to " + lost + ", " + records + " audit records, "
                + (otherCalls ? "calls of all kinds" : "calls about own things") + ", "
                + (interrupts ? "interrupts opened and closed" : "interrupts closed")
                + (registers ? ", registers switched" : "");
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + value + "\" is no number");
        }
    }

    private static boolean truth(String value) {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new IllegalArgumentException("\"" + value + "\" is neither true nor false");
    }

    /** Two values in one word of every page, one lost message, no audit records, all calls, interrupts, registers not switched. */
    public static Bounds small() {
        return new Bounds(2, 1, 1, 0, true, true, false, Map.of(), Map.of());
    }

    /** Whether a partition writes in a page. */
    boolean writes(String partition, long page) {
        Set<Long> pages = cells.get(partition);
        return pages == null || pages.contains(page);
    }

    /** Whether a partition maps a page and unmaps it. */
    boolean maps(String partition, long page) {
        return writes(partition, page)
                && !fixed.getOrDefault(partition, Set.of()).contains(page);
    }
}
