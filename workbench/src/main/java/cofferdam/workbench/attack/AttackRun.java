package cofferdam.workbench.attack;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.spec.system.Partition;
import cofferdam.workbench.flow.FlowGraph;
import cofferdam.workbench.guest.GuestPrograms;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.trial.WatchedRun;
import cofferdam.workbench.watch.ViewWatcher;
import cofferdam.workbench.watch.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets hostile partitions make their attempts, each in its slot of time, and judges every attempt by the state of the
 * machine (G11-06).
 *
 * <p>Three machines run in lockstep: the system as it is, under all watchers; the same with the hostile partitions silent,
 * in which those that no declared flow from them reaches must see the same at every tick; and the same with other secrets,
 * in which the hostile ones must see the same. Which attempt is being made is told by the clock alone.
 */
public final class AttackRun {
    private final Substitution subject;
    private final AttemptList attempts;
    private final BootOptions options;
    private final BooleanSupplier cancelled;
    private final WatchedRun run;
    private final Sightings sightings;
    private final Machine silent;
    private final Machine otherSecrets;
    private final ViewWatcher harm;
    private final ViewWatcher leak;
    private final SecretSearch search;
    private final Map<Integer, Set<Part>> bystanders = new TreeMap<>();
    private final Map<Integer, Set<Part>> hostile = new TreeMap<>();

    /** What was seen, violated and learnt of secrets during one slot. */
    private record Slot(List<Sighting> sightings, List<Violation> violations, List<Violation> learnt) {
        List<Violation> all() {
            return Stream.concat(learnt.stream(), violations.stream()).toList();
        }
    }

    /**
     * Boots the three machines.
     *
     * @param cancelled asked between ticks whether to give up
     */
    public AttackRun(Substitution subject, AttemptList attempts, long seed, BooleanSupplier cancelled) {
        this.subject = subject;
        this.attempts = attempts;
        this.options = new BootOptions(seed);
        this.cancelled = cancelled;
        Machine machine = boot(subject);
        List<Sign> scrubbed = attempts.attempts().stream()
                .flatMap(attempt -> attempt.signs().stream())
                .filter(sign -> sign.barrier() == Barrier.SCRUBBED)
                .toList();
        sightings = new Sightings(machine, scrubbed);
        run = new WatchedRun(machine, () -> boot(subject), sightings);
        harm = new ViewWatcher(machine, false);
        leak = new ViewWatcher(machine, false);
        search = new SecretSearch(machine, subject, attempts);
        Substitution quiet = subject;
        Substitution changed = subject;
        for (int p : attempts.hostile()) {
            quiet = quiet.withProgram(p, GuestPrograms.silent());
        }
        for (AttemptList.Secret secret : attempts.secrets()) {
            changed = secret.changedIn(changed);
        }
        silent = boot(quiet);
        otherSecrets = boot(changed);
        watch();
    }

    /** Makes all attempts. */
    public AttackReport run() {
        Slot before = slot();
        List<Judged> judged = new ArrayList<>();
        for (Attempt attempt : attempts.attempts()) {
            Slot slot = slot();
            judged.add(Judged.of(attempt, slot.sightings(), against(attempt, slot, before)));
        }
        boolean complete = !run.over() && !cancelled.getAsBoolean();
        return new AttackReport(subject.system(), options.seed(), attempts, before.all(), judged, compared(), complete);
    }

    /**
     * What counts against an attempt: what happened in its slot, and what happened before any attempt if it is about the same
     * requirement. What goes on happening since then is nobody's doing.
     */
    private static List<Violation> against(Attempt attempt, Slot slot, Slot before) {
        List<Violation> against = new ArrayList<>(slot.learnt());
        against.removeIf(v -> before.learnt().stream()
                .anyMatch(b -> b.partition().equals(v.partition()) && b.place().equals(v.place())));
        slot.violations().stream()
                .filter(v -> before.violations().stream()
                        .noneMatch(b -> b.requirement().equals(v.requirement())))
                .forEach(against::add);
        before.all().stream()
                .filter(v -> v.requirement().equals(attempt.requirement()))
                .forEach(against::add);
        return against;
    }

    private Slot slot() {
        for (long i = 0; i < attempts.slot() && !run.over() && !cancelled.getAsBoolean(); i++) {
            tick();
        }
        List<Violation> violations = new ArrayList<>(run.take());
        violations.addAll(harm.take());
        violations.addAll(leak.take());
        return new Slot(sightings.take(), violations, search.take());
    }

    private void tick() {
        run.tick();
        if (!run.over()) {
            silent.tick();
            otherSecrets.tick();
            harm.compare(silent, bystanders);
            leak.compare(otherSecrets, hostile);
            search.search();
        }
    }

    private void watch() {
        FlowGraph flows = FlowGraph.of(subject.system());
        for (int p = 0; p < subject.system().partitions().size(); p++) {
            String name = name(p);
            if (attempts.hostile().contains(p)) {
                hostile.put(p, EnumSet.allOf(Part.class));
            } else if (attempts.hostile().stream().noneMatch(from -> flows.reaches(name(from), name))) {
                bystanders.put(p, EnumSet.allOf(Part.class));
            }
        }
    }

    private List<String> compared() {
        List<String> compared = new ArrayList<>();
        if (!bystanders.isEmpty()) {
            compared.add(
                    names(bystanders.keySet()) + " saw the same as when " + names(hostile.keySet()) + " kept silent");
        }
        if (!attempts.secrets().isEmpty()) {
            Set<Integer> keepers = attempts.secrets().stream()
                    .map(AttemptList.Secret::partition)
                    .collect(Collectors.toSet());
            compared.add(names(hostile.keySet()) + " saw the same as with other secrets of " + names(keepers));
        }
        return compared;
    }

    private String names(Set<Integer> partitions) {
        return partitions.stream().sorted().map(this::name).collect(Collectors.joining(" and "));
    }

    private String name(int partition) {
        Partition described = subject.system().partitions().get(partition);
        return described.name();
    }

    private Machine boot(Substitution system) {
        return Boot.boot(system.system(), system.images(), options);
    }
}
