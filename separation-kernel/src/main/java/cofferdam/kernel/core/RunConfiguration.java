package cofferdam.kernel.core;

/** When partitions run, from which state, what happens on faults, and how they talk: part of {@link Configuration}. */
public final class RunConfiguration {
    /*@ spec_public @*/ private final int partitions;
    /*@ spec_public @*/ final Events events;
    /*@ spec_public @*/ final QueuingPorts queues;
    /*@ spec_public @*/ final SamplingPorts samples;
    /*@ spec_public @*/ final Schedule schedule;
    /*@ spec_public @*/ final HealthMonitor health;
    /*@ spec_public @*/ final Contexts contexts;
    /*@ spec_public @*/ private boolean sealed;

    /*@ public invariant 1 <= partitions && partitions <= Limits.PARTITIONS;
    @ public invariant \invariant_for(events) && \invariant_for(queues) && \invariant_for(samples);
    @ public invariant \invariant_for(schedule) && \invariant_for(health) && \invariant_for(contexts);
    @*/

    /*+OPENJML@ public invariant (Object) events != (Object) queues && (Object) events != (Object) samples;
    @ public invariant (Object) events != (Object) schedule && (Object) events != (Object) health;
    @ public invariant (Object) events != (Object) contexts && (Object) queues != (Object) samples;
    @ public invariant (Object) queues != (Object) schedule && (Object) queues != (Object) health;
    @ public invariant (Object) queues != (Object) contexts && (Object) samples != (Object) schedule;
    @ public invariant (Object) samples != (Object) health && (Object) samples != (Object) contexts;
    @ public invariant (Object) schedule != (Object) health && (Object) schedule != (Object) contexts;
    @ public invariant (Object) health != (Object) contexts;
    @*/

    /*@ private normal_behavior
    @ ensures this.partitions == partitions && this.events == events && this.queues == queues;
    @ ensures this.samples == samples && this.schedule == schedule && this.health == health;
    @ ensures this.contexts == contexts && !sealed;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ RunConfiguration(
            int partitions,
            Events events,
            QueuingPorts queues,
            SamplingPorts samples,
            Schedule schedule,
            HealthMonitor health,
            Contexts contexts) {
        this.partitions = partitions;
        this.events = events;
        this.queues = queues;
        this.samples = samples;
        this.schedule = schedule;
        this.health = health;
        this.contexts = contexts;
    }

    /** Nothing runs and nobody talks yet. */
    /*@ normal_behavior
    @ requires 1 <= processors && processors <= Limits.PROCESSORS && 1 <= partitions && partitions <= Limits.PARTITIONS;
    @ ensures \result.partitions == partitions && \result.schedule.processors == processors && !\result.sealed;
    @ ensures \fresh(\result);
    @ assignable \nothing;
    @*/
    static RunConfiguration of(int processors, int partitions) {
        Events events = new Events();
        QueuingPorts queues = new QueuingPorts();
        SamplingPorts samples = new SamplingPorts();
        Schedule schedule = new Schedule(processors);
        HealthMonitor health = new HealthMonitor();
        Contexts contexts = new Contexts();
        return new RunConfiguration(partitions, events, queues, samples, schedule, health, contexts);
    }

    /**
     * A queuing port.
     *
     * @param messageWords 64-bit words in the longest message, 1..512
     * @param depth messages it holds
     * @return the port's number, dense from 0 among queuing ports
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable queues.*, queues.from[0 .. queues.from.length - 1],
    @      queues.to[0 .. queues.to.length - 1], queues.words[0 .. queues.words.length - 1],
    @      queues.depth[0 .. queues.depth.length - 1], queues.first[0 .. queues.first.length - 1],
    @      queues.acknowledged[0 .. queues.acknowledged.length - 1], queues.head[0 .. queues.head.length - 1],
    @      queues.filled[0 .. queues.filled.length - 1], queues.lost[0 .. queues.lost.length - 1],
    @      queues.length[0 .. queues.length.length - 1];
    @*/
    public int addQueue(int from, int to, int messageWords, int depth, boolean acknowledged) {
        boolean refused = sealed || !isPartition(from) || !isPartition(to);
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        return queue(events, queues, samples, schedule, health, contexts, from, to, messageWords, depth, acknowledged);
    }

    /** What {@link QueuingPorts#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) events != (Object) queues && (Object) samples != (Object) queues;
    @ requires (Object) schedule != (Object) queues && (Object) health != (Object) queues;
    @ requires (Object) contexts != (Object) queues;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable queues.*, queues.from[0 .. queues.from.length - 1],
    @      queues.to[0 .. queues.to.length - 1], queues.words[0 .. queues.words.length - 1],
    @      queues.depth[0 .. queues.depth.length - 1], queues.first[0 .. queues.first.length - 1],
    @      queues.acknowledged[0 .. queues.acknowledged.length - 1], queues.head[0 .. queues.head.length - 1],
    @      queues.filled[0 .. queues.filled.length - 1], queues.lost[0 .. queues.lost.length - 1],
    @      queues.length[0 .. queues.length.length - 1];
    @*/
    private static int queue(
            Events events,
            QueuingPorts queues,
            SamplingPorts samples,
            Schedule schedule,
            HealthMonitor health,
            Contexts contexts,
            int from,
            int to,
            int messageWords,
            int depth,
            boolean acknowledged) {
        return queues.add(from, to, messageWords, depth, acknowledged);
    }

