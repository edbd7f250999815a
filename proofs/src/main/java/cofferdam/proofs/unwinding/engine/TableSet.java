package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * The visited set in tables of this process. The workers expand a block of states together, then the new states are numbered
 * as one worker alone would have numbered them: so numbers, hash and counterexamples do not depend on how many there are.
 */
final class TableSet implements VisitedSet<TableSet.Block>, AutoCloseable {
    /** Actions tried in a block: short enough to be interrupted in between. */
    private static final int TRIED = 1 << 20;

    private static final int MOST = 1 << 14;
    private static final int LEAST = 1 << 8;
    private static final int CHUNK = 16;

    private final Supplier<? extends TransitionSystem> systems;
    private final Shared shared;
    private final int block;
    private final List<Worker> workers = new ArrayList<>();
    private final Tally tally = new Tally();
    private ExecutorService threads;

    /** States with neighbouring numbers, all reached by as many steps. */
    record Block(int from, int to) implements Frontier {
        @Override
        public boolean isEmpty() {
            return from == to;
        }
    }

    TableSet(Supplier<? extends TransitionSystem> systems, Plan plan) {
        this.systems = systems;
        shared = new Shared(systems.get(), plan.checked(), plan.reduced());
        block = Math.min(MOST, Math.max(LEAST, TRIED / shared.actions));
        for (int i = 0; i < plan.workers(); i++) {
            workers.add(new Worker(shared, systems));
        }
    }

    @Override
    public Block first() {
        threads = Executors.newFixedThreadPool(workers.size());
        if (!tally.started()) {
            workers.get(0).start();
            tally.start();
            judge();
        }
        return next();
    }

    private Block next() {
        return new Block(tally.expanded, Math.min(tally.expanded + block, tally.layerEnd));
    }

    @Override
    public Block expand(Block block) {
        int settled = shared.states.size();
        AtomicInteger next = new AtomicInteger(block.from());
        together(worker -> {
            for (int from = next.getAndAdd(CHUNK); from < block.to(); from = next.getAndAdd(CHUNK)) {
                for (int state = from; state < Math.min(block.to(), from + CHUNK); state++) {
                    workers.get(worker).expand(state, settled);
                }
            }
        });
        if (workers.size() > 1) {
            shared.states.settle(settled, shared.states.size(), this::each);
        }
        tally.expandedTo(block.to(), shared.states.size());
        judge();
        return next();
    }

    /** Divides the numbers below a count among the threads. */
    private void each(int count, IntConsumer body) {
        int threadCount = workers.size();
        together(n -> {
            int to = (int) ((n + 1L) * count / threadCount);
            for (int i = (int) ((long) n * count / threadCount); i < to; i++) {
                body.accept(i);
            }
        });
    }

    /** Lets every thread do this with its number, and waits for all of them. */
    private void together(IntConsumer work) {
        List<Future<?>> running = new ArrayList<>();
        for (int n = 0; n < workers.size(); n++) {
            int number = n;
            running.add(threads.submit(() -> work.accept(number)));
        }
        running.forEach(TableSet::await);
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted within a block", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
        }
    }

    /** Decides which of the findings of a block comes first. */
    private void judge() {
        if (shared.findings.any()) {
            new Judge(shared, systems.get()).counterexamples(tally.expanded).forEach(tally.broken::putIfAbsent);
            shared.findings.clear();
        }
    }

    void write(DataOutput out, Exploration now) throws IOException {
        Tally.write(out, now, tally.layerEnd);
        shared.write(out);
    }

    void read(DataInput in) throws IOException {
        tally.read(in);
        shared.read(in);
        shared.check();
        tally.check(shared.states.size());
    }

    @Override
    public long states() {
        return shared.states.size();
    }

    @Override
    public long expanded() {
        return tally.expanded;
    }

    @Override
    public long transitions() {
        return tally.transitions(workers);
    }

    @Override
    public int depth() {
        return tally.layers.size() - 1;
    }

    @Override
    public long bytes() {
        return shared.bytes();
    }

    @Override
    public Map<Property, Counterexample> broken() {
        return tally.broken;
    }

    @Override
    public Exploration result(Stop stop, Duration time) {
        return tally.result(stop, shared, workers, time.toNanos());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
