package cofferdam.kernel.core;

/** Health, registers and entries of one partition: nothing done for one changes or depends on another's. */
final class PartitionStateTheorems {
    private PartitionStateTheorems() {}

    /** A change of p's status changes nobody else's, nor anybody's count of restarts (G2-01, G5-01). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && Abi.RUNNING <= what && what <= Abi.STOPPED;
    @ requires 0 <= r && r < Limits.PARTITIONS && r != p;
    @ ensures a.status[r] == \old(a.status[r]) && a.restarts[r] == \old(a.restarts[r]);
    @ assignable a.status[*];
    @*/
    @Theorem(
            in = HealthMonitor.class,
            twinReplaces = "(\\old(status[p]) == Abi.STOPPED ? Abi.STOPPED : what); assignable status[p];",
            twinBy = "(\\old(status[p]) == Abi.STOPPED ? Abi.STOPPED : what); assignable status[*];")
    static void enterRespectsLocally(HealthMonitor a, int p, int what, int r) {
        a.enter(p, what);
    }

    /** The status of a partition after a change of p's depends on that partition's status before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && 0 <= p && p < Limits.PARTITIONS && Abi.RUNNING <= what && what <= Abi.STOPPED;
    @ requires 0 <= r && r < Limits.PARTITIONS && a.status[r] == b.status[r];
    @ ensures a.status[r] == b.status[r];
    @ assignable a.status[p], b.status[p];
    @*/
    @Theorem(
            in = HealthMonitor.class,
            twinReplaces = "(\\old(status[p]) == Abi.STOPPED ? Abi.STOPPED : what);",
            twinBy = "(\\old(status[p]) == Abi.STOPPED || restarts[0] > 0 ? Abi.STOPPED : what);")
    static void enterIsStepConsistent(HealthMonitor a, HealthMonitor b, int p, int what, int r) {
        a.enter(p, what);
        b.enter(p, what);
    }

    /** STOPPED is final: no later status makes a stopped partition run (G5-03). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && a.status[p] == Abi.STOPPED;
    @ requires Abi.RUNNING <= what && what <= Abi.STOPPED && 0 <= q && q < Limits.PARTITIONS;
    @ ensures a.status[p] == Abi.STOPPED;
    @ assignable a.status[q];
    @*/
    @Theorem(
            in = HealthMonitor.class,
            twinReplaces = "(\\old(status[p]) == Abi.STOPPED ? Abi.STOPPED : what);",
            twinBy = "(\\old(status[p]) == what ? Abi.STOPPED : what);")
    static void stoppedIsFinal(HealthMonitor a, int p, int q, int what) {
        a.enter(q, what);
    }

    /** What a fault of p leads to depends on p's rule and p's restarts alone (G2-01, G5-01). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= fault && fault < Abi.FAULTS && a.restarts[p] == b.restarts[p];
    @ requires a.action[p * Abi.FAULTS + fault] == b.action[p * Abi.FAULTS + fault];
    @ requires a.limit[p * Abi.FAULTS + fault] == b.limit[p * Abi.FAULTS + fault];
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = HealthMonitor.class,
            twinReplaces = "(action[p * Abi.FAULTS + fault] == Abi.ACTION_INJECT && fault != Abi.TRIPLE_FAULT);",
            twinBy = "(action[p * Abi.FAULTS + fault] == Abi.ACTION_INJECT && status[0] != Abi.STOPPED);")
    static boolean decideIsOutputConsistent(HealthMonitor a, HealthMonitor b, int p, int fault) {
        return a.decide(p, fault) == b.decide(p, fault);
    }

    /** A partition is restarted no more often than its rule says (G5-03). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= fault && fault < Abi.FAULTS;
    @ requires a.restarts[p] >= a.limit[p * Abi.FAULTS + fault];
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = HealthMonitor.class,
            twinReplaces =
                    "(action[p * Abi.FAULTS + fault] == Abi.ACTION_RESTART && restarts[p] < limit[p * Abi.FAULTS + fault]);",
            twinBy = "(action[p * Abi.FAULTS + fault] == Abi.ACTION_RESTART);")
    static boolean restartsAreLimited(HealthMonitor a, int p, int fault) {
        return a.decide(p, fault) != Abi.ACTION_RESTART;
    }

    /** A restart of p is counted for p alone (G2-01, G5-01). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && a.restarts[p] < Limits.RESTARTS && 0 <= r && r < Limits.PARTITIONS && r != p;
    @ ensures a.status[r] == \old(a.status[r]) && a.restarts[r] == \old(a.restarts[r]);
    @ assignable a.status[*], a.restarts[*];
    @*/
    @Theorem(
            in = HealthMonitor.class,
            twinReplaces = "assignable restarts[p], status[p];",
            twinBy = "assignable restarts[*], status[p];")
    static void restartedRespectsLocally(HealthMonitor a, int p, int r) {
        a.restarted(p);
    }

