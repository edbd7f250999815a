package cofferdam.proofs.unwinding.engine;

import java.util.Locale;

/** What is checked of a system; each is checked for every action and every domain it speaks of. */
public enum Property {
    /** No reachable state breaks an invariant. */
    INVARIANT(
            "each state keeps the invariants",
            "In every state that was reached, what the kernel promises of its data holds: one owner for each frame, tables equal to the ledger, and so on."),

    /** Whatever is done in whatever state, the code comes to an end without an exception. */
    TOTALITY(
            "each action comes to an end",
            "Whatever was asked in whatever state that was reached, the kernel answered: without an exception and without going round in circles."),

    /** Each step of the code is a step of the specification, with the same answer. */
    REFINEMENT(
            "each step is one that the specification allows",
            "For every action tried in every state that was reached, next state and answer of the code are those of the specification, which is written apart from it."),

    /** What an actor does leaves alone what those see whom it may not influence. */
    LOCAL_RESPECT(
            "nobody sees what they may not be influenced by",
            "Where the policy lets no influence flow from an actor to an observer, the observer sees the same before and after each of the actor's steps."),

    /**
     * What a domain sees after an action depends on what it saw, on what the actor saw and on what the scheduler saw before
     * it: weak step consistency.
     */
    STEP_CONSISTENCY(
            "what is seen next depends on what was seen by observer, actor and scheduler",
            "Take two states that look alike to the observer, to the actor and to the scheduler: after the same action they look alike to the observer again. Nothing that they could not see has leaked to it."),

    /** What an actor gets back, and whether it can act, depends on what it and the scheduler saw before. */
    OUTPUT_CONSISTENCY(
            "answers depend on what the actor saw",
            "Take two states that look alike to the actor and to the scheduler: the same action is answered alike in both. No answer tells what the actor could not see."),

    /** Nobody but the scheduler moves what the scheduler sees; it alone decides how it moves and who acts. */
    SCHEDULER_INDEPENDENCE(
            "who runs next depends on the schedule alone",
            "Take two states that look alike to the scheduler: whatever partitions do, who runs next, and for how long, is the same in both.");

    private final String words;
    private final String meaning;

    Property(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    /** The property as a statement. */
    public String words() {
        return words;
    }

    /** What it says of states, in whole sentences. */
    public String meaning() {
        return meaning;
    }

    /** {@code local-respect}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
