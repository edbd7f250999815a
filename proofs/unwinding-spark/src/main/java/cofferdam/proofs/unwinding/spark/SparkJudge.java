package cofferdam.proofs.unwinding.spark;

import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Systems;
import cofferdam.proofs.unwinding.engine.Trace;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;

/** Makes counterexamples of what was found: the least of each property, with the ways that lead there. */
final class SparkJudge {
    private static final byte[] NOTHING = {};

    private final Walker walker;
    private final Ways ways;
    private final Set<Property> checked;
    private final Map<Property, Broken> steps = new EnumMap<>(Property.class);
    private final Map<Property, Pair> pairs = new EnumMap<>(Property.class);
    private int depth;

    /** Two states that look alike, and the key of their group. */
    private record Pair(State key, Fact fact) {
        private boolean before(Pair other) {
            int order = Integer.compare(
                    fact.depth() + fact.otherDepth(),
                    other.fact().depth() + other.fact().otherDepth());
            return order != 0 ? order < 0 : key.compareTo(other.key()) < 0;
        }
    }

    SparkJudge(Systems systems, JavaPairRDD<State, Integer> visited, Set<Property> checked) {
        walker = new Walker(systems);
        ways = new Ways(systems, visited);
        this.checked = checked;
    }

    void step(Broken found, int at) {
        depth = at;
        steps.merge(found.property(), found, (one, other) -> Broken.ORDER.compare(one, other) <= 0 ? one : other);
    }

    void pair(State key, Fact fact) {
        Property property = property(ByteBuffer.wrap(key.bytes()));
        if (checked.contains(property)) {
            pairs.merge(property, new Pair(key, fact), (one, other) -> other.before(one) ? other : one);
        }
    }

    private Property property(ByteBuffer key) {
        int kind = key.getInt();
        key.getInt();
        if (kind == Keys.ANSWERS) {
            return Property.OUTPUT_CONSISTENCY;
        }
        return key.getInt() == walker.system().scheduler()
                ? Property.SCHEDULER_INDEPENDENCE
                : Property.STEP_CONSISTENCY;
    }

    Map<Property, Counterexample> counterexamples() {
        Map<Property, Counterexample> found = new EnumMap<>(Property.class);
        steps.forEach((property, step) -> found.put(property, told(step)));
        pairs.forEach((property, pair) -> found.computeIfAbsent(property, p -> told(p, pair)));
        return found;
    }

    private Counterexample told(Broken step) {
        Trace trace = ways.to(step.state(), depth, step.action());
        if (step.observer() < 0) {
            return new Counterexample(step.property(), step.what(), trace, Optional.empty(), "", "", NOTHING, NOTHING);
        }
        walker.at(step.state());
        TransitionSystem system = walker.system();
        String actor = system.domain(system.actor(step.action()));
        byte[] before = system.view(step.observer()).clone();
        system.step(step.action());
        byte[] after = system.view(step.observer()).clone();
        system.back();
        String observer = system.domain(step.observer());
        String what = observer + " sees a difference though " + actor
                + (step.property() == Property.LOCAL_RESPECT ? " may not influence it" : " does not move the schedule");
        return new Counterexample(step.property(), what, trace, Optional.empty(), actor, observer, before, after);
    }

    private Counterexample told(Property property, Pair pair) {
        ByteBuffer key = ByteBuffer.wrap(pair.key().bytes());
        int kind = key.getInt();
        int actor = key.getInt();
        int observer = key.getInt();
        byte[][] one = results(kind, actor, observer, pair.fact().first());
        byte[][] other = results(kind, actor, observer, pair.fact().other());
        int action = Arrays.mismatch(one, other, Arrays::compare);
        if (action < 0) {
            throw new IllegalStateException("found " + property.id() + " broken, but cannot show where");
        }
        TransitionSystem system = walker.system();
        String alike = " in two states that looked alike to actor, observer and scheduler";
        return new Counterexample(
                property,
                (kind == Keys.SIGHTS ? system.domain(observer) + " sees" : system.domain(actor) + " gets")
                        + " different things" + alike,
                ways.to(pair.fact().first(), pair.fact().depth(), action),
                Optional.of(ways.to(pair.fact().other(), pair.fact().otherDepth(), action)),
                system.domain(actor),
                system.domain(observer),
                one[action] == null ? NOTHING : one[action],
                other[action] == null ? NOTHING : other[action]);
    }

    /** For each action what the actor gets, what the observer sees then, or who does it. */
    private byte[][] results(int kind, int actor, int observer, State state) {
        walker.at(state);
        byte[][] results = new byte[walker.system().actions()][];
        if (kind == Keys.SIGHTS) {
            Arrays.fill(results, walker.system().view(observer).clone());
        }
        for (int action = 0; action < results.length; action++) {
            int doer = walker.system().actor(action);
            if (doer >= 0 && (kind == Keys.ACTORS || doer == actor) && walker.step(action)) {
                TransitionSystem now = walker.system();
                if (kind == Keys.ACTORS) {
                    results[action] = new byte[] {(byte) doer};
                } else {
                    results[action] = (kind == Keys.ANSWERS ? now.output() : now.view(observer)).clone();
                }
                now.back();
            }
        }
        return results;
    }
}
