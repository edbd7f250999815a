package cofferdam.spec.system.rules;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What channels, events and grants have in common: a name, two ends and, but for memory channels, a number.
 *
 * @param number the id in hypercalls, -1 if there is none
 */
record Flow(String name, int number, String from, String to, Location where) {
    static List<Flow> channels(Facts facts) {
        return facts.description().channels().stream().map(Flow::of).toList();
    }

    static List<Flow> queues(Facts facts) {
        return facts.channels(Channel.Queuing.class).stream().map(Flow::of).toList();
    }

    static List<Flow> samples(Facts facts) {
        return facts.channels(Channel.Sampling.class).stream().map(Flow::of).toList();
    }

    static List<Flow> memories(Facts facts) {
        return facts.channels(Channel.Memory.class).stream().map(Flow::of).toList();
    }

    static List<Flow> events(Facts facts) {
        return facts.description().events().stream().map(Flow::of).toList();
    }

    static List<Flow> grants(Facts facts) {
        return facts.description().grants().stream().map(Flow::of).toList();
    }

    private static Flow of(Channel c) {
        int number = c instanceof Channel.Queuing q ? q.id() : c instanceof Channel.Sampling s ? s.id() : -1;
        return new Flow(c.name(), number, c.from(), c.to(), c.where());
    }

    private static Flow of(EventLine e) {
        return new Flow(e.name(), e.id(), e.from(), e.to(), e.where());
    }

    private static Flow of(Grant g) {
        return new Flow(g.name(), g.id(), g.from(), g.to(), g.where());
    }

    /** At most 64 of them. */
    static Rule.Check few(Function<Facts, List<Flow>> flows, String what) {
        return (facts, report) -> Limits.check(report, flows.apply(facts), 64, what, Flow::where);
    }

    /** The sender is a partition. */
    static Rule.Check fromPartition(Function<Facts, List<Flow>> flows) {
        return (facts, report) -> flows.apply(facts)
                .forEach(f -> report.unless(
                        facts.isPartition(f.from),
                        f.where,
                        "the sender \"" + f.from + "\" of \"" + f.name + "\" is no partition",
                        "name a partition"));
    }

    /** The receiver is a partition. */
    static Rule.Check toPartition(Function<Facts, List<Flow>> flows) {
        return (facts, report) -> flows.apply(facts)
                .forEach(f -> report.unless(
                        facts.isPartition(f.to),
                        f.where,
                        "the receiver \"" + f.to + "\" of \"" + f.name + "\" is no partition",
                        "name a partition"));
    }

    /** Sender and receiver differ. */
    static Rule.Check twoEnds(Function<Facts, List<Flow>> flows) {
        return (facts, report) -> flows.apply(facts)
                .forEach(f -> report.unless(
                        !f.from.equals(f.to),
                        f.where,
                        "\"" + f.name + "\" leads from \"" + f.from + "\" to itself",
                        "name two partitions"));
    }

    /** Numbers are below how many there are. */
    static Rule.Check dense(Function<Facts, List<Flow>> flows) {
        return (facts, report) -> {
            int count = flows.apply(facts).size();
            flows.apply(facts)
                    .forEach(f -> report.unless(
                            f.number < count,
                            f.where,
                            "the id of \"" + f.name + "\" is " + f.number + ", of " + count + " in all",
                            "number them from 0 to " + (count - 1)));
        };
    }

    /** Numbers differ. */
    static Rule.Check numbered(Function<Facts, List<Flow>> flows) {
        return (facts, report) -> {
            Map<Integer, Flow> seen = new HashMap<>();
            for (Flow f : flows.apply(facts)) {
                Flow first = seen.putIfAbsent(f.number, f);
                if (first != null) {
                    report.add(
                            f.where,
                            "the id " + f.number + " of \"" + f.name + "\" is that of \"" + first.name + "\"",
                            "give each its own");
                }
            }
        };
    }
}
