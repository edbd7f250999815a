package cofferdam.kernel.random;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Limits;
import cofferdam.kernel.random.SystemPlan.Event;
import cofferdam.kernel.random.SystemPlan.FaultRule;
import cofferdam.kernel.random.SystemPlan.MinorFrame;
import cofferdam.kernel.random.SystemPlan.Queue;
import cofferdam.kernel.random.SystemPlan.Sampling;
import java.util.ArrayList;
import java.util.List;

/** The part of a system that says when partitions run and how they talk. */
final class RunPart {
    final int processors;
    final List<Queue> queues = new ArrayList<>();
    final List<Sampling> samplings = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<MinorFrame> schedule = new ArrayList<>();
    final List<FaultRule> faults = new ArrayList<>();

    private final Choices choices;
    private final Shape shape;
    private final int partitions;

    RunPart(Choices choices, Shape shape, int partitions) {
        this.choices = choices;
        this.shape = shape;
        this.partitions = partitions;
        processors = choices.between(1, shape.processors);
        ports();
        schedule();
        faults();
    }

    private void ports() {
        int slots = Limits.SLOTS;
        int n = choices.below(shape.ports + 1);
        for (int i = 0; i < n; i++) {
            int deepest = Math.min(slots, shape == Shape.CROWDED && choices.chance(10) ? 64 : 4);
            if (deepest > 0) {
                int depth = choices.between(1, deepest);
                slots -= depth;
                queues.add(new Queue(anybody(), anybody(), words(), depth, choices.chance(40)));
            }
        }
        n = choices.below(shape.ports + 1);
        for (int i = 0; i < n; i++) {
            samplings.add(new Sampling(anybody(), anybody(), words()));
        }
        n = choices.below(shape.events + 1);
        for (int i = 0; i < n; i++) {
            int vector = choices.chance(20) ? 255 - choices.below(3) : 32 + choices.below(224);
            events.add(new Event(anybody(), anybody(), vector));
        }
    }

    private int anybody() {
        return choices.below(partitions);
    }

    private int words() {
        return choices.chance(10) ? Limits.MESSAGE_WORDS - choices.below(2) : choices.between(1, 4);
    }

    private void schedule() {
        for (int cpu = 0; cpu < processors; cpu++) {
            int rounds = choices.between(1, shape.minorFrames);
            for (int round = 0; round < rounds; round++) {
                for (int p = cpu; p < partitions; p += processors) {
                    if (!choices.chance(5)) {
                        schedule.add(new MinorFrame(cpu, p, ticks()));
                    }
                    if (choices.chance(20)) {
                        schedule.add(new MinorFrame(cpu, Abi.NOBODY, ticks()));
                    }
                }
            }
            int last =
                    schedule.isEmpty() ? -1 : schedule.get(schedule.size() - 1).processor();
            if (last != cpu) {
                schedule.add(new MinorFrame(cpu, cpu < partitions ? cpu : Abi.NOBODY, ticks()));
            }
        }
    }

    private int ticks() {
        return choices.chance(1) ? Limits.MINOR_FRAME_TICKS - choices.below(2) : choices.between(1, 3);
    }

    private void faults() {
        for (int p = 0; p < partitions; p++) {
            for (int fault = 0; fault < Abi.FAULTS; fault++) {
                // Who is stopped does no more, so most go on.
                if (choices.chance(95)) {
                    int action = choices.chance(5)
                            ? Abi.ACTION_STOP
                            : choices.chance(50) ? Abi.ACTION_INJECT : Abi.ACTION_RESTART;
                    int limit = choices.chance(15) ? choices.below(3) : Limits.RESTARTS - choices.below(2);
                    faults.add(new FaultRule(p, fault, action, limit));
                }
            }
        }
    }
}
