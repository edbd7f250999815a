package cofferdam.spec.machine;

/**
 * How much of the world a machine takes into account. Nothing a partition may do depends on it; it decides how large the
 * state is.
 *
 * @param words 64-bit words that a page of memory has, 1 to {@value #PAGE_WORDS}; accesses beyond them are not modelled
 * @param countTicks whether the ticks since boot are part of the state; if not, the answer to TICKS is left open
 * @param mostLost where a queue's count of lost messages stops counting
 */
public record Bounds(int words, boolean countTicks, int mostLost) {
    /** 64-bit words in a page of 4 KiB. */
    public static final int PAGE_WORDS = 512;

    /** Everything. */
    public static final Bounds NONE = new Bounds(PAGE_WORDS, true, Integer.MAX_VALUE);

    public Bounds {
        if (words < 1 || words > PAGE_WORDS || mostLost < 1) {
            throw new IllegalArgumentException("bounds of " + words + " words and " + mostLost + " lost messages");
        }
    }
}
