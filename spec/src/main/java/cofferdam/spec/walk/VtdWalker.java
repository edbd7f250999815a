package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.ContextEntry;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.vtd.RootEntry;
import cofferdam.spec.vtd.SecondLevelEntry;
import cofferdam.spec.walk.PathStep.Structure;
import cofferdam.spec.x86.LinearAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DMA remapping in legacy mode (VT-d specification 4.x, 3.4, 3.7 and 7.1.3).
 *
 * <p>Where the specification leaves the priority of faults open, this is the model's: at each second-level entry first
 * the right that the request needs, then reserved bits. Requests to the interrupt range 0xFEExxxxx are not DMA and must
 * not come here.
 */
public final class VtdWalker {
    private static final int REQUESTERS_PER_BUS = 256;
    private static final long INTERRUPT_RANGE = 0xfee;

    private final PhysicalMemory memory;
    private final RemappingFeatures features;
    private final List<PathStep> path = new ArrayList<>();

    private VtdWalker(PhysicalMemory memory, RemappingFeatures features) {
        this.memory = memory;
        this.features = features;
    }

    /** As {@link #walk(PhysicalMemory, RemappingFeatures, long, int, long, boolean)} with every feature. */
    public static VtdWalk walk(
            PhysicalMemory memory, long rootTable, int requesterId, long address, boolean write, int addressWidth) {
        return walk(memory, RemappingFeatures.ofWidth(addressWidth), rootTable, requesterId, address, write);
    }

    /**
     * Remaps one DMA request.
     *
     * @param rootTable host-physical address of the root table, as in RTADDR_REG[63:12]
     * @param requesterId bus in bits 15:8, device and function in bits 7:0
     */
    public static VtdWalk walk(
            PhysicalMemory memory,
            RemappingFeatures features,
            long rootTable,
            int requesterId,
            long address,
            boolean write) {
        return new VtdWalker(memory, features).request(rootTable, requesterId, address, write);
    }

    private VtdWalk request(long rootTable, int requesterId, long address, boolean write) {
        // 3.4.2: bus selects the root entry.
        long rootAddress = rootTable + (long) (requesterId / REQUESTERS_PER_BUS) * RootEntry.BYTES;
        if (!memory.covers(rootAddress, RootEntry.BYTES)) {
            return fault(FaultReason.ROOT_ACCESS);
        }
        long root = read(Structure.VTD_ROOT, 0, rootAddress);
        Optional<FaultReason> wrong = checkRoot(root, memory.read64(rootAddress + 8), features);
        if (wrong.isPresent()) {
            return fault(wrong.get());
        }
        // 3.4.3: device and function select the context entry.
        long contextAddress =
                RootEntry.contextTable(root) + (long) (requesterId % REQUESTERS_PER_BUS) * ContextEntry.BYTES;
        if (!memory.covers(contextAddress, ContextEntry.BYTES)) {
            return fault(FaultReason.CONTEXT_ACCESS);
        }
        long low = read(Structure.VTD_CONTEXT, 0, contextAddress);
        long high = memory.read64(contextAddress + 8);
        boolean silent = ContextEntry.disablesFaults(low);
        wrong = checkContext(low, high, features);
        if (wrong.isPresent()) {
            return new VtdWalk.Fault(wrong.get(), !silent, List.copyOf(path));
        }
        // 3.6: an address beyond the domain's or the unit's width is blocked, also for pass-through.
        int width = Math.min(ContextEntry.addressWidth(high), features.addressWidth());
        if (address >>> width != 0) {
            return new VtdWalk.Fault(FaultReason.ADDRESS_BEYOND_WIDTH, !silent, List.copyOf(path));
        }
        int domain = ContextEntry.domain(high);
        if (ContextEntry.translationType(low) == ContextEntry.PASS_THROUGH) {
            return new VtdWalk.Translated(
                    address, domain, (int) SecondLevelEntry.RIGHTS, LinearAddress.span(1), List.copyOf(path));
        }
        return secondLevel(low, high, address, write);
    }

