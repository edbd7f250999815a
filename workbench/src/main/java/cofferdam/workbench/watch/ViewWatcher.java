package cofferdam.workbench.watch;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.PartitionView;
import cofferdam.kernel.platform.PartitionView.Part;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what partitions see in a run and in the ordinary run, tick by tick (G2-01); a difference in registers is also
 * one of the switch (G6-02), and one next to a crashing partition also one of containment (G5-02).
 */
public final class ViewWatcher extends Watcher {
    private final boolean crash;
    private boolean different;

    /**
     * For one machine.
     *
     * @param crash whether the changed partition was made to crash
     */
    public ViewWatcher(Machine machine, boolean crash) {
        super(machine);
        this.crash = crash;
    }

    /** Compares now, until there is a difference. */
    public void compare(Machine ordinary, Map<Integer, Set<Part>> watched) {
        if (!different) {
            watched.forEach((partition, parts) -> compare(ordinary, partition, parts));
        }
    }

    private void compare(Machine ordinary, int partition, Set<Part> parts) {
        PartitionView here = machine.view(partition);
        PartitionView there = ordinary.view(partition);
        if (PartitionView.same(here, there, parts)) {
            return;
        }
        different = true;
        Optional<String> difference = PartitionView.firstDifference(there, here, parts);
        String sentence = "'" + name(partition) + "' sees a difference at tick " + machine.ticks() + ": "
                + difference.orElse("its view") + " (in the ordinary run, and in this one)";
        String place = difference.orElse("view").split("[:=,]", 2)[0];
        report("G2-01", sentence, partition, place);
        Set<Part> registers = EnumSet.of(Part.REGISTERS);
        if (parts.contains(Part.REGISTERS) && !PartitionView.same(here, there, registers)) {
            report("G6-02", sentence, partition, place);
        }
        if (crash) {
            report("G5-02", sentence, partition, place);
        }
    }
}
