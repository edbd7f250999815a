package cofferdam.kernel.random;

import cofferdam.kernel.core.Limits;

/** Numbers that callers pass, among them those at and beyond every boundary. */
final class Numbers {
    private static final long[] WILD = {
        -1,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        1L << 31,
        (1L << 31) - 1,
        1L << 32,
        (1L << 32) + 1,
        1L << 54,
        7,
        64,
        256,
        Limits.MESSAGE_WORDS,
        4096,
        4095,
        Limits.PAGES,
        4096L * Limits.PAGES
    };

    private static final int[] WILD_INTS = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 7, 8, 15, 16, 17, 63, 64, 255, 256
    };

    private final Choices choices;

    Numbers(Choices choices) {
        this.choices = choices;
    }

    /** One of a few small numbers. */
    long small() {
        return choices.below(5);
    }

    /** A number that nothing has. */
    long wild() {
        return choices.chance(90) ? WILD[choices.below(WILD.length)] : choices.bits();
    }

    /** A number as it is, or, rarely, a wild one instead. */
    long odd(long number) {
        return choices.chance(3) ? wild() : number;
    }

    /** Any number, small or at a boundary. */
    int any() {
        return choices.chance(50) ? choices.below(70) : WILD_INTS[choices.below(WILD_INTS.length)];
    }
}
