package cofferdam.kernel.core;

/** Ticks and interrupts at the door of the kernel: what the platform itself makes happen, whoever runs. */
final class KernelTheorems {
    private KernelTheorems() {}

    /** A tick changes nothing of a partition but that one which had yielded runs again when its minor frame begins (G2-01, G4-01). */
    /*@ normal_behavior
    @ requires 0 <= r && r < Limits.PARTITIONS && 0 <= k && k < a.pending.pending.length;
    @ ensures a.health.status[r] == \old(a.health.status[r])
    @      || (\old(a.health.status[r]) == Abi.YIELDED && a.health.status[r] == Abi.RUNNING
    @         && 0 <= cpu && cpu < a.schedule.processors && a.schedule.length[cpu] > 0 && \old(a.schedule.left[cpu]) == 1
    @         && a.schedule.partition[a.schedule.position[cpu]] == r);
    @ ensures a.pending.pending[k] == \old(a.pending.pending[k]);
    @ assignable a.schedule.left[*], a.schedule.position[*], a.schedule.elapsed[*], a.health.status[*];
    @*/
    @Theorem(
            in = Kernel.class,
            twinReplaces = "&& \\old(schedule.left[cpu]) == 1 && schedule.partition[schedule.position[cpu]] == p));",
            twinBy = "&& \\old(schedule.left[cpu]) == 1));")
    static void tickRespectsLocally(Kernel a, int cpu, int r, int k) {
        a.tick(cpu);
    }

    /** An interrupt of a device becomes pending at the partition its line is routed to and at no other (G2-01, G3-06). */
    /*@ normal_behavior
    @ requires 0 <= r && r < Limits.PARTITIONS && 0 <= v && v < Limits.VECTORS;
    @ requires 0 <= line && line < Limits.LINES ==> a.routes.partition[line] != r;
    @ ensures a.pending.pending[r * Limits.VECTORS + v] == \old(a.pending.pending[r * Limits.VECTORS + v]);
    @ assignable a.pending.pending[*], a.journal.audit.fields[*], a.journal.audit.at[*];
    @*/
    @Theorem(
            in = Kernel.class,
            twinReplaces = "&& k == routes.partition[line] * Limits.VECTORS + routes.vector[line])));",
            twinBy = "&& k % Limits.VECTORS == routes.vector[line])));")
    static void interruptRespectsLocally(Kernel a, int line, int r, int v) {
        /*@ assert 0 <= line && line < Limits.LINES ==> 0 <= a.routes.vector(line) && a.routes.vector(line) < Limits.VECTORS; @*/
        a.interrupt(line);
    }

    /** What is loaded into a partition's registers depends on its own saved registers alone (G2-01, G6-02). */
    /*@ normal_behavior
    @ requires a != b && 0 <= p && p < a.partitions && p < b.partitions && 0 <= i && i < Registers.STATE_WORDS;
    @ requires a.contexts.saved[p * Registers.STATE_WORDS + i] == b.contexts.saved[p * Registers.STATE_WORDS + i];
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Kernel.class,
            twinReplaces = "? contexts.saved[partition * Registers.STATE_WORDS + index] : 0);",
            twinBy = "? contexts.saved[index] : 0);")
    static boolean registerIsOutputConsistent(Kernel a, Kernel b, int p, int i) {
        return a.register(p, i) == b.register(p, i);
    }

    /** What an entry of a partition delivers, and whether it asks for a window, depends on what was decided for it alone (G2-01, G3-07). */
    /*@ normal_behavior
    @ requires a != b && 0 <= p && p < a.partitions && p < b.partitions;
    @ requires a.entries.event[p] == b.entries.event[p] && a.entries.window[p] == b.entries.window[p];
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Kernel.class,
            twinReplaces = "(0 <= partition && partition < partitions ? entries.event[partition] : 0);",
            twinBy = "(0 <= partition && partition < partitions ? entries.event[0] : 0);")
    static boolean entryIsOutputConsistent(Kernel a, Kernel b, int p) {
        return a.entryInterruption(p) == b.entryInterruption(p)
                && a.entryErrorCode(p) == b.entryErrorCode(p)
                && a.interruptWindow(p) == b.interruptWindow(p);
    }

    /** The vector that waits for a partition depends on what is pending for it alone (G2-01, G3-07). */
    /*@ normal_behavior
    @ requires a != b && a.pending != b.pending && 0 <= p && p < a.partitions && p < b.partitions;
    @ requires (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS;
    @      a.pending.pending[k] == b.pending.pending[k]);
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Pending.class,
            twinReplaces = "ensures \\result >= 0 ==> pending[p * Limits.VECTORS + \\result];",
            twinBy = "ensures true;")
    static boolean pendingIsOutputConsistent(Kernel a, Kernel b, int p) {
        int first = a.pendingVector(p);
        int second = b.pendingVector(p);
        /*@ assert first >= 0 ==> a.pending.pending[p * Limits.VECTORS + first] && b.pending.pending[p * Limits.VECTORS + first]; @*/
        /*@ assert second >= 0 ==> a.pending.pending[p * Limits.VECTORS + second] && b.pending.pending[p * Limits.VECTORS + second]; @*/
        return first == second;
    }

    /** Whose turn it is after a tick, and for how long, depends on where the schedule stood, whatever partitions did (G4-01, G4-02). */
    /*@ normal_behavior
    @ requires a != b && a.schedule != b.schedule && a.health != b.health;
    @ requires 0 <= c && c < a.schedule.processors && c < b.schedule.processors;
    @ requires a.schedule.length[c] > 0 && a.schedule.first[c] == b.schedule.first[c];
    @ requires a.schedule.length[c] == b.schedule.length[c] && a.schedule.position[c] == b.schedule.position[c];
    @ requires a.schedule.left[c] == b.schedule.left[c];
    @ requires (\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; a.schedule.ticks[m] == b.schedule.ticks[m]);
    @ ensures a.schedule.position[c] == b.schedule.position[c] && a.schedule.left[c] == b.schedule.left[c];
    @ assignable a.schedule.left[0 .. a.schedule.left.length - 1],
    @    a.schedule.position[0 .. a.schedule.position.length - 1],
    @    a.schedule.elapsed[0 .. a.schedule.elapsed.length - 1], a.health.status[0 .. a.health.status.length - 1],
    @    b.schedule.left[0 .. b.schedule.left.length - 1],
    @    b.schedule.position[0 .. b.schedule.position.length - 1],
    @    b.schedule.elapsed[0 .. b.schedule.elapsed.length - 1], b.health.status[0 .. b.health.status.length - 1];
    @*/
    @Theorem(
            in = Kernel.class,
            twinReplaces = "? \\old(schedule.position[cpu]) + 1 : schedule.first[cpu]);",
            twinBy = "? \\old(schedule.position[cpu]) + 1 : schedule.first[cpu] + health.restarts[0]);")
    static void tickIsStepConsistent(Kernel a, Kernel b, int c) {
        a.tick(c);
        b.tick(c);
    }
}
