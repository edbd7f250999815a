package cofferdam.workbench.certify;

import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.kernel.readback.ReadBack;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.Rights;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.watch.LedgerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A known-bad machine and the checker that must reject it (G11-01).
 *
 * @param name what is wrong with the machine
 * @param damage does it to a freshly booted machine
 * @param rejected whether the checker notices
 */
record Corruption(String name, Consumer<Machine> damage, Predicate<Machine> rejected) {
    private static final long PAGE_BITS = 0x000f_ffff_ffff_f000L;
    private static final long RESERVED = 1L << 51;

    /** Those that a system has room for. */
    static List<Corruption> of(Substitution subject) {
        SystemDescription system = subject.system();
        List<Corruption> all = new ArrayList<>();
        Placement placement = Placement.of(system);
        Predicate<Machine> audit = machine -> !ReachabilityAudit.check(machine).isEmpty();
        Predicate<Machine> readBack = machine -> !ReadBack.compare(machine).isEmpty();
        for (int p = 0; p < system.partitions().size(); p++) {
            Partition partition = system.partitions().get(p);
            MemoryRegion region = partition.memory().get(0);
            int q = (p + 1) % system.partitions().size();
            int victim = p;
            String name = "'" + partition.name() + "'";
            long foreign = placement.regionBase(q, 0);
            long kernel = system.platform().kernel().base();
            if (q != p) {
                all.add(new Corruption(
                        name + " maps a frame of another", m -> retarget(m, victim, region, foreign), audit));
                all.add(new Corruption(
                        name + " maps a frame of another", m -> retarget(m, victim, region, foreign), readBack));
            }
            all.add(new Corruption(name + " maps kernel memory", m -> retarget(m, victim, region, kernel), audit));
            all.add(new Corruption(name + " lacks a page", m -> change(m, leaf(m, victim, region), 0), readBack));
            if (!region.access().equals(new Rights(true, true, true))) {
                all.add(new Corruption(
                        name + " has more rights",
                        m -> change(m, leaf(m, victim, region), m.memory().read64(leaf(m, victim, region)) | 7),
                        audit));
            }
            all.add(new Corruption(
                    name + " has a reserved bit set in a leaf",
                    m -> change(m, leaf(m, victim, region), m.memory().read64(leaf(m, victim, region)) | RESERVED),
                    readBack));
            all.add(new Corruption(
                    name + " starts with a wrong byte",
                    m -> {
                        long at = m.guestToHost(victim, partition.start().entry());
                        m.memory().write8(at, m.memory().read8(at) ^ 1);
                    },
                    m -> StartState.firstDifference(subject, m).isPresent()));
            all.add(new Corruption(
                    name + " starts with a wrong register",
                    m -> m.kernel().setRegister(victim, 3, 42),
                    m -> StartState.firstDifference(subject, m).isPresent()));
            all.add(new Corruption(
                    name + " starts with other page tables",
                    m -> {
                        long at = m.guestToHost(victim, partition.start().pageTables());
                        change(m, at, m.memory().read64(at) | 4);
                    },
                    m -> StartState.firstDifference(subject, m).isPresent()));
        }
        all.add(new Corruption(
                "a table frame keeps an old entry",
                m -> change(m, (m.kernel().eptPointer(0) & PAGE_BITS) + 8 * 511, -1L),
                m -> TableFrameChecks.firstOldEntry(m).isPresent()));
        all.add(new Corruption("a call that is no user's is taken for one", m -> {}, m -> new UserModeCalls(m)
                .firstAccepted(0)
                .isPresent()));
        all.add(new Corruption("a ledger row has a borrower who owns the frame", m -> {}, m -> new LedgerRow(
                        Ledger.LENT, 0, 0, 0, 1, false, false)
                .fault(system.partitions().size())
                .isPresent()));
        devices(system, all, audit);
        all.addAll(WatcherCorruptions.of(subject));
        return all;
    }

    private static void devices(SystemDescription system, List<Corruption> all, Predicate<Machine> audit) {
        for (int p = 0; p < system.partitions().size(); p++) {
            Partition partition = system.partitions().get(p);
            for (Partition.DeviceAssignment assignment : partition.devices()) {
                for (Device device : system.platform().devices()) {
                    for (MemoryRegion region : partition.memory()) {
                        if (device.name().equals(assignment.device())
                                && assignment.dma().contains(region.name())) {
                            long kernel = system.platform().kernel().base();
                            all.add(new Corruption(
                                    "device '" + device.name() + "' reaches kernel memory",
                                    m -> {
                                        long at = TableSurgery.dmaLeaf(m, device.pci(), region.at());
                                        change(m, at, m.memory().read64(at) & ~PAGE_BITS | kernel);
                                    },
                                    audit));
                        }
                    }
                }
            }
        }
    }

    private static long leaf(Machine machine, int partition, MemoryRegion region) {
        return TableSurgery.eptLeaf(machine, partition, region.at());
    }

    private static void retarget(Machine machine, int partition, MemoryRegion region, long physical) {
        long at = leaf(machine, partition, region);
        // A large leaf needs an aligned target; the low bits of the address field are cleared with it.
        long aligned = (machine.memory().read64(at) & 1 << 7) == 0 ? physical : physical & -(1L << 21);
        change(machine, at, machine.memory().read64(at) & ~PAGE_BITS | aligned);
    }

    private static void change(Machine machine, long at, long entry) {
        machine.memory().write64(at, entry);
    }
}
