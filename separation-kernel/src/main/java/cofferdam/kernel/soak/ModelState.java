package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.random.PlannedSystem;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.kernel.random.SystemPlan.FaultRule;

/** Registers, status and restarts of all partitions, and what their rules say of faults. */
final class ModelState {
    final long[][] registers;
    final int[] status;
    final int[] restarts;

    private final int[] action;
    private final int[] limit;

    ModelState(SystemPlan plan) {
        registers = new long[plan.partitions()][Registers.STATE_WORDS];
        status = new int[plan.partitions()];
        restarts = new int[plan.partitions()];
        action = new int[plan.partitions() * Abi.FAULTS];
        limit = new int[plan.partitions() * Abi.FAULTS];
        java.util.Arrays.fill(action, Abi.ACTION_STOP);
        for (FaultRule rule : plan.faults()) {
            action[rule.partition() * Abi.FAULTS + rule.fault()] = rule.action();
            limit[rule.partition() * Abi.FAULTS + rule.fault()] = rule.limit();
        }
        for (int p = 0; p < plan.partitions(); p++) {
            begin(p);
        }
    }

    /** Registers as at start. */
    void begin(int p) {
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            registers[p][i] = PlannedSystem.startRegister(p, i);
        }
    }

    /** The action on a fault: as the rule says, but no more restarts than its limit, and no exception after a triple fault. */
    int decide(int p, int fault) {
        int rule = action[p * Abi.FAULTS + fault];
        if (rule == Abi.ACTION_RESTART) {
            return restarts[p] < limit[p * Abi.FAULTS + fault] ? rule : Abi.ACTION_STOP;
        }
        return rule == Abi.ACTION_INJECT && fault == Abi.TRIPLE_FAULT ? Abi.ACTION_STOP : rule;
    }

    /** A partition that is not stopped runs or waits from now on. */
    void enter(int p, int what) {
        if (status[p] != Abi.STOPPED) {
            status[p] = what;
        }
    }

    /** A partition goes on behind an instruction of so many bytes, 0 unless it can be one. */
    void advance(int p, int bytes) {
        registers[p][Registers.RIP] += bytes < 0 || bytes > 15 ? 0 : bytes;
        registers[p][Registers.INTERRUPTIBILITY] = 0;
    }

    /** Whether a partition executes at CPL 0. */
    boolean privileged(int p) {
        return (registers[p][Registers.SS_ATTRIBUTES] >> 5 & 3) == 0;
    }

    /** Whether a partition's saved RFLAGS lets interrupts in. */
    boolean interruptFlag(int p) {
        return (registers[p][Registers.RFLAGS] >> 9 & 1) == 1;
    }
}
