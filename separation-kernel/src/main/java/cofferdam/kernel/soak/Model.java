package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.AuditRing;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.kernel.random.SystemPlan.Device;
import cofferdam.kernel.random.SystemPlan.Event;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.vcpu.ExitReason;

/**
 * What must come of each step: the documentation of the kernel read a second time, in plain collections and without tables.
 * A step changes the partition that acts and whoever a declared flow leads to, and nobody else; so whatever else the kernel
 * changes shows as a difference. Requirements G2-01, G5-02, G9-05.
 */
final class Model {
    final ModelState state;
    final ModelInterrupts interrupts;
    final ModelMemory memory;
    final ModelMessages messages;
    final ModelSchedule schedule;
    final ModelAudit audit = new ModelAudit();

    private final SystemPlan plan;
    private final ModelMemoryCalls memoryCalls;

    Model(SystemPlan plan, PhysicalMemory content) {
        this.plan = plan;
        state = new ModelState(plan);
        interrupts = new ModelInterrupts(state);
        memory = new ModelMemory(plan);
        memoryCalls = new ModelMemoryCalls(plan, memory, state);
        messages = new ModelMessages(plan, memory, content);
        schedule = new ModelSchedule(plan);
    }

    /** A step begins. */
    void forget() {
        memory.forget();
        messages.forget();
    }

    /** Whether there is such a partition. */
    boolean exists(int p) {
        return p >= 0 && p < plan.partitions();
    }

    /** A tick of a processor: who yielded goes on when its minor frame begins. */
    void tick(int cpu) {
        int begins = schedule.tick(cpu);
        if (begins >= 0 && state.status[begins] == Abi.YIELDED) {
            state.status[begins] = Abi.RUNNING;
        }
    }

    /** A device asserts a line. */
    void interrupt(int line) {
        for (Device device : plan.devices()) {
            if (device.line() == line) {
                interrupts.raise(device.partition(), device.vector());
                return;
            }
        }
        audit.record(schedule.ticks(0), Abi.NOBODY, AuditRing.STRAY_INTERRUPT, line);
    }

    /** An exit of whoever runs on a processor: what {@link Kernel#handleExit} answers. */
    int exit(int cpu, int reason, int length, Kernel answered) {
        int p = schedule.current(cpu);
        if (p < 0 || state.status[p] == Abi.STOPPED) {
            return Abi.EXIT_IGNORED;
        }
        state.status[p] = Abi.RUNNING;
        switch (reason) {
            case ExitReason.EXTERNAL_INTERRUPT:
            case ExitReason.INTERRUPT_WINDOW:
            case ExitReason.PREEMPTION_TIMER:
                return Abi.EXIT_RESUMED;
            case ExitReason.VMCALL:
                state.advance(p, length);
                return hypercall(cpu, p);
            case ExitReason.CPUID:
                state.advance(p, length);
                identify(p, answered);
                return Abi.EXIT_RESUMED;
            case ExitReason.HLT:
                state.advance(p, length);
                state.status[p] = Abi.HALTED;
                return Abi.EXIT_WAITS;
            default:
                return fault(cpu, p, fault(reason));
        }
    }

    /** CPUID's answers are tested elsewhere; here they need only be 32 bits wide and in their four registers. */
    private void identify(int p, Kernel answered) {
        for (int i : new int[] {Registers.RAX, Registers.RBX, Registers.RCX, Registers.RDX}) {
            long answer = answered.register(p, i);
            if (answer >>> 32 != 0) {
                throw new Broken("G9-01", "CPUID answers 0x" + Long.toHexString(answer) + " in register " + i);
            }
            state.registers[p][i] = answer;
        }
    }

    private int hypercall(int cpu, int p) {
        long[] r = state.registers[p];
        long number = r[Registers.RAX];
        if (!state.privileged(p)) {
            return answer(cpu, p, number, Abi.DENIED);
        }
        if (number == Abi.STOP) {
            stop(cpu, p);
            return Abi.EXIT_STOPPED;
        }
        if (number == Abi.YIELD) {
            r[Registers.RAX] = Abi.OK;
            state.status[p] = Abi.YIELDED;
            return Abi.EXIT_WAITS;
        }
        return answer(cpu, p, number, result(cpu, p, number, r[Registers.RDI], r[Registers.RSI], r[Registers.RDX]));
    }

