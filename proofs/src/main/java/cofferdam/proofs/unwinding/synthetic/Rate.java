package cofferdam.proofs.unwinding.synthetic;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Plan;
import java.time.Duration;

/**
 * Measures the explorer: {@code java cofferdam.proofs.unwinding.synthetic.Rate [workers [partitions cells values]]}. The
 * default, 2 5 4, has 10 million states.
 */
public final class Rate {
    private static final long EVERY = Duration.ofSeconds(10).toNanos();

    private Rate() {}

    /** Explores, tells how it goes on, and prints the figures. */
    public static void main(String[] args) {
        int[] numbers = {1, 2, 5, 4};
        for (int i = 0; i < args.length; i++) {
            numbers[i] = Integer.parseInt(args[i]);
        }
        System.out.print(measure(numbers[0], numbers[1], numbers[2], numbers[3]));
    }

    /** The figures, one in each line. */
    public static String measure(int workers, int partitions, int cells, int values) {
        long begin = System.nanoTime();
        long[] told = {begin};
        Exploration result = new Explorer(
                        () -> new Cells(partitions, cells, values),
                        Plan.of("cells").workers(workers))
                .explore((states, expanded, transitions, depth, bytes) -> {
                    if (System.nanoTime() - told[0] > EVERY) {
                        told[0] = System.nanoTime();
                        double seconds = (told[0] - begin) / 1e9;
                        System.err.printf(
                                "%,d states, depth %d, %,.0f transitions/s%n", states, depth, transitions / seconds);
                    }
                    return true;
                });
        return String.format(
                "workers          %d%nended            %s%nstates           %,d%ntransitions      %,d%ndepth            %d%nhash             %s%n"
                        + "holds            %s%nseconds          %.1f%ntransitions/s    %,.0f%nbytes/state      %.1f%n",
                workers,
                result.stop().words(),
                result.states(),
                result.transitions(),
                result.depth(),
                result.hash(),
                result.holds(),
                result.time().toMillis() / 1e3,
                result.rate(),
                result.bytesPerState());
    }
}
