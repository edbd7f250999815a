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

    /*@ normal_behavior
    @ requires 1 <= processors && processors <= Limits.PROCESSORS && 1 <= partitions && partitions <= Limits.PARTITIONS;
    @ ensures this.partitions == partitions && schedule.processors == processors && !sealed;
    @ assignable \nothing;
    @*/
    RunConfiguration(int processors, int partitions) {
        this.partitions = partitions;
        events = new Events();
        queues = new QueuingPorts();
        samples = new SamplingPorts();
        schedule = new Schedule(processors);
        health = new HealthMonitor();
        contexts = new Contexts();
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
    @ assignable queues.count, queues.slots, queues.from[*], queues.to[*], queues.words[*], queues.depth[*],
    @    queues.first[*], queues.acknowledged[*], queues.head[*], queues.filled[*], queues.lost[*], queues.length[*];
    @*/
    public int addQueue(int from, int to, int messageWords, int depth, boolean acknowledged) {
        if (sealed || !isPartition(from) || !isPartition(to)) {
            return Abi.DENIED;
        }
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
    @ assignable samples.count, samples.from[*], samples.to[*], samples.words[*], samples.length[*];
    @*/
    public int addSampling(int from, int to, int messageWords) {
        return sealed || !isPartition(from) || !isPartition(to) ? Abi.DENIED : samples.add(from, to, messageWords);
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
    @ assignable events.count, events.from[*], events.to[*], events.vector[*];
    @*/
    public int addEvent(int from, int to, int vector) {
        return sealed || !isPartition(from) || !isPartition(to) || vector < 32
                ? Abi.DENIED
                : events.add(from, to, vector);
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
    @ assignable schedule.count, schedule.partition[*], schedule.ticks[*], schedule.first[*],
    @    schedule.length[*], schedule.position[*], schedule.left[*];
    @*/
    public int addMinorFrame(int processor, int partition, int ticks) {
        if (sealed || (partition != Abi.NOBODY && !isPartition(partition))) {
            return Abi.DENIED;
        }
        if (partition != Abi.NOBODY && schedule.elsewhere(processor, partition)) {
            return Abi.DENIED;
        }
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
    @ assignable health.action[*], health.limit[*];
    @*/
    public int setFaultRule(int partition, int fault, int action, int limit) {
        return sealed || !isPartition(partition) ? Abi.DENIED : health.rule(partition, fault, action, limit);
    }

    /** The registers with which a partition starts: {@link Registers#STATE_WORDS} words. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable contexts.start[*];
    @*/
    public int setStart(int partition, long[] state) {
        if (sealed || !isPartition(partition) || state.length != Registers.STATE_WORDS) {
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
