package cofferdam.kernel.boot;

/**
 * Choices of the person who boots, none of which changes what partitions may do.
 *
 * @param seed seed of the packets that arrive at network cards
 */
public record BootOptions(long seed) {
    /** Seed 1. */
    public static BootOptions defaults() {
        return new BootOptions(1);
    }
}
