package cofferdam.kernel.boot;

/**
 * Choices of the person who boots, none of which changes what partitions may do.
 *
 * @param seed seed of the packets that arrive at network cards
 * @param dirty whether the kernel's memory is full of ones before it is used, as it may be after a reset
 * @param announced whether {@link BootListener}s are told of the machine
 */
public record BootOptions(long seed, boolean dirty, boolean announced) {
    /** Memory is zero before it is used. */
    public BootOptions(long seed) {
        this(seed, false);
    }

    /** A machine that listeners are told of. */
    public BootOptions(long seed, boolean dirty) {
        this(seed, dirty, true);
    }

    /** Seed 1. */
    public static BootOptions defaults() {
        return new BootOptions(1);
    }

    /** The same for a machine that will be damaged on purpose: nobody who judges machines is told of it. */
    public BootOptions toBeDamaged() {
        return new BootOptions(seed, dirty, false);
    }
}