    private int answer(int cpu, int p, long number, long result) {
        state.registers[p][Registers.RAX] = result;
        if (result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN) {
            boolean known = result != Abi.UNKNOWN && number >= 0 && number <= Integer.MAX_VALUE;
            audit.record(schedule.ticks(cpu), p, AuditRing.REFUSED, known ? (int) number : -1);
        }
        return Abi.EXIT_HYPERCALL;
    }

    private long result(int cpu, int p, long number, long a, long b, long c) {
        if (number < 0 || number >= Abi.HYPERCALLS) {
            return Abi.UNKNOWN;
        }
        if (number == Abi.PARTITION) {
            return p;
        }
        if (number == Abi.TICKS) {
            return schedule.ticks(cpu);
        }
        if (number <= Abi.RECLAIM) {
            return memoryCalls.call(p, (int) number, a, b, c);
        }
        if (number <= Abi.SAMPLE_READ) {
            return messages.call(p, (int) number, a, b, c);
        }
        if (a < 0 || a >= plan.events().size() || plan.events().get((int) a).from() != p) {
            return Abi.DENIED;
        }
        Event event = plan.events().get((int) a);
        interrupts.raise(event.to(), event.vector());
        return Abi.OK;
    }

    private int fault(int cpu, int p, int fault) {
        boolean lost = state.decide(p, fault) == Abi.ACTION_INJECT && interrupts.answer(p) == ModelInterrupts.NOTHING;
        int kind = lost ? Abi.TRIPLE_FAULT : fault;
        audit.record(schedule.ticks(cpu), p, AuditRing.FAULT, kind);
        switch (state.decide(p, kind)) {
            case Abi.ACTION_INJECT:
                interrupts.inject(p);
                return Abi.EXIT_INJECTED;
            case Abi.ACTION_STOP:
                stop(cpu, p);
                return Abi.EXIT_STOPPED;
            default:
                restart(cpu, p);
                return Abi.EXIT_RESTARTED;
        }
    }

    private void stop(int cpu, int p) {
        end(p);
        state.status[p] = Abi.STOPPED;
        java.util.Arrays.fill(state.registers[p], 0);
        audit.record(schedule.ticks(cpu), p, AuditRing.STOPPED, 0);
    }

    private void restart(int cpu, int p) {
        end(p);
        memory.restart(p);
        state.begin(p);
        state.status[p] = Abi.RUNNING;
        state.restarts[p]++;
        audit.record(schedule.ticks(cpu), p, AuditRing.RESTARTED, state.restarts[p]);
    }

    private void end(int p) {
        memory.stop(p);
        messages.clear(p);
        interrupts.clear(p);
    }

    /** The fault that an exit is which is nothing else (SDM vol. 3, appendix C). */
    private static int fault(int reason) {
        switch (reason) {
            case ExitReason.EPT_VIOLATION:
                return Abi.EPT_VIOLATION;
            case ExitReason.EPT_MISCONFIGURATION:
                return Abi.EPT_MISCONFIGURATION;
            case ExitReason.TRIPLE_FAULT:
                return Abi.TRIPLE_FAULT;
            default:
                return FORBIDDEN.get(Math.min(Math.max(reason, 0), 127))
                        ? Abi.FORBIDDEN_INSTRUCTION
                        : Abi.UNEXPECTED_EXIT;
        }
    }

    /** Exits by instructions that no partition may execute. */
    private static final java.util.BitSet FORBIDDEN = new java.util.BitSet();

    static {
        int[] runs = {11, 11, 13, 17, 19, 32, 36, 36, 39, 40, 46, 47, 50, 51, 53, 55, 57, 61, 63, 64, 67, 68};
        for (int i = 0; i < runs.length; i += 2) {
            FORBIDDEN.set(runs[i], runs[i + 1] + 1);
        }
    }
}
