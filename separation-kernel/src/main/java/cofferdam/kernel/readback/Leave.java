package cofferdam.kernel.readback;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference.Kind;
import cofferdam.kernel.tables.Declaration;
import cofferdam.kernel.tables.Run;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.Set;

/**
 * Decides whether a partition or device may reach a piece of physical memory now, one that lies in one stretch of the
 * description and one of the ledger. The description says what can ever be
 * allowed; the ledger only says which of the declared grants is in use.
 */
final class Leave {
    /** A refusal. */
    record Refusal(Kind kind, String why) {}

    private final SystemDescription description;
    private final Declaration declaration;
    private final Inspection inspection;
    private final LedgerReading ledger;

    Leave(Machine machine, LedgerReading ledger) {
        this.ledger = ledger;
        description = machine.description();
        declaration = machine.declaration();
        inspection = machine.kernel().inspection();
    }

    /** How many bytes from an address on, at most the given number, are one piece to judge. */
    long piece(long physical, long most) {
        Declaration.Stretch declared = declaration.stretchAt(physical);
        if (declared == null) {
            return Math.min(most, declaration.nextStretch(physical) - physical);
        }
        LedgerReading.Stretch rows = ledger.at(physical);
        long end = rows == null ? declared.end() : Math.min(declared.end(), rows.end());
        return Math.min(most, end - physical);
    }

    /** Why a partition must not reach a piece as it does, or null if it may. */
    Refusal forPartition(int partition, Run page) {
        Declaration.Stretch stretch = declaration.stretchAt(page.physical());
        if (stretch == null) {
            return new Refusal(Kind.EXTRA, "which no declaration mentions");
        }
        return switch (stretch.use()) {
            case KERNEL, REMAPPING_UNIT -> new Refusal(Kind.KERNEL_REACHABLE, "which is the kernel's alone");
            case REGISTERS -> registers(partition, page, stretch);
            case CHANNEL -> channel(partition, page, stretch);
            case REGION -> region(partition, page, stretch);
        };
    }

    /** Why a device must not reach a piece as it does, or null if it may; a frame passed on is no device's (G3-04). */
    Refusal forDevice(int device, Run page) {
        Declaration.Stretch stretch = declaration.stretchAt(page.physical());
        if (stretch == null) {
            return new Refusal(Kind.EXTRA, "which no declaration mentions");
        }
        if (stretch.use() == Declaration.Use.KERNEL || stretch.use() == Declaration.Use.REMAPPING_UNIT) {
            return new Refusal(Kind.KERNEL_REACHABLE, "which is the kernel's alone");
        }
        int owner = device < 0 ? -1 : declaration.ownerOfDevice(device);
        if (owner < 0) {
            return new Refusal(Kind.EXTRA, "though the device belongs to no partition");
        }
        if (stretch.use() != Declaration.Use.REGION || stretch.partition() != owner) {
            return new Refusal(Kind.SHARED_FRAME, "which is not memory of its own partition");
        }
        Partition partition = description.partitions().get(owner);
        MemoryRegion region = partition.memory().get(stretch.index());
        String name = description.platform().devices().get(device).name();
        boolean window = partition.devices().stream()
                .anyMatch(a -> a.device().equals(name) && a.dma().contains(region.name()));
        if (!window) {
            return new Refusal(Kind.EXTRA, "which is no DMA window of it");
        }
        LedgerReading.Stretch rows = ledger.at(page.physical());
        if (rows == null || rows.owner() != owner || rows.state() != Ledger.OWNED) {
            return new Refusal(Kind.SHARED_FRAME, "which its partition has passed on");
        }
        if (inspection.status(owner) == Abi.STOPPED) {
            return new Refusal(Kind.EXTRA, "though its partition is stopped");
        }
        return within(page, stretch, region.at(), region.access().bits(), Run.WRITE_BACK);
    }

    private Refusal registers(int partition, Run page, Declaration.Stretch stretch) {
        if (stretch.partition() != partition) {
            return new Refusal(Kind.EXTRA, "a device of another partition or of none");
        }
        String device = description.platform().devices().get(stretch.index()).name();
        for (Partition.DeviceAssignment a :
                description.partitions().get(partition).devices()) {
            if (a.device().equals(device)) {
                return within(page, stretch, a.registersAt(), Abi.READ | Abi.WRITE, Run.UNCACHED);
            }
        }
        return new Refusal(Kind.EXTRA, "a device that is not assigned");
    }

    private Refusal channel(int partition, Run page, Declaration.Stretch stretch) {
        Channel.Memory channel = (Channel.Memory) description.channels().get(stretch.index());
        String self = description.partitions().get(partition).name();
        if (channel.from().equals(self)) {
            return within(page, stretch, channel.fromAt(), Abi.READ | Abi.WRITE, Run.WRITE_BACK);
        }
        if (channel.to().equals(self)) {
            return within(page, stretch, channel.toAt(), Abi.READ, Run.WRITE_BACK);
        }
        return new Refusal(Kind.SHARED_FRAME, "without being an end of the channel");
    }

    private Refusal region(int partition, Run page, Declaration.Stretch stretch) {
        LedgerReading.Stretch rows = ledger.at(page.physical());
        if (rows == null) {
            return new Refusal(Kind.LEDGER, "of which the kernel keeps no account");
        }
        int owner = rows.owner();
        boolean borrows = rows.borrower() == partition;
        MemoryRegion region =
                description.partitions().get(stretch.partition()).memory().get(stretch.index());
        if (stretch.partition() == partition && owner == partition) {
            return rows.state() == Ledger.LENT
                    ? new Refusal(Kind.SHARED_FRAME, "which it has lent to " + name(rows.borrower()))
                    : within(page, stretch, region.at(), region.access().bits(), Run.WRITE_BACK);
        }
        Set<Grant.Mode> modes =
                owner == partition ? Set.of(Grant.Mode.DONATE) : Set.of(Grant.Mode.LEND, Grant.Mode.SHARE);
        Refusal refusal = new Refusal(
                Kind.SHARED_FRAME,
                stretch.partition() == partition
                        ? "which it has donated to " + name(owner)
                        : "which belongs to " + name(owner) + ", without an active grant");
        if (owner != partition && !borrows) {
            return refusal;
        }
        for (Grant grant : description.grants()) {
            if (grant.region().equals(stretch.name())
                    && description.partitionNumber(grant.to()) == partition
                    && grant.modes().stream().anyMatch(modes::contains)) {
                refusal = within(page, stretch, grant.at(), grant.access().bits(), Run.WRITE_BACK);
                if (refusal == null) {
                    return null;
                }
            }
        }
        return refusal;
    }

    private String name(int partition) {
        return partition < 0 || partition >= description.partitions().size()
                ? "nobody"
                : "partition " + description.partitions().get(partition).name();
    }

    private static Refusal within(Run page, Declaration.Stretch stretch, long base, int rights, int memoryType) {
        long at = base + (page.physical() - stretch.physical());
        if (page.at() != at) {
            return new Refusal(Kind.WRONG_TARGET, "which belongs at 0x" + Long.toHexString(at));
        }
        if ((page.rights() & ~rights) != 0) {
            return new Refusal(
                    Kind.WRONG_RIGHTS,
                    "with rights " + Run.letters(page.rights()) + " where at most " + Run.letters(rights)
                            + " are declared");
        }
        if (page.memoryType() != memoryType) {
            return new Refusal(Kind.WRONG_MEMORY_TYPE, "with memory type " + page.memoryType());
        }
        return null;
    }

    /** Bytes of a page. */
    static final int PAGE = PhysicalMemory.FRAME_BYTES;
}
