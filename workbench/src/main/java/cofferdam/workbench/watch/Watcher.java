package cofferdam.workbench.watch;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Watches one machine from boot on. Of each requirement only the first violation is kept, until it is taken out. */
public abstract class Watcher implements MachineObserver {
    /** The machine watched. */
    protected final Machine machine;

    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private Supplier<List<String>> lately = List::of;

    /** For one machine, before its first tick. */
    protected Watcher(Machine machine) {
        this.machine = machine;
    }

    /** Asks for the last steps of the partition concerned whenever a violation is found. */
    public final void lately(Supplier<List<String>> steps) {
        lately = steps;
    }

    /** Called once before the first tick. */
    public void booted() {}

    /** Called after each tick. */
    public void ticked() {}

    /** Called once after the last tick. */
    public void finished() {}

    /** What was found, in the order found. */
    public final List<Violation> violations() {
        return violations;
    }

    /** Takes out what was found; the same will not be found again. */
    public final List<Violation> take() {
        List<Violation> found = List.copyOf(violations);
        found.forEach(v -> taken.add(v.requirement() + v.sentence()));
        violations.clear();
        return found;
    }

    /** Records a violation now. */
    protected final void report(String requirement, String sentence, int partition, String place) {
        report(new Violation(requirement, sentence, name(partition), place, machine.ticks(), lately.get()));
    }

    /** Records a violation. */
    protected final void report(Violation violation) {
        if (!taken.contains(violation.requirement() + violation.sentence())
                && violations.stream().noneMatch(v -> v.requirement().equals(violation.requirement()))) {
            violations.add(violation);
        }
    }

    /** A partition's name. */
    protected final String name(int partition) {
        return partition < 0
                ? "-"
                : machine.description().partitions().get(partition).name();
    }

    /** A number in hexadecimal. */
    protected static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
