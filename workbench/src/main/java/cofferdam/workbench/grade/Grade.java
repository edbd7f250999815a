package cofferdam.workbench.grade;

import java.util.List;

/**
 * What came of an answer.
 *
 * @param steps what was looked at, in order; if it is not passed, the last one says why
 */
public record Grade(Lab lab, List<Step> steps) {
    /** Copies the list. */
    public Grade {
        steps = List.copyOf(steps);
    }

    /**
     * One thing that was looked at.
     *
     * @param what it is, as a sentence that is true if it is passed
     * @param found what was seen instead, or what is worth knowing although it is passed; may be empty
     * @param next what the student should do; empty if it is passed
     */
    public record Step(String what, boolean passed, String found, String next) {}

    /** Whether everything is as it should be. */
    public boolean passed() {
        return !steps.isEmpty() && steps.stream().allMatch(Step::passed);
    }
}
