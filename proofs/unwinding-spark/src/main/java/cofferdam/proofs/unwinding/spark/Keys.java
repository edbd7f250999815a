package cofferdam.proofs.unwinding.spark;

import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.spark.Expander.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The groups of states that look alike to which one state belongs, and what follows from it for each. */
final class Keys {
    /** What a group is for; the first number of its key, then come actor, observer and action. */
    static final int ANSWERS = 0;

    static final int SIGHTS = 1;
    static final int ACTORS = 2;

    private final TransitionSystem system;
    private final Set<Property> checked;
    private final byte[][] seen;
    private final int depth;
    private final State state;
    private final Text[] answers;
    private final Text[][] sights;
    private final boolean[] acted;
    private final List<State> keys = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    Keys(TransitionSystem system, Set<Property> checked, byte[][] seen, int depth, State state) {
        this.system = system;
        this.checked = checked;
        this.seen = seen;
        this.depth = depth;
        this.state = state;
        answers = new Text[seen.length];
        sights = new Text[seen.length][seen.length];
        acted = new boolean[seen.length];
        for (int actor = 0; actor < seen.length; actor++) {
            answers[actor] = new Text();
            for (int observer = 0; observer < seen.length; observer++) {
                sights[actor][observer] = new Text();
            }
        }
    }

    void step(int action, int actor, byte[] answer, byte[][] after, long[] checks) {
        acted[actor] = true;
        answers[actor].put(action).put(answer);
        if (checked.contains(Property.SCHEDULER_INDEPENDENCE)) {
            checks[Property.SCHEDULER_INDEPENDENCE.ordinal()]++;
            add(key(ACTORS, 0, system.scheduler(), action), new Text().put(actor));
        }
        for (int observer = 0; observer < after.length; observer++) {
            if (!Arrays.equals(seen[observer], after[observer])) {
                sights[actor][observer].put(action).put(after[observer]);
            }
        }
    }

    void end(long[] checks) {
        boolean output = checked.contains(Property.OUTPUT_CONSISTENCY);
        for (int actor = 0; actor < seen.length; actor++) {
            if (output) {
                checks[Property.OUTPUT_CONSISTENCY.ordinal()]++;
                add(key(ANSWERS, actor, actor, 0), answers[actor]);
            }
            if (acted[actor] || !output) {
                for (int observer = 0; observer < seen.length; observer++) {
                    sight(actor, observer, checks);
                }
            }
        }
    }

    private void sight(int actor, int observer, long[] checks) {
        boolean own = observer == system.scheduler();
        Property property = own ? Property.SCHEDULER_INDEPENDENCE : Property.STEP_CONSISTENCY;
        if ((!own || actor == observer) && system.interferes(actor, observer) && checked.contains(property)) {
            checks[property.ordinal()]++;
            add(key(SIGHTS, actor, observer, 0), sights[actor][observer]);
        }
    }

    private Text key(int kind, int actor, int observer, int action) {
        Text key = new Text().put(kind).put(actor).put(observer).put(action);
        if (kind != ACTORS) {
            key.put(seen[actor]).put(seen[observer]);
        }
        return key.put(seen[system.scheduler()]);
    }

    private void add(Text key, Text row) {
        keys.add(new State(key.bytes()));
        facts.add(Fact.of(row.bytes(), depth, state));
    }

    List<State> keys() {
        return keys;
    }

    List<Fact> facts() {
        return facts;
    }
}
