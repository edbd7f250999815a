package cofferdam.vcpu.execute;

import cofferdam.spec.x86.ControlBits;
import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.Vmcs;
import cofferdam.vcpu.decode.Instruction;

/** The loop: enter, inject, fetch, execute, deliver, leave; never more than the cycles given (G4-03). */
public final class Interpreter {
    private static final int DEBUG_TRAP = GuestFault.DEBUG | Vmcs.HARDWARE_EXCEPTION << 8 | Vmcs.VALID;
    private static final int HALTED = 1;

    private final Core core;
    private final long[] r;
    private final Vmcs vmcs;
    private final CodeCache code;
    private final EventDelivery events;
    private boolean externalInterrupt;

    /** An interpreter on a core. */
    public Interpreter(Core core) {
        this.core = core;
        this.r = core.r;
        this.vmcs = core.vmcs;
        InstructionSet set = new InstructionSet(core);
        this.code = new CodeCache(core, set.map);
        this.events = set.events;
    }

    /** Asks for an external-interrupt exit before the next instruction, of this run or the next. */
    public void requestExternalInterrupt() {
        externalInterrupt = true;
        core.attention = true;
    }

    /** Sets the time-stamp counter as of the start of the next run. */
    public void setTime(long time) {
        core.time = time;
    }

    /** Cycles consumed by the last run. */
    public long cycles() {
        return core.cycles;
    }

    /** Enters the guest and runs it; see {@link cofferdam.vcpu.Processor#run}. */
    public int run(long cycles) {
        core.cycles = 0;
        core.limit = cycles;
        core.exitPending = false;
        core.stateLoaded();
        if (!canRun()) {
            vmcs.recordExit(ExitReason.INVALID_GUEST_STATE, 0, 0);
            return ExitReason.INVALID_GUEST_STATE;
        }
        core.mmu.setEptp(vmcs.eptp());
        core.mmu.setVpid(vmcs.vpid());
        core.shadowStarts = r[GuestState.INTERRUPTIBILITY] != 0;
        core.attention = true;
        core.singleStep = false;
        inject();
        if (r[GuestState.ACTIVITY] == HALTED && !core.exitPending) {
            return waitHalted();
        }
        while (true) {
            try {
                execute();
                return vmcs.exitReason();
            } catch (GuestFault fault) {
                core.cycles++;
                core.singleStep = false;
                events.raise(fault);
                r[GuestState.RIP] = core.nextRip;
            } catch (VmExit exit) {
                core.cycles++;
                return vmcs.exitReason();
            }
        }
    }

    /** Only 64-bit mode runs: CR0.PE and PG, CR4.PAE, EFER.LME and LMA, CS.L without CS.D. */
    private boolean canRun() {
        long cr0 = ControlBits.CR0_PE | ControlBits.CR0_PG;
        long efer = ControlBits.EFER_LMA | ControlBits.EFER_LME;
        long codeAttributes = r[GuestState.segment(GuestState.CS, GuestState.ATTRIBUTES)];
        return (r[GuestState.CR0] & cr0) == cr0
                && (r[GuestState.CR4] & ControlBits.CR4_PAE) != 0
                && (r[GuestState.EFER] & efer) == efer
                && (codeAttributes >>> 13 & 3) == 1
                && r[GuestState.ACTIVITY] >>> 1 == 0;
    }

    private void inject() {
        int information = vmcs.entryInterruption();
        if (information >= 0) {
            return;
        }
        vmcs.setEntryInterruption(0);
        r[GuestState.ACTIVITY] = 0;
        int type = information >>> 8 & 7;
        boolean software = type >= Vmcs.SOFTWARE_INTERRUPT;
        long back = software ? r[GuestState.RIP] + vmcs.entryInstructionLength() : r[GuestState.RIP];
        core.nextRip = back;
        events.inject(information, vmcs.entryErrorCode(), back);
        core.shadowStarts = false;
        r[GuestState.RIP] = core.nextRip;
    }

    private int waitHalted() {
        if (externalInterrupt) {
            return leaveForInterrupt();
        }
        if (windowOpen()) {
            vmcs.recordExit(ExitReason.INTERRUPT_WINDOW, 0, 0);
        } else {
            core.cycles = core.limit;
            vmcs.recordExit(ExitReason.PREEMPTION_TIMER, 0, 0);
        }
        return vmcs.exitReason();
    }

    private int leaveForInterrupt() {
        externalInterrupt = false;
        vmcs.recordExit(ExitReason.EXTERNAL_INTERRUPT, 0, 0);
        return ExitReason.EXTERNAL_INTERRUPT;
    }

    private boolean windowOpen() {
        return vmcs.interruptWindowExiting()
                && (r[GuestState.RFLAGS] & Flags.IF) != 0
                && r[GuestState.INTERRUPTIBILITY] == 0;
    }

    /** Runs until an exit is recorded in the VMCS; throws on faults, RIP then at the faulting instruction. */
    private void execute() {
        while (true) {
            if (core.attention && attend()) {
                return;
            }
            if (core.cycles >= core.limit) {
                vmcs.recordExit(ExitReason.PREEMPTION_TIMER, 0, 0);
                return;
            }
            long rip = r[GuestState.RIP];
            Instruction i = code.at(rip);
            core.nextRip = rip + i.length;
            i.operation.execute(i);
            core.cycles++;
            r[GuestState.RIP] = core.nextRip;
        }
    }

    /** Looks at what may come between two instructions; returns whether the run ends. */
    private boolean attend() {
        if (core.exitPending) {
            return true;
        }
        // Loading SS holds off the trap as it holds off interrupts; STI does not.
        boolean held = core.shadowStarts && (r[GuestState.INTERRUPTIBILITY] & 2) != 0;
        if (core.singleStep && !held) {
            core.singleStep = false;
            core.nextRip = r[GuestState.RIP];
            events.raise(DEBUG_TRAP, 0, r[GuestState.RIP]);
            r[GuestState.RIP] = core.nextRip;
            if (core.exitPending) {
                return true;
            }
        }
        if (core.shadowStarts) {
            core.shadowStarts = false;
        } else {
            r[GuestState.INTERRUPTIBILITY] = 0;
        }
        if (externalInterrupt) {
            leaveForInterrupt();
            return true;
        }
        if (windowOpen()) {
            vmcs.recordExit(ExitReason.INTERRUPT_WINDOW, 0, 0);
            return true;
        }
        core.singleStep = (r[GuestState.RFLAGS] & Flags.TF) != 0;
        core.attention = core.singleStep || r[GuestState.INTERRUPTIBILITY] != 0 || vmcs.interruptWindowExiting();
        return false;
    }
}
