package cofferdam.workbench.watch;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.spec.system.SystemDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks the real tables and the translation caches: at boot, at every partition switch, after every restart and stop, and
 * after each hypercall about memory the first time it has this outcome (G1-02, G1-12, G3-01, G6-03).
 */
public final class ReachWatcher extends Watcher {
    private final Set<List<Long>> seen = new HashSet<>();
    private boolean due;
    private long audits;

    /** For one machine. */
    public ReachWatcher(Machine machine) {
        super(machine);
    }

    @Override
    public void booted() {
        audit(-1);
    }

    @Override
    public void contextSwitch(int processor, int from, int to, long tick) {
        audit(from);
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        boolean aboutMemory = number >= Abi.MAP && number <= Abi.RECLAIM;
        due |= aboutMemory && seen.add(List.of((long) partition, number, a, b, c, result));
    }

    @Override
    public void health(int partition, String now, long tick) {
        due = true;
    }

    @Override
    public void handled(int processor, int partition, int reason, long cycle) {
        if (due) {
            due = false;
            audit(partition);
        }
    }

    /** How often the tables were walked. */
    public long audits() {
        return audits;
    }

    private void audit(int actor) {
        audits++;
        for (Difference difference : ReachabilityAudit.check(machine)) {
            int subject = machine.description().partitionNumber(difference.subject());
            long place = difference.address() >= 0 ? difference.address() : difference.hostPhysical();
            report(
                    requirement(difference, machine.description()),
                    difference.sentence(),
                    subject >= 0 ? subject : actor,
                    hex(place)
                            + (difference.hostPhysical() >= 0
                                    ? " (physical " + hex(difference.hostPhysical()) + ")"
                                    : ""));
        }
    }

    /** The requirement that a difference in a system violates. */
    public static String requirement(Difference difference, SystemDescription system) {
        boolean byProcessor = system.platform().devices().stream()
                .noneMatch(device -> device.name().equals(difference.subject()));
        return switch (difference.kind()) {
            case KERNEL_REACHABLE, TABLE_NOT_KERNEL_OWNED -> "G1-12";
            case STALE_TRANSLATION -> byProcessor ? "G6-03" : "G3-05";
            case LEDGER, TABLE_SHARED -> byProcessor ? "G1-13" : "G3-01";
            case WRONG_RIGHTS -> byProcessor ? "G1-04" : "G3-01";
            case MALFORMED_ENTRY, WRONG_MEMORY_TYPE -> "G8-03";
            case MISSING, EXTRA, WRONG_TARGET, SHARED_FRAME -> byProcessor ? "G1-02" : "G3-01";
        };
    }
}