    /** Scrubbing p's registers leaves none of p's words and changes nobody else's (G2-01, G6-02). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= r && r < Limits.PARTITIONS && 0 <= i && i < Registers.STATE_WORDS;
    @ ensures r == p ? a.saved[r * Registers.STATE_WORDS + i] == 0L
    @      : a.saved[r * Registers.STATE_WORDS + i] == \old(a.saved[r * Registers.STATE_WORDS + i]);
    @ assignable a.saved[*];
    @*/
    @Theorem(
            in = Contexts.class,
            twinReplaces = "k < (p + 1) * Registers.STATE_WORDS; saved[k] == 0L);",
            twinBy = "k < (p + 1) * Registers.STATE_WORDS - 1; saved[k] == 0L);")
    static void registersAreScrubbed(Contexts a, int p, int r, int i) {
        a.scrub(p);
    }

    /** A restarted partition has the registers it started with, whatever it left in them; others keep theirs (G5-04, G6-02). */
    /*@ normal_behavior
    @ requires a != b && 0 <= p && p < Limits.PARTITIONS && 0 <= r && r < Limits.PARTITIONS;
    @ requires 0 <= i && i < Registers.STATE_WORDS;
    @ requires a.start[p * Registers.STATE_WORDS + i] == b.start[p * Registers.STATE_WORDS + i];
    @ requires r != p ==> a.saved[r * Registers.STATE_WORDS + i] == b.saved[r * Registers.STATE_WORDS + i];
    @ ensures a.saved[r * Registers.STATE_WORDS + i] == b.saved[r * Registers.STATE_WORDS + i];
    @ assignable a.saved[*], b.saved[*];
    @*/
    @Theorem(
            in = Contexts.class,
            twinReplaces =
                    "ensures (\\forall int k; p * Registers.STATE_WORDS <= k && k < (p + 1) * Registers.STATE_WORDS;"
                            + " saved[k] == start[k]);",
            twinBy = "ensures (\\forall int k; p * Registers.STATE_WORDS < k && k < (p + 1) * Registers.STATE_WORDS;"
                    + " saved[k] == start[k]);")
    static void restartIsStepConsistent(Contexts a, Contexts b, int p, int r, int i) {
        a.restart(p);
        b.restart(p);
    }

    /** Storing a register of p changes no register of others (G2-01). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= i && i < Registers.STATE_WORDS;
    @ requires 0 <= r && r < Limits.PARTITIONS && 0 <= j && j < Registers.STATE_WORDS && r != p;
    @ ensures a.saved[r * Registers.STATE_WORDS + j] == \old(a.saved[r * Registers.STATE_WORDS + j]);
    @ assignable a.saved[*];
    @*/
    @Theorem(
            in = Contexts.class,
            twinReplaces = "assignable saved[p * Registers.STATE_WORDS + i];",
            twinBy = "assignable saved[*];")
    static void setRespectsLocally(Contexts a, int p, int i, long word, int r, int j) {
        a.set(p, i, word);
    }

    /** What p's next entry delivers is set for p alone (G2-01). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= r && r < Limits.PARTITIONS && r != p;
    @ ensures a.event[r] == \old(a.event[r]) && a.window[r] == \old(a.window[r]);
    @ assignable a.event[*], a.window[*];
    @*/
    @Theorem(
            in = Entries.class,
            twinReplaces = "assignable event[p], window[p];",
            twinBy = "assignable event[*], window[p];")
    static void entryRespectsLocally(Entries a, int p, int what, boolean ask, int r) {
        a.set(p, what, ask);
    }

    /** What r's next entry delivers after p's was set depends on what r's did before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && 0 <= p && p < Limits.PARTITIONS && 0 <= r && r < Limits.PARTITIONS;
    @ requires a.event[r] == b.event[r] && a.window[r] == b.window[r];
    @ ensures a.event[r] == b.event[r] && a.window[r] == b.window[r];
    @ assignable a.event[p], a.window[p], b.event[p], b.window[p];
    @*/
    @Theorem(
            in = Entries.class,
            twinReplaces = "ensures event[p] == what && window[p] == ask;",
            twinBy = "ensures event[p] == what && window[p] == (ask || window[0]);")
    static void entryIsStepConsistent(Entries a, Entries b, int p, int what, boolean ask, int r) {
        a.set(p, what, ask);
        b.set(p, what, ask);
    }
}
