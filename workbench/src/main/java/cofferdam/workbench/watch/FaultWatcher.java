package cofferdam.workbench.watch;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Partition;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Watches faults: the declared action is taken, a restarted partition starts with pristine memory and registers, limits
 * hold, a stopped partition leaves nothing behind and does nothing more, and each fault is recorded (G5-01, G5-03, G5-04,
 * G5-05, G5-06, G6-01, G9-04).
 */
public final class FaultWatcher extends Watcher {
    /** IDT-vectoring information, valid, of a double fault: type 3, vector 8 (SDM vol. 3, 25.9.3). */
    private static final int CUT_DOUBLE_FAULT = 0x8000_0308;

    private static final int TYPE_AND_VECTOR = 0x8000_07ff;

    private final Supplier<Machine> boot;
    private Machine pristine;
    private final Inspection kernel;
    private final int[] restarts;
    private final boolean[] stopped;
    private int audited;
    private long faults;
    private long restartsSeen;

    /**
     * For one machine.
     *
     * @param boot boots the same system once more; asked when a partition first restarts
     */
    public FaultWatcher(Machine machine, Supplier<Machine> boot) {
        super(machine);
        this.boot = boot;
        kernel = machine.kernel().inspection();
        restarts = new int[machine.description().partitions().size()];
        stopped = new boolean[restarts.length];
    }

    /** Faults seen. */
    public long faults() {
        return faults;
    }

    /** Restarts seen. */
    public long restarts() {
        return restartsSeen;
    }

    @Override
    public void exit(
            int processor, int partition, int reason, long qualification, long guestPhysical, long rip, long cycle) {
        audited = kernel.auditCount();
        if (partition >= 0 && stopped[partition]) {
            report(
                    "G5-06",
                    "'" + name(partition) + "' executes at " + hex(rip) + " after it was stopped",
                    partition,
                    hex(rip));
        }
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        if (result == Abi.DENIED && kernel.auditCount() == audited) {
            report(
                    "G9-04",
                    "a refused hypercall of '" + name(partition) + "' left no audit record",
                    partition,
                    "audit ring");
        }
    }

    @Override
    public void handled(int processor, int partition, int reason, long cycle) {
        if (partition < 0) {
            return;
        }
        int before = restarts[partition];
        int now = kernel.restarts(partition);
        boolean isStopped = kernel.status(partition) == Abi.STOPPED;
        FaultKinds.of(reason).ifPresent(kind -> fault(processor, partition, kind, before, now, isStopped));
        if (now != before) {
            restarts[partition] = now;
            restartsSeen++;
            restarted(partition);
        }
        if (isStopped && !stopped[partition]) {
            stopped[partition] = true;
            nothingLeft(partition);
        }
    }

    @Override
    public void dma(int device, long address, long hostPhysical, int bytes, boolean write, long tick) {
        String name = machine.description().platform().devices().get(device).name();
        for (int p = 0; p < stopped.length; p++) {
            boolean its = machine.description().partitions().get(p).devices().stream()
                    .anyMatch(d -> d.device().equals(name));
            if (its && stopped[p] && hostPhysical >= 0) {
                report(
                        "G5-06",
                        "device '" + name + "' of stopped '" + name(p) + "' reaches memory",
                        p,
                        hex(hostPhysical));
            }
        }
    }

    private Optional<Partition.FaultRule> rule(int partition, Partition.Fault kind) {
        return machine.description().partitions().get(partition).faults().stream()
                .filter(rule -> rule.on() == kind)
                .findFirst();
    }

    /** Nothing can be injected once the delivery of a double fault was cut: that is a triple fault (SDM vol. 3, 6.15). */
    private Partition.Fault answered(int processor, int partition, Partition.Fault kind) {
        int cut = machine.processor(processor).vmcs().idtVectoring() & TYPE_AND_VECTOR;
        boolean injected = rule(partition, kind)
                .filter(rule -> rule.action() == Partition.Action.INJECT)
                .isPresent();
        return injected && cut == CUT_DOUBLE_FAULT ? Partition.Fault.TRIPLE_FAULT : kind;
    }

