package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.Set;

/** The tables that all workers of a search fill together. */
final class Shared {
    final int actions;
    final int domains;
    final int scheduler;
    final boolean[][] interferes;
    final Set<Property> checked;
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

    Shared(TransitionSystem system, Set<Property> checked) {
        this.checked = checked;
        actions = system.actions();
        domains = system.domains();
        scheduler = system.scheduler();
        interferes = new boolean[domains][domains];
        states = new States(domains);
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

    boolean checks(Property property) {
        return checked.contains(property);
    }

    /** All tables, with what of them is empty. */
    long bytes() {
        long bytes = parts.bytes() + pairs.bytes() + states.bytes() + answers.bytes() + rows.bytes() + doers.bytes();
        for (int actor = 0; actor < domains; actor++) {
            bytes += views[actor].bytes();
            bytes += answered[actor] == null ? 0 : answered[actor].bytes();
            for (Join join : seen[actor]) {
                bytes += join == null ? 0 : join.bytes();
            }
        }
        return bytes;
    }
}
