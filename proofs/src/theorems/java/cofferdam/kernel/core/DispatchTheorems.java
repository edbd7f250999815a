package cofferdam.kernel.core;

/** Whatever makes a partition leave, and whatever it asks for, has an answer. */
final class DispatchTheorems {
    private DispatchTheorems() {}

    /** Every exit reason, known or not, leads to one of the answers that the kernel has (G9-01, G9-02). */
    /*@ normal_behavior
    @ ensures 0 <= \result && \result < Abi.FAULTS + 4;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = ExitReasons.class,
            twinReplaces = ": Abi.UNEXPECTED_EXIT); ensures 0 <= \\result && \\result < Abi.FAULTS;",
            twinBy = ": reason); ensures true;")
    static int everyExitHasAnAnswer(int reason) {
        if (ExitReasons.benign(reason)) {
            return Abi.FAULTS;
        }
        if (reason == ExitReasons.VMCALL) {
            return Abi.FAULTS + 1;
        }
        if (reason == ExitReasons.CPUID) {
            return Abi.FAULTS + 2;
        }
        if (reason == ExitReasons.HLT) {
            return Abi.FAULTS + 3;
        }
        return ExitReasons.fault(reason);
    }

    /** Every fault of every partition has a decision, and a triple fault is never answered by an injection (G5-01, G9-01). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == Abi.ACTION_INJECT || \result == Abi.ACTION_STOP || \result == Abi.ACTION_RESTART;
    @ ensures reason == ExitReasons.TRIPLE_FAULT ==> \result != Abi.ACTION_INJECT;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = ExitReasons.class,
            twinReplaces = ": reason == 2 ? Abi.TRIPLE_FAULT",
            twinBy = ": reason == 2 ? Abi.UNEXPECTED_EXIT")
    static int everyFaultIsDecided(HealthMonitor a, int p, int reason) {
        return a.decide(p, ExitReasons.fault(reason));
    }

    /** An argument that is no number from 0 to 2^31-1 names nothing: it becomes -1 (G9-01, G9-02). */
    /*@ normal_behavior
    @ ensures \result == -1 || \result == value;
    @ ensures value < 0 || value > 2147483647L ==> \result == -1;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Hypercalls.class,
            twinReplaces = "ensures !(0 <= value && value <= Integer.MAX_VALUE) ==> \\result == -1;",
            twinBy = "ensures !(0 <= value && value < Integer.MAX_VALUE) ==> \\result == -1 || value < 0;")
    static int noArgumentIsMistaken(long value) {
        return Hypercalls.narrow(value);
    }
}
