package cofferdam.workbench.watch;

import java.util.List;

/**
 * A requirement found violated in a run.
 *
 * @param requirement its id
 * @param compared whether it was found by comparing steps with the specification, not by a rule about that requirement
 * @param sentence what is wrong, with all names and numbers
 * @param partition the partition concerned, by name, or {@code "-"}
 * @param place the address, port, register or device concerned
 * @param tick when, in ticks since boot
 * @param lately what the changed partition did last, oldest first
 */
public record Violation(
        String requirement,
        boolean compared,
        String sentence,
        String partition,
        String place,
        long tick,
        List<String> lately) {
    public Violation {
        lately = List.copyOf(lately);
    }

    /** One that breaks a rule. */
    public Violation(
            String requirement, String sentence, String partition, String place, long tick, List<String> lately) {
        this(requirement, false, sentence, partition, place, tick, lately);
    }

    /** The same for those that the same check finds about the same requirement. */
    public String key() {
        return key(requirement, compared);
    }

    /** What {@link #key()} is for violations of a requirement. */
    public static String key(String requirement, boolean compared) {
        return compared ? requirement + " compared" : requirement;
    }

    /** The claim the requirement belongs to. */
    public String claim() {
        return requirement.substring(0, requirement.indexOf('-'));
    }
}
