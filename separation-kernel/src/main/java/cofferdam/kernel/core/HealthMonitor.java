package cofferdam.kernel.core;

/** What happens to a partition that fails, and whether it runs. Requirements G5-01, G5-03. */
final class HealthMonitor {
    /*@ spec_public @*/ private final int[] action;
    /*@ spec_public @*/ private final int[] limit;
    /*@ spec_public @*/ private final int[] restarts;
    /*@ spec_public @*/ private final int[] status;

    /*@ public invariant action != limit && action != restarts && action != status && limit != restarts;
    @ public invariant limit != status && restarts != status;
    @ public invariant action.length == Limits.PARTITIONS * Abi.FAULTS;
    @ public invariant limit.length == Limits.PARTITIONS * Abi.FAULTS;
    @ public invariant restarts.length == Limits.PARTITIONS && status.length == Limits.PARTITIONS;
    @*/

    /*+OPENJML@ public invariant action.__owner == this && limit.__owner == this && restarts.__owner == this;
    @ public invariant status.__owner == this && sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible action[*], limit[*], restarts[*], status[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible action[*], limit[*], restarts[*], status[*];
    @ ensures \result == ((\forall int k; 0 <= k && k < Limits.PARTITIONS * Abi.FAULTS;
    @         Abi.ACTION_INJECT <= action[k] && action[k] <= Abi.ACTION_RESTART)
    @      && (\forall int k; 0 <= k && k < Limits.PARTITIONS * Abi.FAULTS;
    @         0 <= limit[k] && limit[k] <= Limits.RESTARTS)
    @      && (\forall int p; 0 <= p && p < Limits.PARTITIONS; 0 <= restarts[p] && restarts[p] <= Limits.RESTARTS)
    @      && (\forall int p; 0 <= p && p < Limits.PARTITIONS; Abi.RUNNING <= status[p] && status[p] <= Abi.STOPPED));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int k; 0 <= k && k < Limits.PARTITIONS * Abi.FAULTS;
    @         Abi.ACTION_INJECT <= action[k] && action[k] <= Abi.ACTION_RESTART)
    @      && (\forall int k; 0 <= k && k < Limits.PARTITIONS * Abi.FAULTS;
    @         0 <= limit[k] && limit[k] <= Limits.RESTARTS)
    @      && (\forall int p; 0 <= p && p < Limits.PARTITIONS; 0 <= restarts[p] && restarts[p] <= Limits.RESTARTS)
    @      && (\forall int p; 0 <= p && p < Limits.PARTITIONS; Abi.RUNNING <= status[p] && status[p] <= Abi.STOPPED);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint k; 0 <= k && k < action.length;
    @      Abi.ACTION_INJECT <= action[k] && action[k] <= Abi.ACTION_RESTART);
    @ public invariant (\forall \bigint k; 0 <= k && k < limit.length; 0 <= limit[k] && limit[k] <= Limits.RESTARTS);
    @ public invariant (\forall \bigint p; 0 <= p && p < Limits.PARTITIONS;
    @      0 <= restarts[p] && restarts[p] <= Limits.RESTARTS);
    @ public invariant (\forall \bigint p; 0 <= p && p < Limits.PARTITIONS;
    @      Abi.RUNNING <= status[p] && status[p] <= Abi.STOPPED);
    @ accessible \inv : this.action, this.limit, this.restarts, this.status, action[*], limit[*], restarts[*],
    @      status[*];
    @*/

    /*@ normal_behavior
    @ ensures (\forall int k; 0 <= k && k < action.length; action[k] == Abi.ACTION_STOP);
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS; status[p] == Abi.RUNNING && restarts[p] == 0);
    @ assignable \nothing;
    @*/
    HealthMonitor() {
        action = new int[Limits.PARTITIONS * Abi.FAULTS];
        /*+OPENJML@ set action.__owner = this; @*/
        limit = new int[Limits.PARTITIONS * Abi.FAULTS];
        /*+OPENJML@ set limit.__owner = this; @*/
        restarts = new int[Limits.PARTITIONS];
        /*+OPENJML@ set restarts.__owner = this; @*/
        status = new int[Limits.PARTITIONS];
        /*+OPENJML@ set status.__owner = this; @*/
        /*@ loop_invariant 0 <= i && i <= action.length;
        @ loop_invariant (\forall int k; 0 <= k && k < i; action[k] == Abi.ACTION_STOP);
        @ loop_modifies i, action[*];
        @ decreases action.length - i;
        @*/
        for (int i = 0; i < action.length; i++) {
            action[i] = Abi.ACTION_STOP;
        }
    }

