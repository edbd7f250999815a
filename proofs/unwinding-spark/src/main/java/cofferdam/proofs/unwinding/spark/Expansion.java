package cofferdam.proofs.unwinding.spark;

import java.util.Iterator;

/** Expands one state after the other. */
final class Expansion implements Iterator<Expanded> {
    private final Expander expander;
    private final Iterator<State> states;
    private final int depth;

    Expansion(Expander expander, Iterator<State> states, int depth) {
        this.expander = expander;
        this.states = states;
        this.depth = depth;
    }

    @Override
    public boolean hasNext() {
        return states.hasNext();
    }

    @Override
    public Expanded next() {
        return expander.expand(states.next(), depth);
    }
}
