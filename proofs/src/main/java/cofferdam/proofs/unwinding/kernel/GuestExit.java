package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Registers;
import cofferdam.proofs.unwinding.refinement.ToldByKernel;
import cofferdam.spec.system.Partition;

/** A partition executes something that ends its turn without a call: HLT, CPUID, an instruction that is not permitted. */
final class GuestExit extends GuestTurn {
    /** A register that a partition has set before it failed: nothing of it may remain. */
    static final long[] LEFT_BEHIND = {15, 0x5a};

    /** Bits of interruption information that are zero for an interrupt. */
    private static final int EVENT_TYPE = 0x700;

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
    cofferdam.spec.machine.Action entry(KernelSystem system) {
        boolean interrupt = cuts && system.kernel().entryInterruption(partition()) == 0;
        return cofferdam.spec.machine.Action.enter(partition(), !interrupt && accepts(system));
    }

    @Override
    boolean cutsInterrupt(int event) {
        return cuts && (event & EVENT_TYPE) == 0;
    }

    @Override
    cofferdam.spec.machine.Action specified(KernelSystem system) {
        return switch (reason) {
            case Exits.PREEMPTION_TIMER -> null;
            case Exits.HLT ->
                cofferdam.spec.machine.Action.of(
                        cofferdam.spec.machine.Action.Kind.HALT, partition(), interruptsOn(system) ? 1 : 0);
            case Exits.CPUID ->
                cofferdam.spec.machine.Action.of(cofferdam.spec.machine.Action.Kind.IDENTIFY, partition());
            case Exits.RDMSR -> fault(Partition.Fault.FORBIDDEN_INSTRUCTION, system);
            case Exits.TRIPLE_FAULT -> fault(Partition.Fault.TRIPLE_FAULT, system);
            case Exits.EPT_MISCONFIGURATION -> fault(Partition.Fault.EPT_MISCONFIGURATION, system);
            case Exits.EPT_VIOLATION -> fault(Partition.Fault.EPT_VIOLATION, system);
            default -> fault(Partition.Fault.UNEXPECTED_EXIT, system);
        };
    }

    private cofferdam.spec.machine.Action fault(Partition.Fault fault, KernelSystem system) {
        int due = cuts ? system.kernel().entryInterruption(partition()) : 0;
        int cut = due == ToldByKernel.GENERAL_PROTECTION_EVENT ? 1 : due == ToldByKernel.DOUBLE_FAULT_EVENT ? 2 : 0;
        return cofferdam.spec.machine.Action.of(
                cofferdam.spec.machine.Action.Kind.FAULT, partition(), fault.ordinal(), cut);
    }

    @Override
    void perform(KernelSystem system, Bytes output) {
        int event = enter(system, output);
        boolean quiet = reason == Exits.PREEMPTION_TIMER || reason == Exits.HLT;
        long[] given = quiet ? NONE : reason == Exits.CPUID ? new long[] {Registers.RAX, 0} : LEFT_BEHIND;
        exit(system, reason, cuts ? event : 0, given, output);
    }
}
