package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Breadth-first over all reachable states, in blocks: the workers expand a block of the frontier, then the new states are
 * numbered as one worker alone would have numbered them. So numbers, hash and counterexamples do not depend on how many there are.
 */
public final class Explorer {
    private static final int BLOCK = 1 << 14;
    private static final int CHUNK = 64;

    private final Supplier<? extends TransitionSystem> systems;
    private final Plan plan;
    private final Shared shared;
    private final List<Worker> workers = new ArrayList<>();
    private final Tally tally = new Tally();
    private final String identity;
    private Exploration last;

    /** Explores what the supplier gives, a new instance for each worker. */
    public Explorer(Supplier<? extends TransitionSystem> systems, Plan plan) {
        this.systems = systems;
        this.plan = plan;
        TransitionSystem system = systems.get();
        identity = Identity.of(system);
        shared = new Shared(system, plan.checked());
        for (int i = 0; i < plan.workers(); i++) {
            workers.add(new Worker(shared, systems));
        }
    }

    /** Visits every reachable state, or stops before for the reason it gives; asked again, it goes on. */
    public Exploration explore(Progress progress) {
        long begin = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(plan.workers());
        try {
            if (!tally.started()) {
                workers.get(0).start();
                tally.start();
                judge();
            }
            Stop stop = stop(begin, progress);
            while (stop == null) {
                block(threads);
                judge();
                stop = stop(begin, progress);
            }
            last = tally.result(stop, shared, workers, System.nanoTime() - begin);
            return last;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Writes down all that was found so far, after {@link #explore}. */
    public void save(Path file) throws IOException {
        Checkpoint.write(file, plan.model(), identity, plan.checked(), out -> {
            Tally.write(out, last, tally.layerEnd);
            shared.write(out);
        });
    }

    /** Takes over what another exploration of the same system wrote down, before {@link #explore}. */
    public void resume(Path file) throws CheckpointException {
        Checkpoint.read(file, plan.model(), identity, plan.checked(), in -> {
            tally.read(in);
            shared.read(in);
        });
    }

    private Stop stop(long begin, Progress progress) {
        boolean on = progress.at(
                shared.states.size(),
                tally.expanded,
                tally.transitions(workers),
                tally.layers.size() - 1,
                shared.bytes());
        if (!tally.broken.isEmpty() && (!plan.onwards() || tally.broken.keySet().containsAll(plan.checked()))) {
            return Stop.BROKEN;
        }
        if (tally.expanded == shared.states.size()) {
            return tally.broken.isEmpty() ? Stop.COMPLETE : Stop.BROKEN;
        }
        if (!on) {
            return Stop.INTERRUPTED;
        }
        if (shared.states.size() >= plan.states()) {
            return Stop.STATES;
        }
        if (shared.bytes() >= plan.bytes()) {
            return Stop.MEMORY;
        }
        return System.nanoTime() - begin >= plan.time().toNanos() ? Stop.TIME : null;
    }

    private void block(ExecutorService threads) {
        int to = Math.min(tally.expanded + BLOCK, tally.layerEnd);
        int settled = shared.states.size();
        AtomicInteger next = new AtomicInteger(tally.expanded);
        List<Future<?>> running = new ArrayList<>();
        for (Worker worker : workers) {
            running.add(threads.submit(() -> {
                for (int from = next.getAndAdd(CHUNK); from < to; from = next.getAndAdd(CHUNK)) {
                    for (int state = from; state < Math.min(to, from + CHUNK); state++) {
                        worker.expand(state, settled);
                    }
                }
            }));
        }
        await(running);
        if (workers.size() > 1) {
            shared.states.settle(settled, shared.states.size());
        }
        tally.expandedTo(to, shared.states.size());
    }

    private static void await(List<Future<?>> running) {
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted between blocks", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
            }
        }
    }

    /** Decides which of the findings of a block comes first. */
    private void judge() {
        if (shared.findings.any()) {
            new Judge(shared, systems.get()).counterexamples(tally.expanded).forEach(tally.broken::putIfAbsent);
            shared.findings.clear();
        }
    }
}
