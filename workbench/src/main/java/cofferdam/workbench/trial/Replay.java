package cofferdam.workbench.trial;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.workbench.replay.Moment;
import cofferdam.workbench.replay.Recorder;
import cofferdam.workbench.watch.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The way to a violation, run twice more: to count the steps, then to record the last of them (G11-06).
 *
 * @param trial what differs from the ordinary run; empty if nothing does
 * @param kept the trial's steps that matter
 * @param cancelled whether to do without
 */
record Replay(Group group, Optional<Trial> trial, List<Integer> kept, Violation violation, BooleanSupplier cancelled) {

    /** The last steps and the violation; nothing if it is not seen again. */
    List<Moment> moments() {
        Recorder[] counting = {null};
        if (cancelled.getAsBoolean() || run(counting, Integer.MAX_VALUE).isEmpty()) {
            return List.of();
        }
        return run(new Recorder[1], Math.max(0, counting[0].steps() - Moment.STEPS));
    }

    private List<Moment> run(Recorder[] recorder, int skip) {
        Machine machine = trial.map(t -> t.assembly().boot(kept)).orElseGet(group.base());
        WatchedRun[] run = {null};
        int changed = trial.map(Trial::partition).orElse(-1);
        recorder[0] = new Recorder(machine, changed, skip, () -> again(run[0]).isPresent());
        run[0] = new WatchedRun(
                machine,
                () -> trial.map(t -> t.pristine().boot(kept)).orElseGet(group.base()),
                changed,
                trial.map(t -> t.kind().equals(Variations.CRASH)).orElse(false),
                group.compared(),
                List.of(recorder[0]));
        WatchedRun base = new WatchedRun(group.base().get(), group.base(), -1, false, false);
        Map<Integer, Set<Part>> watched =
                trial.map(t -> group.watched().get(t.partition())).orElse(Map.of());
        for (long tick = 0;
                tick <= violation.tick()
                        && tick < group.ticks()
                        && again(run[0]).isEmpty();
                tick++) {
            base.tick();
            run[0].tick();
            run[0].compare(base, watched);
        }
        Optional<Machine> ordinary = Optional.of(base.machine())
                .filter(m -> watched.getOrDefault(m.description().partitionNumber(violation.partition()), Set.of())
                        .contains(Part.REGISTERS));
        return again(run[0]).map(seen -> recorder[0].with(seen, ordinary)).orElse(List.of());
    }

    private Optional<Violation> again(WatchedRun run) {
        return run == null
                ? Optional.empty()
                : run.violations().stream()
                        .filter(v -> v.key().equals(violation.key()))
                        .findFirst();
    }
}
