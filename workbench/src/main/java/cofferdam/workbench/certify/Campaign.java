package cofferdam.workbench.certify;

import cofferdam.workbench.trial.Counters;
import cofferdam.workbench.trial.Found;
import cofferdam.workbench.trial.Group;
import cofferdam.workbench.trial.GroupRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Runs all groups on two threads; the result does not depend on which thread runs what. */
final class Campaign {
    private static final int THREADS = 2;

    /**
     * What came of it.
     *
     * @param found the violation of each requirement with the shortest witness
     * @param complete whether nothing was cut short
     */
    record Result(Map<String, Found> found, Counters counters, boolean complete, int groups) {}

    private final List<Group> groups;
    private final BooleanSupplier cancelled;
    private final Certifier.Progress progress;

    Campaign(List<Group> groups, BooleanSupplier cancelled, Certifier.Progress progress) {
        this.groups = groups;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    private static Found shorter(Found first, Found second) {
        return second.steps().size() < first.steps().size() ? second : first;
    }

    Result run() {
        List<GroupRun> runs = new ArrayList<>();
        List<Future<?>> futures = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            // Deep enough for any walk; a daemon, so that an interrupted program can end.
            Thread thread = new Thread(null, task, "trial", 16 << 20);
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Group group : groups) {
                GroupRun run = new GroupRun(group, cancelled);
                runs.add(run);
                futures.add(threads.submit(() -> {
                    run.run();
                    progress.step("running variations", done.incrementAndGet(), groups.size());
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        Map<String, Found> found = new LinkedHashMap<>();
        Counters counters = new Counters();
        for (GroupRun run : runs) {
            run.found().forEach((requirement, one) -> found.merge(requirement, one, Campaign::shorter));
            counters.addAll(run.counters());
        }
        return new Result(found, counters, !cancelled.getAsBoolean(), groups.size());
    }
}
