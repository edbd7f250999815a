package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The tables that all workers of a search fill together. */
final class Shared {
    final int actions;
    final int domains;
    final int scheduler;
    final boolean[][] interferes;
    final Set<Property> checked;

    /** Whether one state stands for all that differ by the names of values. */
    final boolean reduced;

    final Parts parts = new Parts();
    final PairTable pairs = new PairTable();
    final States states;
    final Contents[] views;
    final Contents answers = new Contents();

    /** What follows from a state, as rows. */
    final Contents rows = new Contents();

    /** For each actor: states alike to it, by the answers it gets. */
    final Join[] answered;

    /** For each actor and observer: states alike to both, by what the observer sees next; none where that is not asked. */
    final Join[][] seen;

    final Doers doers;
    final Findings findings = new Findings();

    Shared(TransitionSystem system, Set<Property> checked, boolean reduced) {
        if (reduced && !(system instanceof TransitionSystem.Symmetric)) {
            throw new IllegalArgumentException("a system without symmetries cannot be reduced");
        }
        this.checked = checked;
        this.reduced = reduced;
        actions = system.actions();
        domains = system.domains();
        scheduler = system.scheduler();
        interferes = new boolean[domains][domains];
        states = new States(counting() || reduced ? 0 : domains);
        views = new Contents[domains];
        answered = new Join[domains];
        seen = new Join[domains][domains];
        doers = new Doers(actions);
        for (int actor = 0; actor < domains; actor++) {
            views[actor] = new Contents();
            if (checked.contains(Property.OUTPUT_CONSISTENCY)) {
                answered[actor] = new Join(states.views(), actor, actor, scheduler);
            }
            for (int observer = 0; observer < domains; observer++) {
                interferes[actor][observer] = system.interferes(actor, observer);
                Property property = propertyOf(actor, observer);
                if (interferes[actor][observer] && property != null && checked.contains(property)) {
                    seen[actor][observer] = new Join(states.views(), observer, actor, scheduler);
                }
            }
        }
    }

    /** Which property speaks of what an observer sees after an actor's step; null for somebody else's step and the scheduler. */
    Property propertyOf(int actor, int observer) {
        if (observer != scheduler) {
            return Property.STEP_CONSISTENCY;
        }
        return actor == scheduler ? Property.SCHEDULER_INDEPENDENCE : null;
    }

    /** Whether states are merely counted, and each by itself checked: then nobody has to look at them. */
    boolean counting() {
        return checked.isEmpty() || checked.equals(Set.of(Property.INVARIANT));
    }

    boolean checks(Property property) {
        return checked.contains(property);
    }

    void write(DataOutput out) throws IOException {
        parts.write(out);
        pairs.write(out);
        states.write(out);
        answers.write(out);
        rows.write(out);
        doers.write(out);
        for (Contents domain : views) {
            domain.write(out);
        }
        for (Join join : joins()) {
            join.write(out);
        }
    }

    /** Into tables in which there is nothing but the initial state's parts, if anything. */
    void read(DataInput in) throws IOException {
        parts.read(in);
        pairs.read(in);
        states.read(in);
        answers.read(in);
        rows.read(in);
        doers.read(in);
        for (Contents domain : views) {
            domain.read(in);
        }
        for (Join join : joins()) {
            join.read(in);
        }
    }

    /** What the tables name by number is there. */
    void check() throws ContradictionException {
        for (int state = 0; state < states.size(); state++) {
            ContradictionException.below(states.action(state), actions, "an action");
            for (int domain = 0; domain < states.views().width(); domain++) {
                ContradictionException.below(states.views().get(state, domain), views[domain].size(), "a view");
            }
        }
        for (Join join : joins()) {
            join.check(states.size(), rows.size());
        }
    }

    private List<Join> joins() {
        List<Join> joins = new ArrayList<>();
        for (int actor = 0; actor < domains; actor++) {
            joins.add(answered[actor]);
            joins.addAll(Arrays.asList(seen[actor]));
        }
        joins.removeIf(Objects::isNull);
        return joins;
    }

    /** All tables, with what of them is empty. */
    long bytes() {
        long bytes = parts.bytes() + pairs.bytes() + states.bytes() + answers.bytes() + rows.bytes() + doers.bytes();
        for (Contents domain : views) {
            bytes += domain.bytes();
        }
        for (Join join : joins()) {
            bytes += join.bytes();
        }
        return bytes;
    }
}
