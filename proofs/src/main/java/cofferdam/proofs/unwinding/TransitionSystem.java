package cofferdam.proofs.unwinding;

import java.util.Map;

/**
 * A system whose reachable states are explored. An instance holds one current state in place and belongs to one thread;
 * two instances of the same system agree on the numbers of parts, actions and domains and on all contents. Requirement G11-01.
 */
public interface TransitionSystem {
    /** Of how many parts a state consists; fixed. */
    int parts();

    /** Canonical content of a part of the current state: equal states have equal contents. Not changed afterwards. */
    byte[] part(int index);

    /** The current state gets this content of a part; a state is loaded by setting every part that differs. */
    void setPart(int index, byte[] content);

    /** How many actions there are; the same in every state. */
    int actions();

    /** An action in words: {@code red sends 1 word on port 0}. */
    String action(int action);

    /** Does an action in the current state. False if it is not possible there: then nothing has changed. */
    boolean step(int action);

    /**
     * The parts that may differ from the state before the last step.
     *
     * @param into {@link #parts} numbers of room
     * @return how many there are
     */
    int changed(int[] into);

    /** Undoes the last step. */
    void back();

    /**
     * All steps from the current state were taken and undone; nothing of what was seen on the way is believed before this
     * returns. A system that does not keep all of its state in its parts says so here.
     */
    default void settled() {}

    /** How many domains there are: partitions, the scheduler, devices. */
    int domains();

    /** A domain's name. */
    String domain(int domain);

    /** The domain that would do this action in the current state; -1 if it is not possible there. */
    int actor(int action);

    /** Whether the policy lets what one domain does be observed by another; each domain interferes with itself. */
    boolean interferes(int from, int to);

    /** The domain that is the scheduler. */
    int scheduler();

    /** Canonical: all that a domain can observe in the current state. */
    byte[] view(int domain);

    /** What the actor of the last step got back: results, registers, error codes. */
    byte[] output();

    /** Whether there is a specification beside the system with which each step is compared. */
    default boolean specified() {
        return false;
    }

    /** What the last step did that the specification does not allow, in words; null if it allows all. */
    default String wrongStep() {
        return null;
    }

    /** What a domain observes in the current state, item by item in words, for reports alone: nothing is decided by it. */
    default Map<String, String> sight(int domain) {
        return Map.of();
    }

    /** What the actor of the last step got back, item by item in words, for reports alone. */
    default Map<String, String> gotBack() {
        return Map.of();
    }

    /** Which invariant the current state breaks, in words; null if it breaks none. */
    String brokenInvariant();

    /**
     * A system with states that differ by the names of values alone: what is copied, but never looked at. One of them stands
     * for all, see {@link cofferdam.proofs.unwinding.engine.Plan#withSymmetry}.
     */
    interface Symmetric extends TransitionSystem {
        /**
         * Renames the values in the current state, after a step or at the start, so that it becomes the one that stands for
         * all that differ from it by such names. {@link #changed} tells of this as well, {@link #back} undoes it with the step.
         */
        void represent();

        /** For how many states, itself included, the current one stands if it is one that does. */
        long orbit();
    }

    /** A system that knows at once that most actions are not possible now. */
    interface Guarded extends TransitionSystem {
        /** In rising order all actions that may be possible in the current state. Not to be changed. */
        int[] possible();
    }
}
