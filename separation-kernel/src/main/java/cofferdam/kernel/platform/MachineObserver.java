package cofferdam.kernel.platform;

/**
 * Is told what happens in a machine, in a deterministic order; it may read the machine, never change it.
 *
 * <p>Times are in ticks since boot; {@code cycle} counts cycles since boot of the processor concerned.
 */
public interface MachineObserver {
    /**
     * A processor went from one partition to another (-1: nobody), after the kernel decided and before the next
     * instruction.
     */
    default void contextSwitch(int processor, int from, int to, long tick) {}

    /**
     * A partition is entered, before its first instruction.
     *
     * @param interruption VM-entry interruption information: what is delivered, or 0
     */
    default void entered(int processor, int partition, int interruption, long cycle) {}

    /**
     * A VM exit of any kind, that of the timer too, before the kernel handles it; the kernel has saved the registers.
     *
     * @param vectoring IDT-vectoring information: the event whose delivery it has cut, or 0
     */
    default void leaving(int processor, int partition, int reason, int vectoring, long cycle) {}

    /**
     * The kernel handled a VM exit of any kind; right after that.
     *
     * @param outcome what it says became of it: a constant of {@link cofferdam.kernel.core.Abi}
     */
    default void left(int processor, int partition, int outcome, long cycle) {}

    /** The kernel was told that a tick of a processor has passed. */
    default void ticked(int processor, long tick) {}

    /**
     * A VM exit, before the kernel handles it.
     *
     * @param reason basic exit reason (SDM vol. 3, appendix C)
     * @param qualification exit qualification
     * @param guestPhysical guest-physical address of an EPT violation or misconfiguration, otherwise 0
     * @param rip where the partition was
     */
    default void exit(
            int processor, int partition, int reason, long qualification, long guestPhysical, long rip, long cycle) {}

    /** The kernel handled an exit; called before the next instruction and after {@link #hypercall} and {@link #health}. */
    default void handled(int processor, int partition, int reason, long cycle) {}

    /**
     * A hypercall, after the kernel handled it.
     *
     * @param number the caller's RAX; a, b, c, d its RDI, RSI, RDX, RCX
     * @param result RAX afterwards
     */
    default void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {}

    /** An interrupt or exception goes to a partition at its next instruction. */
    default void injection(int partition, int vector, long cycle) {}

    /**
     * A fault or a call stopped the partition that was running, or started it again; before {@link #handled}.
     *
     * @param now {@code stopped} or {@code restarted}
     */
    default void health(int partition, String now, long tick) {}

    /**
     * A device accessed memory, or tried to.
     *
     * @param device its number in the description
     * @param address the address the device used
     * @param hostPhysical where the remapping unit sent it, -1 if it blocked the access
     * @param bytes length of the access, within one page
     */
    default void dma(int device, long address, long hostPhysical, int bytes, boolean write, long tick) {}

    /** A device raised its interrupt line. */
    default void deviceInterrupt(int device, int line, long tick) {}

    /** Whether {@link #instruction} is wanted: the machine then runs slower, otherwise the same. */
    default boolean wantsInstructions() {
        return false;
    }

    /** A partition is about to run the instruction at {@code rip}. */
    default void instruction(int processor, int partition, long rip, long cycle) {}
}
