package cofferdam.spec.machine;

import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small random descriptions that break no rule about memory, devices, flows and faults. */
final class RandomSystems {
    private static final String[] RIGHTS = {"r", "rw", "rx", "rwx"};

    private final Random random;
    private final Sketch sketch;
    private final int partitions;

    private RandomSystems(long seed) {
        random = new Random(seed);
        int processors = 1 + random.nextInt(2);
        sketch = new Sketch(processors).ticks(1 + random.nextInt(2));
        partitions = 2 + random.nextInt(2);
        for (int p = 0; p < partitions; p++) {
            sketch.partition(random.nextInt(processors));
        }
    }

    /** The system of a seed. */
    static SystemDescription of(long seed) {
        return new RandomSystems(seed).build();
    }

    private SystemDescription build() {
        for (int p = 0; p < partitions; p++) {
            memory(p);
            faults(p);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            flow(random.nextInt(5), random.nextInt(partitions));
        }
        return sketch.build();
    }

    /** Code; memory of a device, perhaps; and memory that is granted, perhaps. */
    private void memory(int p) {
        sketch.region(p, 1, RIGHTS[random.nextInt(4)]);
        sketch.region(p, 1 + random.nextInt(2), RIGHTS[random.nextInt(4)]);
        sketch.region(p, 1, RIGHTS[random.nextInt(4)]);
        if (random.nextInt(2) == 0) {
            sketch.device(p, 40, "r1");
            if (random.nextInt(3) == 0) {
                sketch.device(p, 41, "r0", "r1");
            }
        }
        if (random.nextInt(8) == 0) {
            sketch.device(-1, 0);
        }
        List<Integer> receivers = new ArrayList<>();
        for (int q = 0; q < partitions; q++) {
            if (q != p && random.nextInt(2) == 0) {
                receivers.add(q);
            }
        }
        int owner = p;
        for (int q : receivers) {
            Grant.Mode[] modes = random.nextInt(2) == 0
                    ? new Grant.Mode[] {Grant.Mode.LEND, Grant.Mode.SHARE, Grant.Mode.DONATE}
                    : new Grant.Mode[] {Grant.Mode.values()[random.nextInt(3)]};
            sketch.grant(owner, "p" + p + "/r2", q, "r", modes);
            if (List.of(modes).contains(Grant.Mode.DONATE) && random.nextBoolean()) {
                owner = q;
            }
        }
    }

    private void faults(int p) {
        for (Partition.Fault fault : Partition.Fault.values()) {
            Partition.Action action = Partition.Action.values()[random.nextInt(3)];
            sketch.fault(p, fault, action, action == Partition.Action.RESTART ? random.nextInt(3) : 0);
        }
    }

    private void flow(int kind, int from) {
        int to = (from + 1 + random.nextInt(partitions - 1)) % partitions;
        switch (kind) {
            case 0 -> sketch.queue(from, to, 1 + random.nextInt(2), 1 + random.nextInt(2), random.nextBoolean());
            case 1 -> sketch.sampling(from, to, 1 + random.nextInt(2));
            case 2 -> sketch.shared(from, to, 1);
            case 3 -> sketch.event(from, to, 50 + random.nextInt(100));
            default -> sketch.event(from, to, 50);
        }
    }
}
