package cofferdam.workbench.trial;

import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.workbench.watch.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Runs a group in lockstep with its ordinary run and shortens what it finds. */
public final class GroupRun {
    private static final int MOST_SHRINKING_RUNS = 60;

    private final Group group;
    private final BooleanSupplier cancelled;
    private final Counters counters = new Counters();
    private final Map<String, Found> found = new LinkedHashMap<>();
    private int shrinkingRuns;

    /**
     * A group to run.
     *
     * @param cancelled asked between ticks whether to give up
     */
    public GroupRun(Group group, BooleanSupplier cancelled) {
        this.group = group;
        this.cancelled = cancelled;
    }

    /** What was tried. */
    public Counters counters() {
        return counters;
    }

    /** The first violation of each requirement, shortened; by {@link Violation#key()}. */
    public Map<String, Found> found() {
        return found;
    }

    /** Runs all trials; gives up early when cancelled. */
    public void run() {
        WatchedRun base = base();
        List<WatchedRun> runs = new ArrayList<>();
        for (Trial trial : group.trials()) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            runs.add(start(trial, all(trial)));
        }
        for (long tick = 0; tick < group.ticks() && !cancelled.getAsBoolean(); tick++) {
            base.tick();
            for (int i = 0; i < runs.size(); i++) {
                runs.get(i).tick();
                runs.get(i).compare(base, watched(group.trials().get(i)));
            }
        }
        base.finish();
        base.count(counters);
        for (Violation violation : base.violations()) {
            Replay replay = new Replay(group, Optional.empty(), List.of(), violation, cancelled);
            found.putIfAbsent(
                    violation.key(),
                    new Found(violation, "nobody changed, " + group.label(), violation.lately(), replay::moments));
        }
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).finish();
            runs.get(i).count(counters);
            counters.add("runs with " + group.trials().get(i).kind(), 1);
            for (Violation violation : runs.get(i).violations()) {
                if (!found.containsKey(violation.key())) {
                    found.put(violation.key(), shorten(group.trials().get(i), violation));
                }
            }
        }
    }

    private Map<Integer, Set<Part>> watched(Trial trial) {
        return group.watched().getOrDefault(trial.partition(), Map.of());
    }

    /** Leaves out steps, larger parts first, as long as the same requirement is still violated. */
    private Found shorten(Trial trial, Violation violation) {
        List<Integer> kept = all(trial);
        Violation best = violation;
        int chunk = Math.max(1, kept.size() / 2);
        while (chunk >= 1 && kept.size() > 1 && !cancelled.getAsBoolean()) {
            boolean shorter = false;
            for (int from = 0; from < kept.size() && kept.size() > 1; ) {
                List<Integer> fewer = new ArrayList<>(kept);
                fewer.subList(from, Math.min(from + chunk, fewer.size())).clear();
                Optional<Violation> again = fewer.isEmpty() || ++shrinkingRuns > MOST_SHRINKING_RUNS
                        ? Optional.empty()
                        : retry(trial, fewer, violation.key(), best.tick());
                if (again.isPresent()) {
                    kept = fewer;
                    best = again.get();
                    shorter = true;
                } else {
                    from += chunk;
                }
            }
            chunk = shorter ? Math.min(chunk, kept.size()) : chunk / 2;
        }
        List<String> steps = new ArrayList<>();
        for (int index : kept) {
            steps.add(trial.steps().get(index));
        }
        steps.addAll(best.lately());
        Replay replay = new Replay(group, Optional.of(trial), kept, best, cancelled);
        return new Found(best, trial.setup() + ", " + group.label(), steps, replay::moments);
    }

    private Optional<Violation> retry(Trial trial, List<Integer> kept, String key, long until) {
        WatchedRun base = base();
        WatchedRun run = start(trial, kept);
        for (long tick = 0; tick <= until && tick < group.ticks(); tick++) {
            base.tick();
            run.tick();
            run.compare(base, watched(trial));
            for (Violation violation : run.violations()) {
                if (violation.key().equals(key)) {
                    return Optional.of(violation);
                }
            }
        }
        return Optional.empty();
    }

    private WatchedRun base() {
        return new WatchedRun(group.base().get(), group.base(), -1, false, group.compared());
    }

    private WatchedRun start(Trial trial, List<Integer> kept) {
        return new WatchedRun(
                trial.assembly().boot(kept),
                () -> trial.pristine().boot(kept),
                trial.partition(),
                trial.kind().equals(Variations.CRASH),
                group.compared());
    }

    private static List<Integer> all(Trial trial) {
        return IntStream.range(0, trial.steps().size()).boxed().toList();
    }
}
