package cofferdam.kernel.soak;

import cofferdam.kernel.random.Choices;
import cofferdam.kernel.random.PlanGenerator;
import cofferdam.kernel.random.Step;
import cofferdam.kernel.random.SystemPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Many random systems, each taken through random steps, all compared with the model and the real tables after each step. The
 * same seed, systems and steps find the same, however many threads work on it. Requirements G9-01, G9-02, G9-05.
 */
public final class Soak {
    /** The shapes of systems take turns: the number of a system counts through them. */
    private static final long SHAPES = 1024;

    private final long seed;
    private final long steps;
    private final long systems;
    private final int workers;
    private final BooleanSupplier cancelled;
    private final LongConsumer progress;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong firstFailure = new AtomicLong(Long.MAX_VALUE);

    /**
     * Something to do.
     *
     * @param steps of all systems together
     * @param workers threads
     * @param cancelled whether to give up, asked now and then
     * @param progress told now and then how many steps were taken
     */
    public Soak(long seed, long steps, long systems, int workers, BooleanSupplier cancelled, LongConsumer progress) {
        this.seed = seed;
        this.steps = steps;
        this.systems = systems;
        this.workers = workers;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /** The number of the i-th system of a seed. */
    public static long system(long seed, long i) {
        return Choices.seed(seed, i) / SHAPES * SHAPES + i % SHAPES;
    }

    /** Boots the system of a number and takes these steps; what was broken. */
    public static Optional<Failure> replay(long system, List<Step> steps) {
        return SystemRun.replay(PlanGenerator.plan(system), system, steps);
    }

    /** The same for any system, such as one that a property tries. */
    public static Optional<Failure> replay(SystemPlan plan, List<Step> steps) {
        return SystemRun.replay(plan, Failure.NO_NUMBER, steps);
    }

    /** Does it; the failure in the first system that has one, shortened. */
    public SoakReport run() throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(null, task, "soak", 16 << 20);
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Worker>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(pool.submit(() -> new Worker().work()));
            }
            Tally tally = new Tally();
            Optional<Worker> worst = Optional.empty();
            for (Future<Worker> future : running) {
                Worker worker = future.get();
                tally.add(worker.tally);
                if (worker.index == firstFailure.get()) {
                    worst = Optional.of(worker);
                }
            }
            Optional<Failure> failure = worst.map(worker -> Shrinker.shrink(worker.failure));
            boolean complete = failure.isEmpty() && tally.steps() == steps;
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return new SoakReport(seed, steps, systems, workers, tally, millis, complete, failure);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("the soak itself failed: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Takes systems as long as there are some before the first that failed. */
    private final class Worker {
        private final Tally tally = new Tally();
        private long index = -1;
        private Failure failure;

        private Worker work() {
            long i = next.getAndIncrement();
            while (i < systems && i < firstFailure.get() && !cancelled.getAsBoolean()) {
                long at = i;
                long before = tally.steps();
                Tally mine = new Tally();
                long share = steps / systems + (i < steps % systems ? 1 : 0);
                BooleanSupplier stop = () -> cancelled.getAsBoolean() || at > firstFailure.get();
                Optional<Failure> found = new SystemRun(system(seed, i), mine, stop).run(share);
                tally.add(mine);
                progress.accept(done.addAndGet(tally.steps() - before));
                if (found.isPresent()) {
                    failure = found.get();
                    index = i;
                    firstFailure.accumulateAndGet(i, Math::min);
                    return this;
                }
                i = next.getAndIncrement();
            }
            return this;
        }
    }
}