    /**
     * A sampling port.
     *
     * @return the port's number, dense from 0 among sampling ports
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable samples.*, samples.from[0 .. samples.from.length - 1],
    @      samples.to[0 .. samples.to.length - 1], samples.words[0 .. samples.words.length - 1],
    @      samples.length[0 .. samples.length.length - 1];
    @*/
    public int addSampling(int from, int to, int messageWords) {
        boolean refused = sealed || !isPartition(from) || !isPartition(to);
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        return sample(events, queues, samples, schedule, health, contexts, from, to, messageWords);
    }

    /** What {@link SamplingPorts#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) events != (Object) samples && (Object) queues != (Object) samples;
    @ requires (Object) schedule != (Object) samples && (Object) health != (Object) samples;
    @ requires (Object) contexts != (Object) samples;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable samples.*, samples.from[0 .. samples.from.length - 1],
    @      samples.to[0 .. samples.to.length - 1], samples.words[0 .. samples.words.length - 1],
    @      samples.length[0 .. samples.length.length - 1];
    @*/
    private static int sample(
            Events events,
            QueuingPorts queues,
            SamplingPorts samples,
            Schedule schedule,
            HealthMonitor health,
            Contexts contexts,
            int from,
            int to,
            int messageWords) {
        return samples.add(from, to, messageWords);
    }

    /**
     * An event.
     *
     * @param vector interrupt vector 32..255 at the receiver
     * @return the event's number, dense from 0
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable events.*, events.from[0 .. events.from.length - 1],
    @      events.to[0 .. events.to.length - 1], events.vector[0 .. events.vector.length - 1];
    @*/
    public int addEvent(int from, int to, int vector) {
        boolean refused = sealed || !isPartition(from) || !isPartition(to) || vector < 32;
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        return event(events, queues, samples, schedule, health, contexts, from, to, vector);
    }

    /** What {@link Events#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) queues != (Object) events && (Object) samples != (Object) events;
    @ requires (Object) schedule != (Object) events && (Object) health != (Object) events;
    @ requires (Object) contexts != (Object) events;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable events.*, events.from[0 .. events.from.length - 1],
    @      events.to[0 .. events.to.length - 1], events.vector[0 .. events.vector.length - 1];
    @*/
    private static int event(
            Events events,
            QueuingPorts queues,
            SamplingPorts samples,
            Schedule schedule,
            HealthMonitor health,
            Contexts contexts,
            int from,
            int to,
            int vector) {
        return events.add(from, to, vector);
    }

    /**
     * Appends a minor frame to a processor's major frame; all frames of one processor are added before those of the
     * next. A partition runs on one processor only.
     *
     * @param partition who runs, or {@link Abi#NOBODY}
     * @param ticks 1..2^20
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable schedule.*, schedule.partition[0 .. schedule.partition.length - 1],
    @      schedule.ticks[0 .. schedule.ticks.length - 1], schedule.first[0 .. schedule.first.length - 1],
    @      schedule.length[0 .. schedule.length.length - 1],
    @      schedule.position[0 .. schedule.position.length - 1], schedule.left[0 .. schedule.left.length - 1];
    @*/
    public int addMinorFrame(int processor, int partition, int ticks) {
        boolean refused = sealed
                || (partition != Abi.NOBODY && (!isPartition(partition) || schedule.elsewhere(processor, partition)));
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        return minor(events, queues, samples, schedule, health, contexts, processor, partition, ticks);
    }

    /** What {@link Schedule#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) events != (Object) schedule && (Object) queues != (Object) schedule;
    @ requires (Object) samples != (Object) schedule && (Object) health != (Object) schedule;
    @ requires (Object) contexts != (Object) schedule;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable schedule.*, schedule.partition[0 .. schedule.partition.length - 1],
    @      schedule.ticks[0 .. schedule.ticks.length - 1], schedule.first[0 .. schedule.first.length - 1],
    @      schedule.length[0 .. schedule.length.length - 1],
    @      schedule.position[0 .. schedule.position.length - 1], schedule.left[0 .. schedule.left.length - 1];
    @*/
    private static int minor(
            Events events,
            QueuingPorts queues,
            SamplingPorts samples,
            Schedule schedule,
            HealthMonitor health,
            Contexts contexts,
            int processor,
            int partition,
            int ticks) {
        return schedule.add(processor, partition, ticks);
    }

    /** What to do on a fault; {@link Abi#ACTION_STOP} where nothing is said. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable health.action[0 .. health.action.length - 1],
    @      health.limit[0 .. health.limit.length - 1];
    @*/
    public int setFaultRule(int partition, int fault, int action, int limit) {
        boolean refused = sealed || !isPartition(partition);
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        return health.rule(partition, fault, action, limit);
    }

    /** The registers with which a partition starts: {@link Registers#STATE_WORDS} words. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable contexts.start[0 .. contexts.start.length - 1];
    @*/
    public int setStart(int partition, long[] state) {
        boolean refused = sealed || !isPartition(partition) || state.length != Registers.STATE_WORDS;
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        contexts.setStart(partition, state);
        return Abi.OK;
    }

    /** From now on every call is refused. */
    /*@ normal_behavior
    @ ensures sealed;
    @ assignable sealed;
    @*/
    void seal() {
        close();
    }

    /*+OPENJML@ private normal_behavior
    @ requires events.sound() && queues.sound() && samples.sound() && schedule.sound() && health.sound();
    @ ensures events.sound() && queues.sound() && samples.sound() && schedule.sound() && health.sound() && sealed;
    @ assignable sealed;
    @*/
    private /*@ helper @*/ void close() {
        sealed = true;
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= p && p < partitions);
    @ assignable \nothing;
    @*/
    private /*@ pure helper @*/ boolean isPartition(int p) {
        return p >= 0 && p < partitions;
    }
}