    private void fault(int processor, int partition, Partition.Fault met, int before, int now, boolean isStopped) {
        Partition.Fault kind = answered(processor, partition, met);
        faults++;
        if (kernel.auditCount() == audited) {
            report("G9-04", "a fault of '" + name(partition) + "' left no audit record", partition, "audit ring");
        }
        Optional<Partition.FaultRule> rule = rule(partition, kind);
        Partition.Action action = rule.map(Partition.FaultRule::action).orElse(Partition.Action.STOP);
        int limit = rule.map(Partition.FaultRule::limit).orElse(0);
        if (action == Partition.Action.RESTART && now > limit) {
            report(
                    "G5-03",
                    "'" + name(partition) + "' is restarted " + now + " times; its limit is " + limit,
                    partition,
                    kind.toString());
            return;
        }
        boolean restart = action == Partition.Action.RESTART && before < limit;
        // An injected exception cannot be delivered after a triple fault: the partition stops.
        boolean inject = action == Partition.Action.INJECT && kind != Partition.Fault.TRIPLE_FAULT;
        boolean asDeclared =
                restart ? now == before + 1 && !isStopped : inject ? now == before && !isStopped : isStopped;
        if (!asDeclared) {
            String happened = isStopped ? "it was stopped" : now != before ? "it was restarted" : "it goes on";
            report(
                    "G5-01",
                    "on " + kind + " of '" + name(partition) + "' the description says " + action + ", but " + happened,
                    partition,
                    kind.toString());
        }
    }

    private void restarted(int partition) {
        if (pristine == null) {
            pristine = boot.get();
        }
        PhysicalMemory memory = machine.memory();
        for (int frame = 0; frame < kernel.frames(); frame++) {
            long address = kernel.frameAddress(frame);
            if (kernel.frameOwner(frame) == partition && memory.covers(address, PhysicalMemory.FRAME_BYTES)) {
                compare(partition, address, frame);
            }
        }
        nothingPending(partition);
        long[] expected = Boot.startState(machine.description(), partition);
        long[] actual = new long[expected.length];
        machine.kernel().copyRegisters(partition, actual);
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != actual[i]) {
                report(
                        "G5-04",
                        "after a restart register word " + i + " of '" + name(partition) + "' is " + hex(actual[i])
                                + " instead of " + hex(expected[i]),
                        partition,
                        "register word " + i);
            }
        }
    }

    /** Loans are over, queues to it empty, nothing waits for it (G5-05). */
    private void nothingPending(int partition) {
        String what = "";
        for (int vector = 32; vector < 256; vector++) {
            what = kernel.pending(partition, vector) ? "vector " + vector + " is pending" : what;
        }
        for (int port = 0; port < kernel.queues(); port++) {
            boolean filled = kernel.queueReceiver(port) == partition && kernel.queueCount(port) != 0;
            what = filled ? "queuing port " + port + " holds messages" : what;
        }
        for (int frame = 0; frame < kernel.frames(); frame++) {
            boolean borrows = kernel.frameBorrower(frame) == partition
                    && pristine.kernel().inspection().frameBorrower(frame) != partition;
            what = borrows ? "it still borrows physical " + hex(kernel.frameAddress(frame)) : what;
        }
        if (!what.isEmpty()) {
            report("G5-05", "after a restart of '" + name(partition) + "' " + what, partition, what);
        }
    }

    /** A frame that was its own at boot must be as then; one that was donated to it must be zero. */
    private void compare(int partition, long address, int frame) {
        boolean from = pristine.kernel().inspection().frameOwner(frame) == partition;
        PhysicalMemory before = pristine.memory();
        int number = (int) (address >>> PhysicalMemory.FRAME_SHIFT);
        if (from ? machine.memory().sameFrame(before, number) : machine.memory().isZero(number)) {
            return;
        }
        for (int offset = 0; offset < PhysicalMemory.FRAME_BYTES; offset += 8) {
            long expected = from ? before.read64(address + offset) : 0;
            long actual = machine.memory().read64(address + offset);
            if (actual != expected) {
                long page = kernel.frameOwnerPage(frame) * (long) PhysicalMemory.FRAME_BYTES + offset;
                report(
                        "G6-01",
                        "after a restart of '" + name(partition) + "' its memory at " + hex(page) + " holds "
                                + hex(actual) + " instead of " + hex(expected),
                        partition,
                        hex(page) + " (physical " + hex(address + offset) + ")");
                return;
            }
        }
    }

    private void nothingLeft(int partition) {
        for (int frame = 0; frame < kernel.frames(); frame++) {
            long address = kernel.frameAddress(frame);
            if (kernel.frameOwner(frame) == partition
                    && machine.memory().covers(address, PhysicalMemory.FRAME_BYTES)
                    && !machine.memory().isZero((int) (address >>> PhysicalMemory.FRAME_SHIFT))) {
                report(
                        "G6-01",
                        "memory of '" + name(partition) + "' is not zero after it was stopped",
                        partition,
                        "physical " + hex(address));
                return;
            }
        }
    }
}
