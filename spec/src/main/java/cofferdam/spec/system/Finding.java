package cofferdam.spec.system;

import java.util.Comparator;

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

    /** One line: place, rule, what was found, what would be right. */
    @Override
    public String toString() {
        return where + ": " + rule + ": " + found + "; " + advice;
    }
}
