package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final List<Integer> layers = new ArrayList<>();
    private final Map<Property, Counterexample> broken = new EnumMap<>(Property.class);
    private int expanded;
    private int layerEnd;

    /** Explores what the supplier gives, a new instance for each worker. */
    public Explorer(Supplier<? extends TransitionSystem> systems, Plan plan) {
        this.systems = systems;
        this.plan = plan;
        shared = new Shared(systems.get(), plan.checked());
        for (int i = 0; i < plan.workers(); i++) {
            workers.add(new Worker(shared, systems));
        }
    }

    /** Visits every reachable state, or stops before for the reason it gives. */
    public Exploration explore(Progress progress) {
        long begin = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(plan.workers());
        try {
            workers.get(0).start();
            layerEnd = 1;
            layers.add(1);
            judge();
            Stop stop = stop(begin, progress);
            while (stop == null) {
                block(threads);
                judge();
                stop = stop(begin, progress);
            }
            return result(stop, begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private Stop stop(long begin, Progress progress) {
        boolean on = progress.at(shared.states.size(), expanded, transitions(), layers.size() - 1, shared.bytes());
        if (!broken.isEmpty() && (!plan.onwards() || broken.keySet().containsAll(plan.checked()))) {
            return Stop.BROKEN;
        }
        if (expanded == shared.states.size()) {
            return broken.isEmpty() ? Stop.COMPLETE : Stop.BROKEN;
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
        int to = Math.min(expanded + BLOCK, layerEnd);
        int settled = shared.states.size();
        AtomicInteger next = new AtomicInteger(expanded);
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
        expanded = to;
        if (expanded == layerEnd && shared.states.size() > layerEnd) {
            layers.add(shared.states.size() - layerEnd);
            layerEnd = shared.states.size();
        }
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
            new Judge(shared, systems.get()).counterexamples(expanded).forEach(broken::putIfAbsent);
            shared.findings.clear();
        }
    }

    private long transitions() {
        return workers.stream().mapToLong(Worker::transitions).sum();
    }

    private Exploration result(Stop stop, long begin) {
        StateHash hash = StateHash.NONE;
        Map<Property, Long> checks = new EnumMap<>(Property.class);
        for (Worker worker : workers) {
            hash = hash.plus(worker.hash());
            for (Property property : plan.checked()) {
                checks.merge(property, worker.checks()[property.ordinal()], Long::sum);
            }
        }
        return new Exploration(
                stop,
                shared.states.size(),
                expanded,
                transitions(),
                layers.size() - 1,
                List.copyOf(layers),
                hash,
                checks,
                Map.copyOf(broken),
                shared.bytes(),
                Duration.ofNanos(System.nanoTime() - begin));
    }
}
