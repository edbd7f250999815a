package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.limit;
import static cofferdam.spec.system.rules.Rule.rule;

import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.Schedule.MinorFrame;
import cofferdam.spec.system.Schedule.ProcessorSchedule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules on time (G4-01). */
final class ScheduleRules {
    private static final long MOST_CYCLES = 1_000_000;
    private static final long MOST_TICKS = 1_000_000;

    static final List<Rule> ALL = List.of(
            limit(
                    "SCH-01",
                    "The schedules of all processors together have at most 1024 minor frames.",
                    (facts, report) -> Limits.check(
                            report,
                            schedule(facts).processors().stream()
                                    .flatMap(s -> s.frames().stream())
                                    .toList(),
                            1024,
                            "minor frames",
                            f -> f.where())),
            rule(
                    "SCH-02",
                    "A tick has 1 to 1000000 cycles.",
                    "tick=\"1000\"",
                    "tick=\"0\"",
                    (facts, report) -> report.unless(
                            schedule(facts).tick() >= 1 && schedule(facts).tick() <= MOST_CYCLES,
                            schedule(facts).where(),
                            "a tick has " + schedule(facts).tick() + " cycles",
                            "write a number from 1 to " + MOST_CYCLES)),
            rule(
                    "SCH-03",
                    "Every processor has a schedule.",
                    "<processors count=\"2\"",
                    "<processors count=\"3\"",
                    (facts, report) -> {
                        for (int p = 0;
                                p < Math.min(8, facts.platform().processors().count());
                                p++) {
                            int processor = p;
                            report.unless(
                                    schedule(facts).processors().stream().anyMatch(s -> s.processor() == processor),
                                    schedule(facts).where(),
                                    "processor " + p + " has no schedule",
                                    "add <processor id=\"" + p + "\"> with its minor frames");
                        }
                    }),
            rule(
                    "SCH-04",
                    "A schedule is for a processor that exists.",
                    "<processors count=\"2\"",
                    "<processors count=\"1\"",
                    each((facts, s, report) -> report.unless(
                            s.processor() < facts.platform().processors().count(),
                            s.where(),
                            "there is no processor " + s.processor(),
                            "write a number below "
                                    + facts.platform().processors().count()))),
            rule(
                    "SCH-05",
                    "A processor has one schedule.",
                    "<processor id=\"1\">",
                    "<processor id=\"0\">",
                    (facts, report) -> {
                        Set<Integer> seen = new HashSet<>();
                        schedule(facts)
                                .processors()
                                .forEach(s -> report.unless(
                                        seen.add(s.processor()),
                                        s.where(),
                                        "processor " + s.processor() + " has a second schedule",
                                        "keep one for each processor"));
                    }),
            rule(
                    "SCH-06",
                    "A schedule has at least one minor frame.",
                    "<minorFrame partition=\"black\" ticks=\"40\"/>",
                    "",
                    each((facts, s, report) -> report.unless(
                            !s.frames().isEmpty(),
                            s.where(),
                            "the schedule of processor " + s.processor() + " is empty",
                            "add <minorFrame partition=\"idle\" ticks=\"...\"/>"))),
            rule(
                    "SCH-07",
                    "A minor frame has at least one tick.",
                    "<minorFrame partition=\"idle\" ticks=\"8\"/>",
                    "<minorFrame partition=\"idle\" ticks=\"8\"/><minorFrame partition=\"idle\" ticks=\"0\"/>",
                    eachFrame((facts, s, f, report) -> report.unless(
                            f.ticks() >= 1,
                            f.where(),
                            "the minor frame of \"" + f.partition() + "\" has 0 ticks",
                            "write 1 or more"))),
            rule(
                    "SCH-08",
                    "The major frames of all processors are equally long.",
                    "partition=\"idle\" ticks=\"8\"",
                    "partition=\"idle\" ticks=\"9\"",
                    (facts, report) -> {
                        ProcessorSchedule first = schedule(facts).processors().get(0);
                        schedule(facts)
                                .processors()
                                .forEach(s -> report.unless(
                                        s.ticks() == first.ticks(),
                                        s.where(),
                                        "the major frame of processor " + s.processor() + " has " + s.ticks()
                                                + " ticks, that of processor " + first.processor() + " has "
                                                + first.ticks(),
                                        "make them equal, with partition=\"idle\" if need be"));
                    }),
            rule(
                    "SCH-09",
                    "A major frame has at most 1000000 ticks.",
                    "partition=\"idle\" ticks=\"8\"",
                    "partition=\"idle\" ticks=\"1000000\"",
                    each((facts, s, report) -> report.unless(
                            s.ticks() <= MOST_TICKS,
                            s.where(),
                            "the major frame of processor " + s.processor() + " has " + s.ticks() + " ticks",
                            "write at most " + MOST_TICKS + " in all"))),
            rule(
                    "SCH-10",
                    "A minor frame names a partition, or idle.",
                    "<minorFrame partition=\"idle\"",
                    "<minorFrame partition=\"nobody\"",
                    eachFrame((facts, s, f, report) -> report.unless(
                            f.partition().equals(MinorFrame.IDLE) || facts.isPartition(f.partition()),
                            f.where(),
                            "\"" + f.partition() + "\" is no partition",
                            "name a partition, or idle"))),
            rule(
                    "SCH-11",
                    "A minor frame names a partition of its own processor.",
                    "<minorFrame partition=\"idle\"",
                    "<minorFrame partition=\"black\"",
                    eachFrame((facts, s, f, report) -> facts.partitions().stream()
                            .filter(p -> p.name().equals(f.partition()))
                            .forEach(p -> report.unless(
                                    p.processor() == s.processor(),
                                    f.where(),
                                    "partition \"" + p.name() + "\" runs on processor " + p.processor()
                                            + ", not on processor " + s.processor(),
                                    "move the minor frame or the partition")))),
            rule(
                    "SCH-12",
                    "Every partition has a minor frame, since it would never run otherwise.",
                    "<minorFrame partition=\"guard\"",
                    "<minorFrame partition=\"idle\"",
                    (facts, report) -> {
                        for (Partition p : facts.partitions()) {
                            report.unless(
                                    schedule(facts).processors().stream()
                                            .flatMap(s -> s.frames().stream())
                                            .anyMatch(f -> f.partition().equals(p.name())),
                                    p.where(),
                                    "partition \"" + p.name() + "\" gets no time",
                                    "add a minor frame for it on processor " + p.processor());
                        }
                    }));

    private ScheduleRules() {}

    /** A check of one processor's schedule. */
    @FunctionalInterface
    private interface ProcessorCheck {
        void run(Facts facts, ProcessorSchedule schedule, Report report);
    }

    /** A check of one minor frame. */
    @FunctionalInterface
    private interface FrameCheck {
        void run(Facts facts, ProcessorSchedule schedule, MinorFrame frame, Report report);
    }

    private static Schedule schedule(Facts facts) {
        return facts.description().schedule();
    }

    private static Rule.Check each(ProcessorCheck check) {
        return (facts, report) -> schedule(facts).processors().forEach(s -> check.run(facts, s, report));
    }

    private static Rule.Check eachFrame(FrameCheck check) {
        return each((facts, s, report) -> s.frames().forEach(f -> check.run(facts, s, f, report)));
    }
}
