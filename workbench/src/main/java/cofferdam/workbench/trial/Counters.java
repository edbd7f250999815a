package cofferdam.workbench.trial;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often what was tried. */
public final class Counters {
    /** Steps of kernels beside which the specification took one, too. */
    public static final String COMPARED = "steps compared with the specification";

    /** Those of them whose answer the specification leaves open. */
    public static final String OPEN = "answers that it leaves open";

    private final Map<String, Long> counts = new LinkedHashMap<>();

    /** Adds to a count. */
    public void add(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    /** Adds all counts of another. */
    public void addAll(Counters other) {
        other.counts.forEach(this::add);
    }

    /** The counts in the order they first appeared. */
    public Map<String, Long> all() {
        return new LinkedHashMap<>(counts);
    }

    /** A count with its name; the first noun of the name, a plural, loses its ending if there is just one. */
    public static String words(long times, String what) {
        return times + " " + (times == 1 ? what.replaceFirst("(?<=ss)es\\b|(?<!s)s\\b", "") : what);
    }

    /** One count with its name, such as {@code 1 fault} and {@code 2 faults}. */
    public String words(String what) {
        return words(of(what), what);
    }

    /** One count. */
    public long of(String what) {
        return counts.getOrDefault(what, 0L);
    }
}
