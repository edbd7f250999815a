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
