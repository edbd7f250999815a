package cofferdam.kernel.soak;

import cofferdam.kernel.random.Step;
import cofferdam.kernel.random.SystemPlan;
import java.util.List;

/**
 * Something that was broken.
 *
 * @param plan the system it was broken in
 * @param system the number that {@link cofferdam.kernel.random.PlanGenerator} makes it of, or {@link #NO_NUMBER}
 * @param steps the way to it from a boot; the last one broke it
 * @param requirement what does not hold
 * @param what what was seen
 * @param found how many steps the way had when it was found, before it was shortened
 */
public record Failure(SystemPlan plan, long system, List<Step> steps, String requirement, String what, int found) {
    /** Of a system that was made otherwise. */
    public static final long NO_NUMBER = -1;

    private static final String CORE = "cofferdam.kernel.core.";

    public Failure {
        steps = List.copyOf(steps);
    }

    /** What an exception says: a check's own, or one that left the kernel. Others are mistakes of this tool and go on. */
    static Failure of(SystemPlan plan, long system, List<Step> steps, Throwable e) {
        if (e instanceof Broken broken) {
            return new Failure(plan, system, steps, broken.requirement(), broken.getMessage(), steps.size());
        }
        for (StackTraceElement element : e.getStackTrace()) {
            if (element.getClassName().startsWith(CORE)) {
                String message = e.getMessage() == null ? "" : ": " + e.getMessage();
                String text = e.getClass().getSimpleName() + message + " left the kernel, from " + element;
                return new Failure(plan, system, steps, "G9-01", text, steps.size());
            }
        }
        if (e instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) e;
    }

    /** The same thing broken on another way. */
    Failure by(Failure shorter) {
        return new Failure(plan, system, shorter.steps, shorter.requirement, shorter.what, found);
    }

    /** The steps in words. */
    public List<String> words() {
        return steps.stream().map(StepWords::of).toList();
    }

    /** A step in words. */
    public static String words(Step step) {
        return StepWords.of(step);
    }

    /** The steps in a form that can be replayed. */
    public String replay() {
        return Step.text(steps);
    }
}
