package cofferdam.workbench.watch;

import java.util.List;

/**
 * A requirement found violated in a run.
 *
 * @param requirement its id
 * @param sentence what is wrong, with all names and numbers
 * @param partition the partition concerned, by name, or {@code "-"}
 * @param place the address, port, register or device concerned
 * @param tick when, in ticks since boot
 * @param lately what the changed partition did last, oldest first
 */
public record Violation(
        String requirement, String sentence, String partition, String place, long tick, List<String> lately) {
    public Violation {
        lately = List.copyOf(lately);
    }

    /** The claim the requirement belongs to. */
    public String claim() {
        return requirement.substring(0, requirement.indexOf('-'));
    }
}
