package cofferdam.proofs.unwinding.engine;

import java.util.Locale;

/** What is checked of a system; each is checked for every action and every domain it speaks of. */
public enum Property {
    /** No reachable state breaks an invariant. */
    INVARIANT("each state keeps the invariants"),

    /** Whatever is done in whatever state, the code comes to an end without an exception. */
    TOTALITY("each action comes to an end"),

    /** Each step of the code is a step of the specification, with the same answer. */
    REFINEMENT("each step is one that the specification allows"),

    /** What an actor does leaves alone what those see whom it may not influence. */
    LOCAL_RESPECT("nobody sees what they may not be influenced by"),

    /**
     * What a domain sees after an action depends on what it saw, on what the actor saw and on what the scheduler saw before
     * it: weak step consistency.
     */
    STEP_CONSISTENCY("what is seen next depends on what was seen by observer, actor and scheduler"),

    /** What an actor gets back, and whether it can act, depends on what it and the scheduler saw before. */
    OUTPUT_CONSISTENCY("answers depend on what the actor saw"),

    /** Nobody but the scheduler moves what the scheduler sees; it alone decides how it moves and who acts. */
    SCHEDULER_INDEPENDENCE("who runs next depends on the schedule alone");

    private final String words;

    Property(String words) {
        this.words = words;
    }

    /** The property as a statement. */
    public String words() {
        return words;
    }

    /** {@code local-respect}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
