package cofferdam.proofs.unwinding.engine;

/** Hears how an exploration goes on, after each block of states. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (states, expanded, transitions, depth, bytes) -> true;

    /**
     * So far.
     *
     * @param states distinct states found
     * @param expanded those whose steps were all taken
     * @param transitions steps taken
     * @param depth steps from the initial state
     * @param bytes what the tables take
     * @return whether to go on
     */
    boolean at(long states, long expanded, long transitions, int depth, long bytes);
}
