package cofferdam.kernel.random;

/** Gives each partition guest-physical pages that nothing else of it lies at, in ascending order. */
final class GuestPages {
    /** Why there are no more. */
    static final int NONE = -1;

    private static final int LARGE = 512;
    private static final int HUGE = 262_144;

    private final Choices choices;
    private final int limit;
    private final boolean high;
    private final int[] next;

    /**
     * Pages below a limit.
     *
     * @param high whether they may be anywhere below it
     */
    GuestPages(Choices choices, int partitions, int limit, boolean high) {
        this.choices = choices;
        this.limit = limit;
        this.high = high;
        next = new int[partitions];
    }

    /** The first of n pages of a partition, or {@link #NONE}. */
    int take(int partition, int n) {
        int page = start(partition, n);
        if (page < 0 || page > limit - n) {
            return NONE;
        }
        next[partition] = page + n;
        return page;
    }

    private int start(int partition, int n) {
        int at = next[partition];
        switch (n >= LARGE ? 3 + choices.below(2) : choices.below(8)) {
            case 1:
                return at + 1;
            case 2:
                return up(at, 16);
            case 3:
                return up(at, n >= HUGE ? HUGE : LARGE);
            case 4:
                return high ? up(at, HUGE) : at;
            case 5:
                return high && choices.chance(50) ? Math.max(at, limit - n - choices.below(3)) : at;
            case 6:
                return high ? at + choices.below(Math.max(1, (limit - at) / 4)) : at;
            default:
                return at;
        }
    }

    private static int up(int page, int size) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, ((long) page + size - 1) / size * size));
    }
}
