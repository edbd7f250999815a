package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.limit;
import static cofferdam.spec.system.rules.Rule.rule;

import cofferdam.spec.system.Channel.Queuing;
import cofferdam.spec.system.Channel.Sampling;
import cofferdam.spec.system.Location;
import java.util.List;

/** Rules on the ends and numbers of channels, on messages and on events (G2-02). */
final class ChannelRules {
    private static final int MOST_BYTES = 4096;
    private static final int MOST_DEPTH = 256;
    private static final int MOST_MESSAGES = 4096;

    static final List<Rule> ALL = List.of(
            limit("CHN-01", "There are at most 64 queuing channels.", Flow.few(Flow::queues, "queuing channels")),
            limit("CHN-02", "There are at most 64 sampling channels.", Flow.few(Flow::samples, "sampling channels")),
            limit("CHN-03", "There are at most 64 memory channels.", Flow.few(Flow::memories, "memory channels")),
            rule(
                    "CHN-04",
                    "A channel comes from a partition.",
                    "id=\"1\" from=\"black\"",
                    "id=\"1\" from=\"nic\"",
                    Flow.fromPartition(Flow::channels)),
            rule(
                    "CHN-05",
                    "A channel leads to a partition.",
                    "to=\"red\" messageSize=\"64\"",
                    "to=\"blue\" messageSize=\"64\"",
                    Flow.toPartition(Flow::channels)),
            rule(
                    "CHN-06",
                    "A channel leads from one partition to another.",
                    "to=\"red\" messageSize=\"64\"",
                    "to=\"guard\" messageSize=\"64\"",
                    Flow.twoEnds(Flow::channels)),
            rule(
                    "CHN-07",
                    "The id of a queuing channel is below the number of queuing channels.",
                    "<queuingChannel name=\"packets\" id=\"1\"",
                    "<queuingChannel name=\"packets\" id=\"2\"",
                    Flow.dense(Flow::queues)),
            rule(
                    "CHN-08",
                    "The ids of queuing channels differ.",
                    "<queuingChannel name=\"packets\" id=\"1\"",
                    "<queuingChannel name=\"packets\" id=\"0\"",
                    Flow.numbered(Flow::queues)),
            rule(
                    "CHN-09",
                    "The id of a sampling channel is below the number of sampling channels.",
                    "<samplingChannel name=\"heartbeat\" id=\"1\"",
                    "<samplingChannel name=\"heartbeat\" id=\"2\"",
                    Flow.dense(Flow::samples)),
            rule(
                    "CHN-10",
                    "The ids of sampling channels differ.",
                    "<samplingChannel name=\"heartbeat\" id=\"1\"",
                    "<samplingChannel name=\"heartbeat\" id=\"0\"",
                    Flow.numbered(Flow::samples)),
            rule(
                    "CHN-11",
                    "The message size of a queuing channel is 8 to 4096 bytes.",
                    "messageSize=\"256\"",
                    "messageSize=\"4104\"",
                    eachQueue((q, report) -> inRange(q.name(), q.messageSize(), q.where(), report))),
            rule(
                    "CHN-12",
                    "The message size of a queuing channel is a multiple of 8.",
                    "messageSize=\"256\"",
                    "messageSize=\"250\"",
                    eachQueue((q, report) -> inWords(q.name(), q.messageSize(), q.where(), report))),
            rule(
                    "CHN-13",
                    "The depth of a queuing channel is 1 to 256 messages.",
                    "depth=\"8\"",
                    "depth=\"257\"",
                    eachQueue((q, report) -> report.unless(
                            q.depth() >= 1 && q.depth() <= MOST_DEPTH,
                            q.where(),
                            "the depth of \"" + q.name() + "\" is " + q.depth() + " messages",
                            "write a number from 1 to " + MOST_DEPTH))),
            rule(
                    "CHN-14",
                    "The message size of a sampling channel is 8 to 4096 bytes.",
                    "messageSize=\"64\"",
                    "messageSize=\"0\"",
                    eachSample((s, report) -> inRange(s.name(), s.messageSize(), s.where(), report))),
            rule(
                    "CHN-15",
                    "The message size of a sampling channel is a multiple of 8.",
                    "messageSize=\"64\"",
                    "messageSize=\"68\"",
                    eachSample((s, report) -> inWords(s.name(), s.messageSize(), s.where(), report))),
            rule(
                    "CHN-28",
                    "All queuing channels together hold at most 4096 messages.",
                    "",
                    "",
                    ChannelRules::depthInAll),
            limit("EVT-01", "There are at most 64 events.", Flow.few(Flow::events, "events")),
            rule(
                    "EVT-02",
                    "An event comes from a partition.",
                    "<event name=\"ready\" id=\"1\" from=\"guard\"",
                    "<event name=\"ready\" id=\"1\" from=\"dmar\"",
                    Flow.fromPartition(Flow::events)),
            rule(
                    "EVT-03",
                    "An event leads to a partition.",
                    "to=\"black\" vector=\"61\"",
                    "to=\"blue\" vector=\"61\"",
                    Flow.toPartition(Flow::events)),
            rule(
                    "EVT-04",
                    "An event leads from one partition to another.",
                    "to=\"black\" vector=\"61\"",
                    "to=\"guard\" vector=\"61\"",
                    Flow.twoEnds(Flow::events)),
            rule(
                    "EVT-05",
                    "The id of an event is below the number of events.",
                    "<event name=\"ready\" id=\"1\"",
                    "<event name=\"ready\" id=\"7\"",
                    Flow.dense(Flow::events)),
            rule(
                    "EVT-06",
                    "The ids of events differ.",
                    "<event name=\"ready\" id=\"1\"",
                    "<event name=\"ready\" id=\"0\"",
                    Flow.numbered(Flow::events)),
            rule(
                    "EVT-07",
                    "The vector of an event lies between 32 and 255, beyond the exceptions.",
                    "vector=\"61\"",
                    "vector=\"256\"",
                    (facts, report) -> facts.description()
                            .events()
                            .forEach(e -> report.unless(
                                    e.vector() >= 32 && e.vector() <= 255,
                                    e.where(),
                                    "the vector of \"" + e.name() + "\" is " + e.vector(),
                                    "write a number from 32 to 255"))),
            rule(
                    "EVT-08",
                    "At its receiver an event has a vector of its own.",
                    "vector=\"61\"",
                    "vector=\"50\"",
                    EventVectors::apart));