    /** 3.7: second-level translation. */
    private VtdWalk secondLevel(long low, long high, long address, boolean write) {
        boolean recorded = !ContextEntry.disablesFaults(low);
        long need = write ? SecondLevelEntry.WRITE : SecondLevelEntry.READ;
        long rights = SecondLevelEntry.RIGHTS;
        long table = ContextEntry.table(low);
        int top = ContextEntry.levels(ContextEntry.addressWidth(high));
        for (int level = top; ; level--) {
            long entryAddress = table + 8L * LinearAddress.index(address, level);
            if (!memory.covers(entryAddress, Long.BYTES)) {
                // A bad pointer in the context entry is a fault of that entry.
                FaultReason reason = level == top ? FaultReason.CONTEXT_INVALID : FaultReason.TABLE_ACCESS;
                return new VtdWalk.Fault(reason, recorded, List.copyOf(path));
            }
            long entry = read(Structure.VTD_SECOND_LEVEL, level, entryAddress);
            rights &= entry;
            if ((rights & need) == 0) {
                FaultReason denied = write ? FaultReason.WRITE_DENIED : FaultReason.READ_DENIED;
                return new VtdWalk.Fault(denied, recorded, List.copyOf(path));
            }
            if (SecondLevelEntry.setsReserved(entry, level, features)) {
                return new VtdWalk.Fault(FaultReason.TABLE_RESERVED, recorded, List.copyOf(path));
            }
            if (SecondLevelEntry.isLeaf(entry, level)) {
                long size = LinearAddress.span(level);
                long host = SecondLevelEntry.page(entry, level) | address & size - 1;
                // 3.14: tables must not lead to the interrupt address range.
                if (host >>> 20 == INTERRUPT_RANGE) {
                    return new VtdWalk.Fault(FaultReason.INTERRUPT_ADDRESS, recorded, List.copyOf(path));
                }
                return new VtdWalk.Translated(host, ContextEntry.domain(high), (int) rights, size, List.copyOf(path));
            }
            table = SecondLevelEntry.table(entry);
        }
    }

    /** What is wrong with a root entry (9.1). */
    static Optional<FaultReason> checkRoot(long low, long high, RemappingFeatures features) {
        if (!RootEntry.isPresent(low)) {
            return Optional.of(FaultReason.ROOT_NOT_PRESENT);
        }
        if (RootEntry.setsReserved(low, high, features.hostAddressBits())) {
            return Optional.of(FaultReason.ROOT_RESERVED);
        }
        return Optional.empty();
    }

    /** What is wrong with a context entry (9.3): presence, reserved bits, then width and type. */
    static Optional<FaultReason> checkContext(long low, long high, RemappingFeatures features) {
        if (!ContextEntry.isPresent(low)) {
            return Optional.of(FaultReason.CONTEXT_NOT_PRESENT);
        }
        if (ContextEntry.setsReserved(low, high, features.hostAddressBits())) {
            return Optional.of(FaultReason.CONTEXT_RESERVED);
        }
        int width = ContextEntry.addressWidth(high);
        boolean widthSupported = width == 39 || width == 48 && features.addressWidth() == 48;
        boolean typeSupported;
        switch (ContextEntry.translationType(low)) {
            case ContextEntry.TRANSLATE:
                typeSupported = true;
                break;
            case ContextEntry.PASS_THROUGH:
                // Pass-through asks for the largest width that the unit supports.
                typeSupported = features.passThrough() && width == features.addressWidth();
                break;
            default:
                typeSupported = false;
                break;
        }
        return widthSupported && typeSupported ? Optional.empty() : Optional.of(FaultReason.CONTEXT_INVALID);
    }

    private long read(Structure structure, int level, long address) {
        long value = memory.read64(address);
        path.add(new PathStep(structure, level, address, value));
        return value;
    }

    /** A fault met before the context entry was read: always recorded. */
    private VtdWalk fault(FaultReason reason) {
        return new VtdWalk.Fault(reason, true, List.copyOf(path));
    }
}
