package cofferdam.proofs.unwinding.engine;

/**
 * The comparisons that the verdict rests on, each in a method of its own, over numbers of views and answers that are equal
 * exactly if what they stand for is equal. A test turns each of them off and around in turn and sees known-bad systems pass.
 */
final class Conditions {
    private Conditions() {}

    /** {@link Property#INVARIANT}. */
    static boolean sound(String broken) {
        return broken == null;
    }

    /** {@link Property#TOTALITY}. */
    static boolean ended(Throwable thrown) {
        return thrown == null;
    }

    /** {@link Property#REFINEMENT}. */
    static boolean refined(String wrong) {
        return wrong == null;
    }

    /** {@link Property#LOCAL_RESPECT}, for one whom the actor may not influence. */
    static boolean respected(int before, int after) {
        return before == after;
    }

    /** {@link Property#STEP_CONSISTENCY}: what follows from states that look alike. */
    static boolean sameViews(int known, int now) {
        return known == now;
    }

    /** {@link Property#OUTPUT_CONSISTENCY}: answers in states that look alike to the actor. */
    static boolean sameAnswers(int known, int now) {
        return known == now;
    }

    /** {@link Property#SCHEDULER_INDEPENDENCE}: what somebody else did to the schedule. */
    static boolean undisturbed(int before, int after) {
        return before == after;
    }

    /** {@link Property#SCHEDULER_INDEPENDENCE}: the schedule's own moves from states that look alike to it. */
    static boolean sameMoves(int known, int now) {
        return known == now;
    }

    /** {@link Property#SCHEDULER_INDEPENDENCE}: who does an action in states that look alike to the scheduler. */
    static boolean sameActor(int known, int now) {
        return known == now;
    }
}
