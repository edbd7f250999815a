package cofferdam.kernel.boot;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Configuration;
import cofferdam.spec.system.Location;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import java.util.Comparator;

/** Puts messages, events, time and faults of a description into the kernel's terms. */
final class RunPlan {
    private final SystemDescription description;
    private final Configuration configuration;

    RunPlan(SystemDescription description, Configuration configuration) {
        this.description = description;
        this.configuration = configuration;
    }

    void add() {
        ports();
        events();
        schedule();
        partitions();
    }

    private void ports() {
        description.queuingPorts().forEach(queue -> {
            int number = configuration
                    .run()
                    .addQueue(
                            description.partitionNumber(queue.from()),
                            description.partitionNumber(queue.to()),
                            queue.messageSize() / 8,
                            queue.depth(),
                            queue.acknowledged());
            requireNumber(number, queue.id(), queue.where(), "queuing channel " + queue.name());
        });
        description.samplingPorts().forEach(sampling -> {
            int number = configuration
                    .run()
                    .addSampling(
                            description.partitionNumber(sampling.from()),
                            description.partitionNumber(sampling.to()),
                            sampling.messageSize() / 8);
            requireNumber(number, sampling.id(), sampling.where(), "sampling channel " + sampling.name());
        });
    }

    private void events() {
        description.numberedEvents().forEach(event -> {
            int number = configuration
                    .run()
                    .addEvent(
                            description.partitionNumber(event.from()),
                            description.partitionNumber(event.to()),
                            event.vector());
            requireNumber(number, event.id(), event.where(), "event " + event.name());
        });
    }

    private void schedule() {
        description.schedule().processors().stream()
                .sorted(Comparator.comparingInt(Schedule.ProcessorSchedule::processor))
                .forEach(major -> {
                    for (Schedule.MinorFrame minor : major.frames()) {
                        int partition = minor.partition().equals(Schedule.MinorFrame.IDLE)
                                ? Abi.NOBODY
                                : description.partitionNumber(minor.partition());
                        require(
                                configuration.run().addMinorFrame(major.processor(), partition, minor.ticks()),
                                minor.where(),
                                "minor frame of " + minor.partition());
                    }
                });
    }

    private void partitions() {
        for (int p = 0; p < description.partitions().size(); p++) {
            Partition partition = description.partitions().get(p);
            for (Partition.FaultRule rule : partition.faults()) {
                int fault =
                        switch (rule.on()) {
                            case EPT_VIOLATION -> Abi.EPT_VIOLATION;
                            case EPT_MISCONFIGURATION -> Abi.EPT_MISCONFIGURATION;
                            case TRIPLE_FAULT -> Abi.TRIPLE_FAULT;
                            case FORBIDDEN_INSTRUCTION -> Abi.FORBIDDEN_INSTRUCTION;
                            case UNEXPECTED_EXIT -> Abi.UNEXPECTED_EXIT;
                        };
                int action =
                        switch (rule.action()) {
                            case INJECT -> Abi.ACTION_INJECT;
                            case STOP -> Abi.ACTION_STOP;
                            case RESTART -> Abi.ACTION_RESTART;
                        };
                require(
                        configuration.run().setFaultRule(p, fault, action, rule.limit()),
                        rule.where(),
                        "fault rule for " + rule.on());
            }
            require(
                    configuration.run().setStart(p, StartState.of(partition.start())),
                    partition.start().where(),
                    "start of partition " + partition.name());
        }
    }

    static int require(int answer, Location where, String what) {
        if (answer < 0) {
            throw new BootException("BOOT-05", where, "the kernel refuses " + what);
        }
        return answer;
    }

    static void requireNumber(int answer, int id, Location where, String what) {
        require(answer, where, what);
        if (answer != id) {
            throw new BootException(
                    "BOOT-05", where, what + " has number " + id + " in the description, " + answer + " in the kernel");
        }
    }
}
