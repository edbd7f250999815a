package cofferdam.workbench.replay;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.spec.system.Partition;
import cofferdam.vcpu.ExitReason;
import cofferdam.workbench.watch.Steps;
import cofferdam.workbench.watch.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Records the last steps before a violation: the exits of one partition, or of all, and what their devices do. A step that
 * is the same as the one before it is not told again.
 */
public final class Recorder implements MachineObserver {
    private final Machine machine;
    private final int subject;
    private final int skip;
    private final BooleanSupplier found;
    private final List<Moment> moments = new ArrayList<>();
    private Sight sight;
    private int steps;
    private boolean over;
    private String before = "";
    private String text = "";
    private long guestPhysical = -1;

    /**
     * On a freshly booted machine.
     *
     * @param subject the partition whose steps are recorded, or -1 for all
     * @param skip how many steps are only counted
     * @param found whether the violation has been seen, after which nothing is recorded any more
     */
    public Recorder(Machine machine, int subject, int skip, BooleanSupplier found) {
        this.machine = machine;
        this.subject = subject;
        this.skip = skip;
        this.found = found;
        start();
    }

    /** How many steps there were. */
    public int steps() {
        return steps;
    }

    /** The steps recorded, then the violation. */
    public List<Moment> with(Violation violation, Optional<Machine> ordinary) {
        List<Moment> all = new ArrayList<>(moments);
        all.add(new Sight(machine).violation(violation, ordinary));
        return all;
    }

    @Override
    public void exit(
            int processor, int partition, int reason, long qualification, long physical, long rip, long cycle) {
        guestPhysical = reason == ExitReason.EPT_VIOLATION || reason == ExitReason.EPT_MISCONFIGURATION ? physical : -1;
        text = ExitWords.of(reason, physical, rip);
        if (sight != null && told(partition)) {
            sight.exit(partition);
        }
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        text = Steps.words(number, a, b, c, result);
        if (number >= Abi.QUEUE_SEND && number <= Abi.SAMPLE_READ && number != Abi.QUEUE_LOST) {
            guestPhysical = b;
        }
    }

    @Override
    public void health(int partition, String now, long tick) {
        text += "; it is " + now;
    }

    @Override
    public void handled(int processor, int partition, int reason, long cycle) {
        if (told(partition) && !text.isEmpty() && next(name(partition) + text)) {
            moments.add(sight.step(partition, text, guestPhysical));
            sight = new Sight(machine);
        }
    }

    @Override
    public void dma(int device, long address, long hostPhysical, int bytes, boolean write, long tick) {
        String name = machine.description().platform().devices().get(device).name();
        int owner = owner(name);
        String what = "its device " + name + (hostPhysical < 0 ? " tries to " : " ")
                + (hostPhysical < 0 ? (write ? "write" : "read") : (write ? "writes" : "reads")) + " at "
                + Tables.hex(address) + (hostPhysical < 0 ? " and is blocked" : "");
        if (told(owner) && next(name + what)) {
            moments.add(sight.dma(owner, what, hostPhysical, write));
            sight = new Sight(machine);
        }
    }

    private int owner(String device) {
        List<Partition> partitions = machine.description().partitions();
        for (int p = 0; p < partitions.size(); p++) {
            if (partitions.get(p).devices().stream().anyMatch(a -> a.device().equals(device))) {
                return p;
            }
        }
        return -1;
    }

    private boolean told(int partition) {
        return partition >= 0 && (subject < 0 || partition == subject);
    }

    /** Counts a step unless it repeats the last; whether it is to be recorded. */
    private boolean next(String step) {
        if (step.equals(before) || over) {
            return false;
        }
        before = step;
        over = found.getAsBoolean();
        steps++;
        boolean record = sight != null;
        start();
        return record;
    }

    private void start() {
        if (sight == null && steps == skip) {
            sight = new Sight(machine);
        }
    }

    private String name(int partition) {
        return machine.description().partitions().get(partition).name();
    }
}
