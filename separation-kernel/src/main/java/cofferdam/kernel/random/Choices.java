package cofferdam.kernel.random;

/**
 * Where random decisions come from: a seed, or a list of numbers. The smaller a number, the simpler what is decided by it,
 * and a list that has ended goes on with zeros; so whoever can make lists of numbers shorter and smaller, as property
 * testers do, shrinks everything that is generated here.
 */
public final class Choices {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final int[] numbers;
    private int at;
    private long state;

    private Choices(int[] numbers, long state) {
        this.numbers = numbers;
        this.state = state;
    }

    /** Decisions without end that this seed repeats. */
    public static Choices seeded(long seed) {
        return new Choices(null, seed);
    }

    /** Decisions by these numbers in order, and by zeros behind them. */
    public static Choices of(int... numbers) {
        return new Choices(numbers.clone(), 0);
    }

    /** The i-th of many seeds that one seed gives; from 0 to 2^48-1. */
    public static long seed(long seed, long i) {
        return mix(mix(seed) + i * GOLDEN) >>> 16;
    }

    /** A number from 0 to n-1; 0 is the simplest. */
    public int below(int n) {
        if (numbers == null) {
            return (int) ((next() >>> 33) % n);
        }
        return at < numbers.length ? Math.floorMod(numbers[at++], n) : 0;
    }

    /** A number from one to another, both included; the lower is the simplest. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** True in so many of a hundred cases; false is simpler. */
    public boolean chance(int percent) {
        return below(100) >= 100 - percent;
    }

    /** Any 64 bits. */
    public long bits() {
        if (numbers == null) {
            return next();
        }
        return (long) below(Integer.MAX_VALUE) << 33 ^ below(Integer.MAX_VALUE);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long word) {
        long z = (word ^ word >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
