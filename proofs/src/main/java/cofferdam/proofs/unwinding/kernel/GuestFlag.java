package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Registers;

/** A partition opens or closes itself to interrupts. */
final class GuestFlag extends GuestTurn {
    private final boolean opens;

    GuestFlag(String words, int partition, int processor, boolean opens) {
        super(words, partition, processor);
        this.opens = opens;
    }

    @Override
    cofferdam.spec.machine.Action specified(KernelSystem system) {
        return null;
    }

    @Override
    void perform(KernelSystem system, Bytes output) {
        enter(system, output);
        int at = partition() * Registers.STATE_WORDS + Registers.RFLAGS;
        long flags = system.registers().get(at);
        long wanted = opens ? flags | INTERRUPTS : flags & ~INTERRUPTS;
        exit(system, Exits.PREEMPTION_TIMER, 0, new long[] {Registers.RFLAGS, wanted}, output);
        system.registers().put(at, wanted);
    }
}
