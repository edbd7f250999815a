package cofferdam.kernel.core;

/** Decides whether a partition can be entered and what the entry delivers. Requirement G3-07. */
final class Delivery {
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final Entries entries;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final HealthMonitor health;

    /*@ normal_behavior
    @ ensures this.pending == pending && this.entries == entries && this.contexts == contexts && this.health == health;
    @ assignable \nothing;
    @*/
    Delivery(Pending pending, Entries entries, Contexts contexts, HealthMonitor health) {
        this.pending = pending;
        this.entries = entries;
        this.contexts = contexts;
        this.health = health;
    }

    /** Whether p can execute now: not stopped, and not waiting without a reason to wake up. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result ==> health.status[p] != Abi.STOPPED;
    @ ensures health.status[p] == Abi.RUNNING ==> \result;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean runnable(int p) {
        int status = health.status(p);
        if (status == Abi.RUNNING) {
            return true;
        }
        if (status == Abi.STOPPED || pending.highest(p) < 0) {
            return false;
        }
        return status == Abi.YIELDED || Registers.interruptsEnabled(contexts.get(p, Registers.RFLAGS));
    }

    /**
     * Decides what p's next entry delivers: what was decided before, else the highest pending vector if the saved
     * RFLAGS.IF and interruptibility allow it. The vector is then no longer pending.
     */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \old(entries.event[p]) != 0 ==> entries.event[p] == \old(entries.event[p]);
    @ assignable entries.event[p], entries.window[p], pending.pending[*];
    @*/
    void prepare(int p) {
        int vector = pending.highest(p);
        if (entries.event(p) != 0 || vector < 0) {
            entries.set(p, entries.event(p), vector >= 0);
        } else if (open(p)) {
            pending.set(p, vector, false);
            entries.set(p, Entries.EXTERNAL_INTERRUPT + vector, pending.highest(p) >= 0);
        } else {
            entries.set(p, 0, true);
        }
    }

    /** Whether p's saved state lets an external interrupt in. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ boolean open(int p) {
        return Registers.interruptsEnabled(contexts.get(p, Registers.RFLAGS))
                && contexts.get(p, Registers.INTERRUPTIBILITY) == 0L;
    }

    /** The entry took place: its event is delivered, and p, if it waited, runs. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures entries.event[p] == 0 && !entries.window[p];
    @ ensures health.status[p] == (\old(health.status[p]) == Abi.STOPPED ? Abi.STOPPED : Abi.RUNNING);
    @ assignable entries.event[p], entries.window[p], health.status[p];
    @*/
    void done(int p) {
        entries.set(p, 0, false);
        health.enter(p, Abi.RUNNING);
    }
}
