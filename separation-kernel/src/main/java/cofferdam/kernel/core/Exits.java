package cofferdam.kernel.core;

/** What the kernel does on each VM exit. Every reason has an answer. Requirements G9-01, G9-02, G9-03. */
final class Exits {
    /*@ spec_public @*/ private final Schedule schedule;
    /*@ spec_public @*/ private final HealthMonitor health;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final CpuidLeaves cpuid;
    /*@ spec_public @*/ private final Hypercalls hypercalls;
    /*@ spec_public @*/ private final Recovery recovery;
    /*@ spec_public @*/ private final Journal journal;

    /*@ normal_behavior
    @ ensures this.schedule == schedule && this.health == health && this.contexts == contexts && this.cpuid == cpuid;
    @ ensures this.hypercalls == hypercalls && this.recovery == recovery && this.journal == journal;
    @ assignable \nothing;
    @*/
    Exits(
            Schedule schedule,
            HealthMonitor health,
            Contexts contexts,
            CpuidLeaves cpuid,
            Hypercalls hypercalls,
            Recovery recovery,
            Journal journal) {
        this.schedule = schedule;
        this.health = health;
        this.contexts = contexts;
        this.cpuid = cpuid;
        this.hypercalls = hypercalls;
        this.recovery = recovery;
        this.journal = journal;
    }

    /** An exit of the processor's current partition; one of the {@code EXIT_} codes of {@link Abi}. */
    /*@ normal_behavior
    @ ensures Abi.EXIT_RESUMED <= \result && \result <= Abi.EXIT_IGNORED;
    @ ensures !(0 <= cpu && cpu < schedule.processors && schedule.length[cpu] > 0) ==> \result == Abi.EXIT_IGNORED;
    @ assignable \everything;
    @*/
    int handle(int cpu, int reason, int instructionLength) {
        int p = schedule.current(cpu);
        if (p < 0 || health.status(p) == Abi.STOPPED) {
            return Abi.EXIT_IGNORED;
        }
        health.enter(p, Abi.RUNNING);
        if (ExitReasons.benign(reason)) {
            return Abi.EXIT_RESUMED;
        }
        if (reason == ExitReasons.VMCALL) {
            advance(p, instructionLength);
            return vmcall(cpu, p);
        }
        if (reason == ExitReasons.CPUID) {
            advance(p, instructionLength);
            cpuid(p);
            return Abi.EXIT_RESUMED;
        }
        if (reason == ExitReasons.HLT) {
            advance(p, instructionLength);
            health.enter(p, Abi.HALTED);
            return Abi.EXIT_WAITS;
        }
        return recovery.fault(cpu, p, ExitReasons.fault(reason));
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == Abi.EXIT_HYPERCALL || \result == Abi.EXIT_WAITS || \result == Abi.EXIT_STOPPED;
    @ assignable \everything;
    @*/
    private int vmcall(int cpu, int p) {
        long number = contexts.get(p, Registers.RAX);
        long result;
        int outcome = Abi.EXIT_HYPERCALL;
        if (Registers.privilegeLevel(contexts.get(p, Registers.SS_ATTRIBUTES)) != 0) {
            result = Abi.DENIED;
        } else if (number == Abi.PARTITION) {
            result = p;
        } else if (number == Abi.TICKS) {
            result = schedule.elapsed(cpu);
        } else if (number == Abi.YIELD) {
            health.enter(p, Abi.YIELDED);
            outcome = Abi.EXIT_WAITS;
            result = Abi.OK;
        } else if (number == Abi.STOP) {
            recovery.stop(cpu, p);
            return Abi.EXIT_STOPPED;
        } else {
            result = hypercalls.call(
                    p,
                    Hypercalls.narrow(number),
                    contexts.get(p, Registers.RDI),
                    contexts.get(p, Registers.RSI),
                    contexts.get(p, Registers.RDX));
        }
        if (result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN) {
            journal.record(cpu, p, AuditRing.REFUSED, result == Abi.UNKNOWN ? -1 : Hypercalls.narrow(number));
        }
        contexts.set(p, Registers.RAX, result);
        return outcome;
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ assignable contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + 3];
    @*/
    private void cpuid(int p) {
        long leaf = contexts.get(p, Registers.RAX) & 0xFFFFFFFFL;
        long subleaf = contexts.get(p, Registers.RCX) & 0xFFFFFFFFL;
        contexts.set(p, Registers.RAX, cpuid.eax(leaf));
        contexts.set(p, Registers.RBX, cpuid.ebx(leaf));
        contexts.set(p, Registers.RCX, cpuid.ecx(leaf, subleaf));
        contexts.set(p, Registers.RDX, cpuid.edx(leaf));
    }

    /** Goes on behind the exiting instruction, which also ends blocking by STI and MOV SS. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures contexts.saved[p * Registers.STATE_WORDS + Registers.INTERRUPTIBILITY] == 0;
    @ assignable contexts.saved[p * Registers.STATE_WORDS + Registers.RIP],
    @    contexts.saved[p * Registers.STATE_WORDS + Registers.INTERRUPTIBILITY];
    @*/
    private void advance(int p, int length) {
        int bytes = length < 0 || length > 15 ? 0 : length;
        contexts.set(p, Registers.RIP, contexts.get(p, Registers.RIP) + bytes);
        contexts.set(p, Registers.INTERRUPTIBILITY, 0L);
    }
}
