package cofferdam.proofs.unwinding.engine;

/** Why an exploration ended. */
public enum Stop {
    /** Every reachable state was visited. */
    COMPLETE("every reachable state was visited"),

    /** A property is broken. */
    BROKEN("a property is broken"),

    /** As many states as were asked for. */
    STATES("the limit of states was reached"),

    /** As much memory as was allowed. */
    MEMORY("the limit of memory was reached"),

    /** As much time as was allowed. */
    TIME("the time was over"),

    /** Somebody asked for it. */
    INTERRUPTED("it was interrupted");

    private final String words;

    Stop(String words) {
        this.words = words;
    }

    /** In words. */
    public String words() {
        return words;
    }
}
