package cofferdam.kernel.core;

/**
 * What happens once, before anything runs: the configuration is taken over, the translation tables are built, and images and
 * registers are as declared. Keeps no state: all of it is the configuration's. Requirements G7-01, G7-04.
 */
final class Start {
    private Start() {}

    /**
     * Seals a configuration, builds its tables, fills the partitions' memory and registers; the memory.
     *
     * @throws ConfigurationException if the configuration is not complete or its tables do not fit
     */
    /*@ behavior
    @ ensures \result.ledger == c.memory.ledger && c.sealed && 32 <= c.physicalAddressBits;
    @ ensures (\forall int k; 0 <= k && k < 80 * c.partitions; c.run.contexts.saved[k] == c.run.contexts.start[k]);
    @ ensures (\forall int i; 0 <= i && i < Limits.LINES; c.devices.routes.partition[i] < c.partitions);
    @ ensures (\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; c.run.schedule.partition[m] < c.partitions);
    @ signals_only ConfigurationException;
    @*/
    static Memory load(Configuration c, Platform platform) {
        if (!admits(c)) {
            throw new ConfigurationException("the configuration is not complete");
        }
        c.seal();
        Memory memory = Memory.of(platform, c);
        int first = c.kernel.tableFrame;
        int end = first + c.kernel.tableFrames;
        int built = build(
                memory,
                memory.stageTwo.tree(),
                memory.dmaTables,
                memory.dmaTables.tree(),
                c.memory.windows,
                c.devices.windows,
                c.partitions,
                c.devices.levels,
                first,
                end);
        if (built != Abi.OK) {
            throw new ConfigurationException("the translation tables do not fit");
        }
        fill(memory, c.partitions);
        registers(c.run.contexts, c.partitions);
        return memory;
    }

    /** Whether a kernel can be built: nothing is missing, and only partitions that exist run or are interrupted. */
    /*@ normal_behavior
    @ ensures \result ==> !c.sealed && 32 <= c.physicalAddressBits;
    @ ensures \result ==> (\forall int i; 0 <= i && i < Limits.LINES; c.devices.routes.partition[i] < c.partitions);
    @ ensures \result
    @      ==> (\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; c.run.schedule.partition[m] < c.partitions);
    @ assignable \nothing;
    @*/
    static boolean admits(Configuration c) {
        return c.complete() && c.devices.routes.within(c.partitions) && c.run.schedule.within(c.partitions);
    }

    /** What {@link TableBuild#build} does. The tables are parameters, for their types tell them from the windows. */
    /*+OPENJML@ private normal_behavior
    @ requires 0 <= partitions && partitions <= Limits.PARTITIONS && (levels == 0 || levels == 3 || levels == 4);
    @ requires 0 <= first && first <= end && end <= m.frames.address.length && m.frames.count <= m.ledger.state.length;
    @ requires guests == m.stageTwo.radix && tables == m.dmaTables && devices == m.dmaTables.radix;
    @ ensures \result <= Abi.OK;
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @    m.dma.admitted[0 .. m.dma.admitted.length - 1], m.stageTwo.radix.root[0 .. m.stageTwo.radix.root.length - 1],
    @    m.stageTwo.radix.next[0 .. m.stageTwo.radix.next.length - 1],
    @    m.stageTwo.radix.end[0 .. m.stageTwo.radix.end.length - 1], m.dmaTables.*,
    @    m.dmaTables.context[0 .. m.dmaTables.context.length - 1],
    @    m.dmaTables.radix.root[0 .. m.dmaTables.radix.root.length - 1],
    @    m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1],
    @    m.dmaTables.radix.end[0 .. m.dmaTables.radix.end.length - 1];
    @*/
    private static int build(
            Memory m,
            Radix guests,
            DmaTables tables,
            Radix devices,
            Windows partitionWindows,
            Windows deviceWindows,
            int partitions,
            int levels,
            int first,
            int end) {
        return TableBuild.build(m, partitionWindows, deviceWindows, partitions, levels, first, end);
    }

    /** Copies the pristine images of the first partitions to where they were declared. */
    /*@ normal_behavior
    @ assignable \nothing;
    @*/
    static void fill(Memory m, int partitions) {
        /*@ loop_invariant 0 <= p && (p <= partitions || p == 0);
        @ loop_modifies p;
        @ decreases partitions - p;
        @*/
        for (int p = 0; p < partitions; p++) {
            Restart.loadImages(m, p);
        }
    }

    /** The first partitions have the registers they start with. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= partitions && partitions <= Limits.PARTITIONS;
    @ ensures (\forall int k; 0 <= k && k < 80 * partitions; contexts.saved[k] == contexts.start[k]);
    @ assignable contexts.saved[0 .. contexts.saved.length - 1];
    @*/
    static void registers(Contexts contexts, int partitions) {
        /*+OPENJML@ loop_invariant 0 <= p && p <= partitions;
        @ loop_invariant (\forall int k; 0 <= k && k < 80 * p; contexts.saved[k] == contexts.start[k]);
        @ loop_modifies p, contexts.saved[0 .. contexts.saved.length - 1];
        @ decreases partitions - p;
        @*/
        for (int p = 0; p < partitions; p++) {
            contexts.restart(p);
        }
    }
}
