package cofferdam.workbench.watch;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.Partition;
import cofferdam.workbench.flow.Reach;
import cofferdam.workbench.flow.ReachMap;
import java.util.List;
import java.util.stream.IntStream;

/** Watches where devices really read and write, and whom interrupts reach, and when (G3-01, G3-06, G3-07). */
public final class DmaWatcher extends Watcher {
    private static final int FIRST_VECTOR = 32;
    private static final int LAST_VECTOR = 255;

    private final List<Reach> allowed;
    private final List<List<Integer>> vectors;
    private long accesses;
    private long blocked;

    /** For one machine. */
    public DmaWatcher(Machine machine) {
        super(machine);
        allowed = ReachMap.of(machine.description()).stream()
                .filter(r -> r.by().equals("dma"))
                .toList();
        vectors = machine.description().partitions().stream()
                .map(p -> IntStream.concat(
                                p.devices().stream().mapToInt(Partition.DeviceAssignment::vector),
                                machine.description().events().stream()
                                        .filter(e -> e.to().equals(p.name()))
                                        .mapToInt(e -> e.vector()))
                        .boxed()
                        .toList())
                .toList();
    }

    @Override
    public void dma(int device, long address, long hostPhysical, int bytes, boolean write, long tick) {
        accesses++;
        if (hostPhysical < 0) {
            blocked++;
            return;
        }
        String name = machine.description().platform().devices().get(device).name();
        for (Reach r : allowed) {
            boolean inside = hostPhysical >= r.physical() && hostPhysical - r.physical() <= r.bytes() - bytes;
            if (r.subject().equals(name) && inside && (!write || r.rights().contains("w"))) {
                return;
            }
        }
        report(
                "G3-01",
                "device '" + name + "' " + (write ? "writes " : "reads ") + bytes + " bytes at physical "
                        + hex(hostPhysical) + " by DMA address " + hex(address) + ", outside its window",
                -1,
                "DMA address " + hex(address));
    }

    @Override
    public void injection(int partition, int vector, long cycle) {
        whileRunning(partition, vector);
        if (vector >= FIRST_VECTOR && !vectors.get(partition).contains(vector)) {
            report(
                    "G3-06",
                    "'" + name(partition) + "' gets interrupt vector " + vector
                            + ", which no device or event of its has",
                    partition,
                    "vector " + vector);
        }
    }

    /** A vector may wait only at a partition that has a device or event with it and was not stopped. */
    @Override
    public void ticked() {
        Inspection kernel = machine.kernel().inspection();
        for (int p = 0; p < vectors.size(); p++) {
            boolean stopped = kernel.status(p) == Abi.STOPPED;
            for (int vector = FIRST_VECTOR; vector <= LAST_VECTOR; vector++) {
                boolean its = vectors.get(p).contains(vector);
                if (kernel.pending(p, vector) && (stopped || !its)) {
                    report(
                            "G3-06",
                            "interrupt vector " + vector + " waits for '" + name(p)
                                    + (its ? "', which was stopped" : "', which has no device or event with it"),
                            p,
                            "vector " + vector);
                }
            }
        }
    }

    private void whileRunning(int partition, int vector) {
        int processor = machine.description().partitions().get(partition).processor();
        if (machine.running(processor) != partition) {
            report(
                    "G3-07",
                    "'" + name(partition) + "' gets interrupt vector " + vector + " while it is not running",
                    partition,
                    "vector " + vector);
        }
    }

    /** Accesses by devices, page by page. */
    public long accesses() {
        return accesses;
    }

    /** How many of them the remapping unit blocked. */
    public long blocked() {
        return blocked;
    }
}
