package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Registers;

/** A partition makes a hypercall. */
final class GuestCall extends GuestTurn {
    /** Access rights of SS at CPL 3. */
    private static final long USER = 0xc0f3;

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
    void perform(KernelSystem system, Bytes output) {
        enter(system, output);
        int outcome = exit(system, Exits.VMCALL, 0, given, output);
        if (foreign && outcome == Abi.EXIT_HYPERCALL) {
            system.complaints().refusal(words(), system.answer());
        }
    }
}
