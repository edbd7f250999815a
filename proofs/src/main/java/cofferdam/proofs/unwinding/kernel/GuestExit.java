package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Registers;

/** A partition executes something that ends its turn without a call: HLT, CPUID, an instruction that is not permitted. */
final class GuestExit extends GuestTurn {
    /** A register that a partition has set before it failed: nothing of it may remain. */
    static final long[] LEFT_BEHIND = {15, 0x5a};

    private static final long[] NONE = {};

    private final int reason;
    private final boolean cuts;

    /**
     * An exit.
     *
     * @param reason the basic exit reason
     * @param cuts whether it comes while an event is delivered
     */
    GuestExit(String words, int partition, int processor, int reason, boolean cuts) {
        super(words, partition, processor);
        this.reason = reason;
        this.cuts = cuts;
    }

    @Override
    boolean possible(KernelSystem system) {
        return super.possible(system) && (!cuts || delivers(system));
    }

    @Override
    void perform(KernelSystem system, Bytes output) {
        int event = enter(system, output);
        boolean quiet = reason == Exits.PREEMPTION_TIMER || reason == Exits.HLT;
        long[] given = quiet ? NONE : reason == Exits.CPUID ? new long[] {Registers.RAX, 0} : LEFT_BEHIND;
        exit(system, reason, cuts ? event : 0, given, output);
    }
}
