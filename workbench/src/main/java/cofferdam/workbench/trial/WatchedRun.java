package cofferdam.workbench.trial;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.workbench.watch.AuthorityWatcher;
import cofferdam.workbench.watch.DmaWatcher;
import cofferdam.workbench.watch.FaultWatcher;
import cofferdam.workbench.watch.InvariantWatcher;
import cofferdam.workbench.watch.Observers;
import cofferdam.workbench.watch.PortWatcher;
import cofferdam.workbench.watch.ReachWatcher;
import cofferdam.workbench.watch.ScheduleWatcher;
import cofferdam.workbench.watch.SpecificationWatcher;
import cofferdam.workbench.watch.Steps;
import cofferdam.workbench.watch.ViewWatcher;
import cofferdam.workbench.watch.Violation;
import cofferdam.workbench.watch.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One machine with all watchers on it. */
public final class WatchedRun {
    private final Machine machine;
    private final ReachWatcher reach;
    private final AuthorityWatcher authority;
    private final DmaWatcher dma;
    private final FaultWatcher faults;
    private final InvariantWatcher invariants;
    private final ViewWatcher views;
    private final Optional<SpecificationWatcher> specification;
    private final List<Watcher> watchers;
    private final Steps steps;
    private final List<Violation> own = new ArrayList<>();
    private boolean over;

    /**
     * Watches a freshly booted machine.
     *
     * @param pristine boots the same system once more
     * @param changed the partition whose exits a witness shows
     * @param crash whether it was made to crash
     * @param compared whether each step of the kernel is compared with the specification
     */
    WatchedRun(Machine machine, Supplier<Machine> pristine, int changed, boolean crash, boolean compared) {
        this(machine, pristine, changed, crash, compared, List.of());
    }

    /**
     * Watches a freshly booted machine of which nobody was changed.
     *
     * @param pristine boots the same system once more
     * @param listener is told everything, too
     */
    public WatchedRun(Machine machine, Supplier<Machine> pristine, MachineObserver listener) {
        this(machine, pristine, -1, false, false, List.of(listener));
    }

    WatchedRun(
            Machine machine,
            Supplier<Machine> pristine,
            int changed,
            boolean crash,
            boolean compared,
            List<MachineObserver> more) {
        this.machine = machine;
        reach = new ReachWatcher(machine);
        authority = new AuthorityWatcher(machine);
        dma = new DmaWatcher(machine);
        faults = new FaultWatcher(machine, pristine);
        invariants = new InvariantWatcher(machine);
        views = new ViewWatcher(machine, crash);
        specification = compared ? Optional.of(new SpecificationWatcher(machine, pristine)) : Optional.empty();
        watchers = new ArrayList<>(List.of(
                reach,
                authority,
                dma,
                faults,
                invariants,
                new PortWatcher(machine),
                new ScheduleWatcher(machine),
                views));
        specification.ifPresent(watchers::add);
        steps = new Steps(machine, changed);
        watchers.forEach(w -> w.lately(steps::last));
        List<MachineObserver> observers = new ArrayList<>(watchers);
        observers.add(0, steps);
        observers.addAll(more);
        machine.observer(new Observers(observers));
        watchers.forEach(Watcher::booted);
    }

    /** Runs a tick unless an earlier one ended in an exception of the kernel (G9-01). */
    public void tick() {
        if (over) {
            return;
        }
        try {
            machine.tick();
        } catch (RuntimeException | StackOverflowError e) {
            over = true;
            own.add(new Violation(
                    "G9-01",
                    "the kernel or the model ends with " + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "-",
                    e.getStackTrace().length == 0 ? "-" : e.getStackTrace()[0].toString(),
                    machine.ticks(),
                    steps.last()));
            return;
        }
        watchers.forEach(Watcher::ticked);
    }

    /** Looks once more at all of it, after the last tick. */
    void finish() {
        if (!over) {
            watchers.forEach(Watcher::finished);
        }
    }

    /** Compares what partitions see here and in an ordinary run, now. */
    void compare(WatchedRun base, Map<Integer, Set<Part>> watched) {
        if (!over && !base.over) {
            views.compare(base.machine, watched);
        }
    }

    /** The machine. */
    Machine machine() {
        return machine;
    }

    /** Whether the kernel or the model ended with an exception. */
    public boolean over() {
        return over;
    }

    /** Takes out all violations found; the same will not be found again. */
    public List<Violation> take() {
        List<Violation> all = new ArrayList<>(own);
        own.clear();
        watchers.forEach(w -> all.addAll(w.take()));
        return all;
    }

    /** All violations so far. */
    List<Violation> violations() {
        List<Violation> all = new ArrayList<>(own);
        watchers.forEach(w -> all.addAll(w.violations()));
        return all;
    }

    void count(Counters counters) {
        counters.add("runs", 1);
        counters.add("ticks", machine.ticks());
        counters.add("walks of all tables", reach.audits());
        counters.add("kernel states judged", invariants.states());
        counters.add("hypercalls judged", authority.calls());
        counters.add("device accesses", dma.accesses());
        counters.add("device accesses blocked", dma.blocked());
        counters.add("faults", faults.faults());
        counters.add("restarts", faults.restarts());
        specification.ifPresent(watcher -> {
            counters.add(Counters.COMPARED, watcher.steps());
            counters.add(Counters.OPEN, watcher.open());
        });
        for (int i = 0; i < machine.description().platform().processors().count(); i++) {
            machine.processor(i)
                    .unimplementedOpcodes()
                    .values()
                    .forEach(times -> counters.add("unimplemented instructions", times));
        }
    }
}
