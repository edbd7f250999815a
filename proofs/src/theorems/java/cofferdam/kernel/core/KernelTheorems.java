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
}
