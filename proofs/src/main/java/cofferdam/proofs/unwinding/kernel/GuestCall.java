package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Registers;

/** A partition makes a hypercall. */
final class GuestCall extends GuestTurn {
    /** Access rights of SS at CPL 3. */
    private static final long USER = 0xc0f3;

    /** Registers that a call sets, each with its number; one from CPL 3 sets more. */
    private static final int ARGUMENTS = 8;

    private final long[] given;
    private final boolean foreign;

    /**
     * A call.
     *
     * @param foreign whether it names something that is not the caller's, or that does not exist
     * @param user whether it comes from a program at CPL 3
     */
    GuestCall(
            String words,
            int partition,
            int processor,
            int number,
            long a,
            long b,
            long c,
            boolean foreign,
            boolean user) {
        super(words, partition, processor);
        this.foreign = foreign;
        given = user
                ? new long[] {
                    Registers.RAX,
                    number,
                    Registers.RDI,
                    a,
                    Registers.RSI,
                    b,
                    Registers.RDX,
                    c,
                    Registers.SS_ATTRIBUTES,
                    USER
                }
                : new long[] {Registers.RAX, number, Registers.RDI, a, Registers.RSI, b, Registers.RDX, c};
    }

    @Override
    cofferdam.spec.machine.Action specified(KernelSystem system) {
        return cofferdam.spec.machine.Action.of(
                given.length > ARGUMENTS
                        ? cofferdam.spec.machine.Action.Kind.USER_CALL
                        : cofferdam.spec.machine.Action.Kind.CALL,
                partition(),
                given[1],
                given[3],
                given[5],
                given[7]);
    }

    @Override
    void perform(KernelSystem system, Bytes output) {
        enter(system, output);
        int outcome = exit(system, Exits.VMCALL, 0, given, output);
        if (foreign && outcome == Abi.EXIT_HYPERCALL) {
            system.complaints().refusal(words(), system.answer());
        }
    }
}