    private ChannelRules() {}

    /** A check of one queuing channel. */
    @FunctionalInterface
    private interface QueueCheck {
        void run(Queuing queue, Report report);
    }

    /** A check of one sampling channel. */
    @FunctionalInterface
    private interface SampleCheck {
        void run(Sampling sample, Report report);
    }

    private static Rule.Check eachQueue(QueueCheck check) {
        return (facts, report) -> facts.channels(Queuing.class).forEach(q -> check.run(q, report));
    }

    private static Rule.Check eachSample(SampleCheck check) {
        return (facts, report) -> facts.channels(Sampling.class).forEach(s -> check.run(s, report));
    }

    private static void depthInAll(Facts facts, Report report) {
        int messages = 0;
        for (Queuing queue : facts.channels(Queuing.class)) {
            messages += Math.min(queue.depth(), MOST_DEPTH);
            report.unless(
                    messages <= MOST_MESSAGES,
                    queue.where(),
                    "with \"" + queue.name() + "\" the queuing channels hold " + messages + " messages",
                    "write at most " + MOST_MESSAGES + " in all");
        }
    }

    private static void inRange(String name, int size, Location where, Report report) {
        report.unless(
                size >= 8 && size <= MOST_BYTES,
                where,
                "the message size of \"" + name + "\" is " + size + " bytes",
                "write a number from 8 to " + MOST_BYTES);
    }

    private static void inWords(String name, int size, Location where, Report report) {
        report.unless(
                size % 8 == 0,
                where,
                "the message size of \"" + name + "\" is " + size + " bytes",
                "write a multiple of 8");
    }
}
