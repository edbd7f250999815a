package cofferdam.kernel.boot;

/**
 * Choices of the person who boots, none of which changes what partitions may do.
 *
 * @param seed seed of the packets that arrive at network cards
 * @param dirty whether the kernel's memory is full of ones before it is used, as it may be after a reset
 */
public record BootOptions(long seed, boolean dirty) {
    /** Memory is zero before it is used. */
    public BootOptions(long seed) {
        this(seed, false);
    }

    /** Seed 1. */
    public static BootOptions defaults() {
        return new BootOptions(1);
    }
}
