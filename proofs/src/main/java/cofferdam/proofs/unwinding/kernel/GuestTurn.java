package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Registers;

/**
 * One entry of a partition, in which it does one thing, and the exit after it, as {@code Turn} of the platform does it. A
 * guest may do anything at any time, so its registers are no memory that it needs: they are set to what they were at the
 * start before each turn, and what the kernel has changed in them goes into the output.
 */
abstract class GuestTurn extends Action {
    /** RFLAGS.IF. */
    static final long INTERRUPTS = 0x200;

    private static final int WORDS = Registers.STATE_WORDS;

    private final int partition;
    private final int processor;

    GuestTurn(String words, int partition, int processor) {
        super(words, partition);
        this.partition = partition;
        this.processor = processor;
    }

    final int partition() {
        return partition;
    }

    @Override
    boolean possible(KernelSystem system) {
        return system.enters(partition);
    }

    /** Whether an interrupt or exception would be delivered at this entry. */
    final boolean delivers(KernelSystem system) {
        if (system.kernel().entryInterruption(partition) != 0) {
            return true;
        }
        return accepts(system) && system.kernel().pendingVector(partition) >= 0;
    }

    /** Whether its interrupts are on. */
    final boolean interruptsOn(KernelSystem system) {
        return (system.kernel().register(partition, Registers.RFLAGS) & INTERRUPTS) != 0;
    }

    /** Whether it accepts interrupts at its next entry. */
    final boolean accepts(KernelSystem system) {
        return interruptsOn(system) && system.kernel().register(partition, Registers.INTERRUPTIBILITY) == 0;
    }

    @Override
    cofferdam.spec.machine.Action entry(KernelSystem system) {
        return cofferdam.spec.machine.Action.enter(partition, accepts(system));
    }

    /** The partition is entered; the event that is delivered. */
    final int enter(KernelSystem system, Bytes output) {
        system.kernel().prepareEntry(partition);
        if (system.processors().switched()) {
            system.processors().get(processor).enter(system.kernel(), partition, output);
        }
        int event = system.kernel().entryInterruption(partition);
        output.put(event);
        system.got().entered(event);
        return event;
    }

    /**
     * The partition exits.
     *
     * @param cut the event whose delivery the exit has cut, or 0
     * @param given registers that the guest has set, as pairs of index and value
     */
    final int exit(KernelSystem system, int reason, int cut, long[] given, Bytes output) {
        system.kernel().entryDone(partition, cut);
        leave(system, given);
        int length = reason == Exits.VMCALL ? 3 : 2;
        int outcome = system.kernel().handleExit(processor, reason, 0, 0, length);
        output.put(outcome);
        system.got().exited(outcome);
        registers(system, given, output);
        system.answered(system.kernel().register(partition, Registers.RAX));
        if (outcome == Abi.EXIT_HYPERCALL) {
            system.got().value(system.answer());
        }
        if (outcome == Abi.EXIT_RESTARTED) {
            system.complaints().restart(partition);
        }
        if (outcome != Abi.EXIT_STOPPED && outcome != Abi.EXIT_RESTARTED) {
            system.registers().undo(partition * WORDS, (partition + 1) * WORDS);
        }
        if (system.processors().switched()) {
            system.processors().settle(processor, partition);
        }
        return outcome;
    }

    private void leave(KernelSystem system, long[] given) {
        if (system.processors().switched()) {
            system.processors().get(processor).leave(system.kernel(), partition, given);
            return;
        }
        for (int i = 0; i < given.length; i += 2) {
            system.kernel().setRegister(partition, (int) given[i], given[i + 1]);
        }
    }

    /** The registers that are not what the guest has left in them. */
    private void registers(KernelSystem system, long[] given, Bytes output) {
        LiveArray saved = system.registers();
        int base = partition * WORDS;
        if (system.processors().switched()) {
            for (int i = 0; i < WORDS; i++) {
                if (saved.get(base + i) != system.processors().get(processor).left(i)) {
                    output.put(i);
                    output.put(saved.get(base + i));
                }
            }
            return;
        }
        for (int i = saved.mismatch(base, base + WORDS); i >= 0; ) {
            if (!isGiven(given, i - base)) {
                output.put(i - base);
                output.put(saved.get(i));
            }
            i = i + 1 < base + WORDS ? saved.mismatch(i + 1, base + WORDS) : -1;
        }
        for (int i = 0; i < given.length; i += 2) {
            long now = saved.get(base + (int) given[i]);
            if (now != given[i + 1]) {
                output.put(given[i]);
                output.put(now);
            }
        }
    }

    private static boolean isGiven(long[] given, int register) {
        for (int i = 0; i < given.length; i += 2) {
            if (given[i] == register) {
                return true;
            }
        }
        return false;
    }
}
