package cofferdam.proofs.unwinding.spark;

import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Portable;
import cofferdam.proofs.unwinding.engine.Systems;

/** Goes ways again; an action that does not come to an end, which {@link Expander} has told, leads nowhere. */
final class Walker {
    private final Systems systems;
    private TransitionSystem system;
    private Portable portable;
    private State at;

    Walker(Systems systems) {
        this.systems = systems;
        renew();
    }

    private void renew() {
        system = systems.get();
        portable = new Portable(system);
    }

    /** The system, another one after each action that did not come to an end. */
    TransitionSystem system() {
        return system;
    }

    /** Goes to a state. */
    void at(State state) {
        at = state;
        portable.load(state.bytes());
    }

    /** The state it is in. */
    State state() {
        return new State(portable.read());
    }

    /** Takes a step from the state it went to, if that is possible and comes to an end. */
    boolean step(int action) {
        try {
            return system.step(action);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            renew();
            at(at);
            return false;
        }
    }
}
