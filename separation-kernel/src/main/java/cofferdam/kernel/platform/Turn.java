package cofferdam.kernel.platform;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Kernel;
import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.Processor;
import cofferdam.vcpu.Vmcs;

/**
 * One processor's part of a tick: VM entries and exits until the tick's cycles are used up or nobody can run.
 *
 * <p>All registers are switched at every entry and exit ({@link RegisterSwitch}, G6-02). An entry costs at least one
 * cycle, so that a tick ends whatever the partition does (G4-03).
 */
final class Turn {
    private final Machine machine;
    private final int number;
    private final Processor processor;
    private final RegisterSwitch registers;
    private long consumed;

    Turn(Machine machine, int number, Processor processor) {
        this.machine = machine;
        this.number = number;
        this.processor = processor;
        registers = new RegisterSwitch(processor::load, processor::save);
    }

    /** Runs up to {@code budget} cycles from the absolute cycle {@code start} on. */
    void run(long start, long budget) {
        Kernel kernel = machine.kernel();
        long used = 0;
        while (used < budget) {
            int partition = kernel.current(number);
            if (partition < 0 || !kernel.runnable(partition)) {
                return;
            }
            enter(kernel, partition, start + used);
            int reason;
            if (machine.observer().wantsInstructions()) {
                reason = runSingly(partition, start + used, budget - used);
            } else {
                reason = processor.run(budget - used);
                consumed = processor.cycles();
            }
            used += Math.max(1, consumed);
            leave(kernel, partition, reason, start + used);
        }
    }

    private void enter(Kernel kernel, int partition, long cycle) {
        kernel.prepareEntry(partition);
        registers.enter(kernel, partition);
        Vmcs vmcs = processor.vmcs();
        vmcs.setEptp(kernel.eptPointer(partition));
        vmcs.setVpid(partition + 1);
        int event = kernel.entryInterruption(partition);
        vmcs.setEntryInterruption(event);
        vmcs.setEntryErrorCode(kernel.entryErrorCode(partition));
        vmcs.setInterruptWindowExiting(kernel.interruptWindow(partition));
        processor.setTime(cycle);
        machine.observer().entered(number, partition, event, cycle);
        if (event != 0) {
            machine.observer().injection(partition, event & 0xff, cycle);
        }
    }

    private void leave(Kernel kernel, int partition, int reason, long cycle) {
        kernel.entryDone(partition, processor.vmcs().idtVectoring());
        registers.leave(kernel, partition);
        Vmcs vmcs = processor.vmcs();
        machine.observer().leaving(number, partition, reason, vmcs.idtVectoring(), cycle);
        boolean timer = reason == ExitReason.PREEMPTION_TIMER;
        if (!timer) {
            machine.observer()
                    .exit(
                            number,
                            partition,
                            reason,
                            vmcs.exitQualification(),
                            vmcs.guestPhysicalAddress(),
                            registers.held(GuestState.RIP),
                            cycle);
        }
        int outcome = kernel.handleExit(
                number, reason, vmcs.exitQualification(), vmcs.guestPhysicalAddress(), vmcs.exitInstructionLength());
        machine.observer().left(number, partition, outcome, cycle);
        if (reason == ExitReason.VMCALL) {
            machine.observer()
                    .hypercall(
                            partition,
                            registers.held(GuestState.RAX),
                            registers.held(GuestState.RDI),
                            registers.held(GuestState.RSI),
                            registers.held(GuestState.RDX),
                            registers.held(GuestState.RCX),
                            kernel.register(partition, GuestState.RAX),
                            cycle);
        }
        if (outcome == Abi.EXIT_STOPPED || outcome == Abi.EXIT_RESTARTED) {
            String now = outcome == Abi.EXIT_STOPPED ? "stopped" : "restarted";
            machine.observer().health(partition, now, machine.ticks());
        }
        if (!timer) {
            machine.observer().handled(number, partition, reason, cycle);
        }
    }

    /** As one run, but stops before every instruction to tell the observer. */
    private int runSingly(int partition, long cycle, long budget) {
        // The event is delivered first, so that the first instruction told is the handler's.
        int reason = processor.run(0);
        consumed = processor.cycles();
        while (reason == ExitReason.PREEMPTION_TIMER && consumed < budget) {
            machine.observer().instruction(number, partition, processor.register(GuestState.RIP), cycle + consumed);
            processor.setTime(cycle + consumed);
            reason = processor.run(1);
            consumed += processor.cycles();
        }
        return reason;
    }
}
