package cofferdam.workbench.grade;

import cofferdam.spec.system.Printable;
import cofferdam.workbench.grade.Grade.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of a grader so far. */
final class Steps {
    private static final int MOST_LINES = 20;

    private final List<Step> steps = new ArrayList<>();

    /** The end of grading: a step was not passed. */
    static final class NotPassed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotPassed(String found) {
            super(found, null, false, false);
        }
    }

    /** A passed step. */
    void passed(String what, String found) {
        add(what, true, found, "");
    }

    /**
     * A step that is passed or ends the grading.
     *
     * @param what a sentence that is true if it is passed
     * @param found what was seen instead
     * @param next what the student should do about it
     */
    void must(boolean passed, String what, String found, String next) {
        if (!passed) {
            throw failed(what, found, next);
        }
        passed(what, "");
    }

    /** Like {@link #must}, for one of several conditions of a step: silent as long as they hold. */
    void unless(boolean holds, String what, String found, String next) {
        if (!holds) {
            throw failed(what, found, next);
        }
    }

    /** The end of grading. */
    NotPassed failed(String what, String found, String next) {
        add(what, false, found, next);
        return new NotPassed(found);
    }

    /** What an answer contains may be quoted in all of it (G8-05). */
    private void add(String what, boolean passed, String found, String next) {
        steps.add(new Step(printable(what), passed, printable(found), printable(next)));
    }

    private static String printable(String text) {
        return text.lines().limit(MOST_LINES).map(Printable::of).collect(Collectors.joining("\n"));
    }

    List<Step> all() {
        return List.copyOf(steps);
    }
}
