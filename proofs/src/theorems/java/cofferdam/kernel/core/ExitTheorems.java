package cofferdam.kernel.core;

/** Exits at the door of the kernel: what one may lead to, whoever runs and whatever the processor says of it. */
final class ExitTheorems {
    private ExitTheorems() {}

    /** Every exit has one of the kernel's answers, and is ignored exactly if nobody is there whom it could concern (G9-01, G9-03). */
    /*@ normal_behavior
    @ requires p == a.schedule.current(cpu);
    @ ensures Abi.EXIT_RESUMED <= \result && \result <= Abi.EXIT_IGNORED;
    @ ensures p < 0 ==> \result == Abi.EXIT_IGNORED;
    @ ensures 0 <= p && \old(a.health.status[p]) == Abi.STOPPED ==> \result == Abi.EXIT_IGNORED;
    @ ensures 0 <= p && \old(a.health.status[p]) != Abi.STOPPED ==> \result != Abi.EXIT_IGNORED;
    @*/
    @Theorem(
            in = Kernel.class,
            twinReplaces =
                    "\\result == Abi.EXIT_IGNORED <==> \\old(health.status[p]) == Abi.STOPPED); ... journal.audit.at[0 .. 1];",
            twinBy = "true); assignable health.status[0 .. 15];")
    static int everyExitIsAnswered(
            Kernel a, int cpu, int p, int reason, long qualification, long guestPhysical, int length) {
        return a.handleExit(cpu, reason, qualification, guestPhysical, length);
    }

    /** No exit, whatever a partition did to cause it, changes whose turn it is on any processor, or for how long (G4-01, G4-02). */
    /*@ normal_behavior
    @ requires 0 <= c && c < a.schedule.processors;
    @ ensures a.schedule.position[c] == \old(a.schedule.position[c]);
    @ ensures a.schedule.left[c] == \old(a.schedule.left[c]);
    @ ensures a.schedule.elapsed[c] == \old(a.schedule.elapsed[c]);
    @*/
    @Theorem(
            in = Kernel.class,
            twinReplaces =
                    "&& schedule.left[c] == \\old(schedule.left[c]) && schedule.elapsed[c] ... journal.audit.at[0 .. 1];",
            twinBy =
                    "&& schedule.elapsed[c] == \\old(schedule.elapsed[c])); assignable schedule.left[0 .. schedule.left.length - 1];")
    static void exitLeavesTheSchedule(
            Kernel a, int cpu, int reason, long qualification, long guestPhysical, int length, int c) {
        a.handleExit(cpu, reason, qualification, guestPhysical, length);
    }
}
