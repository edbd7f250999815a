package cofferdam.kernel.random;

/** How large a system is made; each is the most of its kind, and one of them is chosen by a system's seed. */
enum Shape {
    /** One partition with one page on one processor, and nothing else. */
    SMALLEST(1, 1, 1, 1, 0, 0, 0, 0, 0, 1),
    /** Few of everything. */
    SMALL(2, 3, 1, 2, 1, 1, 2, 1, 1, 2),
    /** As many of everything as systems usually have. */
    USUAL(3, 5, 2, 4, 2, 3, 6, 3, 3, 3),
    /** Memory for large leaves. */
    LARGE(2, 3, 2, 1100, 1, 2, 4, 1, 1, 2),
    /** Addresses of memory and of guests as far up as they can be. */
    HIGH(2, 4, 2, 3, 2, 2, 5, 2, 2, 3),
    /** As much of everything as the kernel takes, or nearly. */
    CROWDED(8, 16, 4, 6, 16, 16, 64, 64, 64, 12),
    /** A leaf of 1 GiB. */
    HUGE(1, 2, 1, 262_656, 0, 1, 2, 1, 1, 2);

    /** In this order seeds choose, the simplest first. */
    private static final Shape[] ORDER = {
        SMALLEST, SMALL, SMALL, USUAL, USUAL, USUAL, SMALL, USUAL, LARGE, USUAL, HIGH, USUAL, USUAL, SMALL, USUAL,
        CROWDED
    };

    /** One in so many systems that would be {@link #LARGE} is {@link #HUGE}. */
    private static final int HUGE_IN = 64;

    final int processors;
    final int partitions;
    /** Of one partition. */
    final int regions;

    final int pages;
    final int channels;
    final int devices;
    final int grants;
    /** Of each kind. */
    final int ports;

    final int events;
    /** Of one partition. */
    final int minorFrames;

    Shape(
            int processors,
            int partitions,
            int regions,
            int pages,
            int channels,
            int devices,
            int grants,
            int ports,
            int events,
            int minorFrames) {
        this.processors = processors;
        this.partitions = partitions;
        this.regions = regions;
        this.pages = pages;
        this.channels = channels;
        this.devices = devices;
        this.grants = grants;
        this.ports = ports;
        this.events = events;
        this.minorFrames = minorFrames;
    }

    /** The shape for a number that counts systems. */
    static Shape of(long number) {
        Shape shape = ORDER[(int) Math.floorMod(number, (long) ORDER.length)];
        boolean huge = shape == LARGE && Math.floorMod(number / ORDER.length, (long) HUGE_IN) == HUGE_IN - 1;
        return huge ? HUGE : shape;
    }

    /** A shape that choices make, never {@link #HUGE}: a property that tries many systems could not afford it. */
    static Shape of(Choices choices) {
        return ORDER[choices.below(ORDER.length)];
    }
}
