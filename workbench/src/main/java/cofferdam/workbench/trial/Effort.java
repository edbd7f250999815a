package cofferdam.workbench.trial;

/**
 * How much is tried; stated in every scope.
 *
 * @param tries random trials of each kind and partition
 * @param cutTries trials for each ordered pair of partitions whose flow is cut
 * @param majorFrames how many major frames each run lasts
 * @param steps most steps of a random hostile program
 * @param compared whether each step of the kernel is compared with the specification
 */
public record Effort(int tries, int cutTries, int majorFrames, int steps, boolean compared) {
    private static final long LEAST_TICKS = 40;
    private static final long MOST_TICKS = 2000;

    /** What a certificate is made with unless asked otherwise. */
    public static Effort standard() {
        return new Effort(10, 3, 5, 24, false);
    }

    /** With another number of tries. */
    public Effort withTries(int number) {
        return new Effort(number, Math.max(1, number / 3), majorFrames, steps, compared);
    }

    /** With each step of the kernel compared with the specification, or not. */
    public Effort comparing(boolean every) {
        return new Effort(tries, cutTries, majorFrames, steps, every);
    }

    /** Ticks of a run: some major frames, within bounds. */
    public long ticks(long majorFrame) {
        return Math.max(LEAST_TICKS, Math.min(MOST_TICKS, majorFrames * majorFrame));
    }
}