    /** Sets the rule for a fault; DENIED, and nothing changed, if an argument is out of range. */
    /*@ normal_behavior
    @ ensures \result == (0 <= p && p < Limits.PARTITIONS && 0 <= fault && fault < Abi.FAULTS
    @      && Abi.ACTION_INJECT <= what && what <= Abi.ACTION_RESTART && 0 <= most && most <= Limits.RESTARTS
    @      ? Abi.OK : Abi.DENIED);
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Abi.FAULTS;
    @      action[k] == (\result == Abi.OK && k == p * Abi.FAULTS + fault ? what : \old(action[k])));
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Abi.FAULTS;
    @      limit[k] == (\result == Abi.OK && k == p * Abi.FAULTS + fault ? most : \old(limit[k])));
    @ assignable action[0 .. action.length - 1], limit[0 .. limit.length - 1];
    @*/
    int rule(int p, int fault, int what, int most) {
        if (p < 0 || p >= Limits.PARTITIONS || fault < 0 || fault >= Abi.FAULTS) {
            return Abi.DENIED;
        }
        if (what < Abi.ACTION_INJECT || what > Abi.ACTION_RESTART || most < 0 || most > Limits.RESTARTS) {
            return Abi.DENIED;
        }
        action[p * Abi.FAULTS + fault] = what;
        limit[p * Abi.FAULTS + fault] = most;
        return Abi.OK;
    }

    /**
     * What to do now that p had a fault: the rule's action, except that restarts beyond its limit become a stop and that
     * a triple fault, which leaves nothing to deliver to, is never answered by an injection.
     */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == Abi.ACTION_INJECT || \result == Abi.ACTION_STOP || \result == Abi.ACTION_RESTART;
    @ ensures \result == Abi.ACTION_RESTART
    @      <==> (action[p * Abi.FAULTS + fault] == Abi.ACTION_RESTART && restarts[p] < limit[p * Abi.FAULTS + fault]);
    @ ensures \result == Abi.ACTION_RESTART ==> restarts[p] < Limits.RESTARTS;
    @ ensures \result == Abi.ACTION_INJECT
    @      <==> (action[p * Abi.FAULTS + fault] == Abi.ACTION_INJECT && fault != Abi.TRIPLE_FAULT);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int decide(int p, int fault) {
        int what = action[p * Abi.FAULTS + fault];
        if (what == Abi.ACTION_RESTART && restarts[p] < limit[p * Abi.FAULTS + fault]) {
            return Abi.ACTION_RESTART;
        }
        if (what == Abi.ACTION_INJECT && fault != Abi.TRIPLE_FAULT) {
            return Abi.ACTION_INJECT;
        }
        return Abi.ACTION_STOP;
    }

    /** Counts a restart; p runs. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && restarts[p] < Limits.RESTARTS;
    @ ensures restarts[p] == \old(restarts[p]) + 1 && status[p] == Abi.RUNNING;
    @ assignable restarts[p], status[p];
    @*/
    void restarted(int p) {
        restarts[p] = restarts[p] + 1;
        status[p] = Abi.RUNNING;
    }

    /** Sets the status of a partition; STOPPED is final. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && Abi.RUNNING <= what && what <= Abi.STOPPED;
    @ ensures status[p] == (\old(status[p]) == Abi.STOPPED ? Abi.STOPPED : what);
    @ assignable status[p];
    @*/
    void enter(int p, int what) {
        if (status[p] != Abi.STOPPED) {
            status[p] = what;
        }
    }

    /** A partition that yielded runs again; no effect on others, nor if there is no such partition. */
    /*@ normal_behavior
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS;
    @      status[q] == (q == p && \old(status[q]) == Abi.YIELDED ? Abi.RUNNING : \old(status[q])));
    @ assignable status[0 .. status.length - 1];
    @*/
    void wake(int p) {
        if (p >= 0 && p < Limits.PARTITIONS && status[p] == Abi.YIELDED) {
            status[p] = Abi.RUNNING;
        }
    }

    /** Status of a partition. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == status[p] && Abi.RUNNING <= \result && \result <= Abi.STOPPED;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int status(int p) {
        return status[p];
    }

    /** Restarts of a partition so far. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == restarts[p] && 0 <= \result && \result <= Limits.RESTARTS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int restarts(int p) {
        return restarts[p];
    }
}
