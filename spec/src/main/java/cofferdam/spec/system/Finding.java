package cofferdam.spec.system;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Something wrong with a description (G8-05).
 *
 * @param rule id of the violated rule, such as {@code MEM-07}
 * @param where the place in the file
 * @param found what is wrong, with the offending values
 * @param advice what would be right
 */
public record Finding(String rule, Location where, String found, String advice) {
    /** By place, then by rule, then by text. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(
                    Finding::where,
                    Comparator.comparing(Location::file)
                            .thenComparingInt(Location::line)
                            .thenComparingInt(Location::column))
            .thenComparing(Finding::rule)
            .thenComparing(Finding::found)
            .thenComparing(Finding::advice);

    /** Most findings about one file. */
    public static final int MOST = 1000;

    /** Makes the texts fit for one line of a terminal, whatever the file contained. */
    public Finding {
        found = Printable.of(found);
        advice = Printable.of(advice);
    }

    /** What is told about a file: in the order of the file, each finding once, and no more than anyone would read. */
    public static List<Finding> told(Collection<Finding> all) {
        return all.stream().sorted(ORDER).distinct().limit(MOST).toList();
    }

    /** One line: place, rule, what was found, what would be right. */
    @Override
    public String toString() {
        return where + ": " + rule + ": " + found + "; " + advice;
    }
}
