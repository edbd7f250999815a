package cofferdam.iommu;

import cofferdam.spec.memory.MmioDevice;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import java.util.List;

/**
 * A VT-d remapping unit in legacy mode: 4 KiB of registers, table walk in memory, caches, fault recording (G3-01,
 * G3-02).
 *
 * <p>Context cache, IOTLB and paging-structure cache go stale as in hardware: what the tables said when an entry was
 * cached counts until software invalidates it.
 *
 * <p>With translation disabled (GCMD.TE = 0, as after reset) DMA addresses are host-physical addresses and nothing is
 * blocked, except requests to the interrupt address range {@code 0xfee00000..0xfeefffff}. Those are never memory
 * accesses. The platform delivers interrupts of devices by their lines alone, so the unit blocks them always, as
 * hardware does that remaps interrupts with compatibility format off: a write as reason 0x25, a read as 0x20, both with
 * FI = 0.
 */
public final class RemappingUnit implements MmioDevice {
    /** What {@link #translate} returns for a blocked request. */
    public static final long BLOCKED = -1;

    /** Reason recorded for a DMA write to the interrupt address range: interrupt in compatibility format, blocked. */
    public static final int INTERRUPT_BLOCKED = 0x25;

    /** Reason recorded for a DMA read from the interrupt address range: not a valid interrupt request. */
    public static final int INTERRUPT_MALFORMED = 0x20;

    /** Reason recorded when RTADDR asks for a table type the unit does not have. */
    public static final int TABLE_TYPE_UNSUPPORTED = 0x31;

    private static final long PAGE_MASK = ~0xfffL;
    private static final long TABLE_TYPE = 0xc00;
    private static final long RTADDR_KEPT = PAGE_MASK | TABLE_TYPE;

    private final RemappingFeatures features;
    private final Caches caches = new Caches();
    private final FaultLog faults = new FaultLog();
    private final InvalidationRegisters invalidation = new InvalidationRegisters(caches);
    private final InvalidationQueue queue;
    private final TableWalk walk;
    private EventMessages messages = (address, data) -> {};
    private long rootTableRegister;
    private long rootTable;
    private boolean rootTableSet;
    private boolean enabled;

    /**
     * A unit after reset: translation disabled. Host addresses are as wide as DMA addresses.
     *
     * @param memory where root, context and second-level tables lie
     * @param addressWidth bits of a DMA address: 39 (three-level tables) or 48 (three- or four-level)
     */
    public RemappingUnit(PhysicalMemory memory, int addressWidth) {
        this(memory, RemappingFeatures.ofWidth(addressWidth));
    }

    /** A unit after reset with the given features. */
    public RemappingUnit(PhysicalMemory memory, RemappingFeatures features) {
        this.features = features;
        walk = new TableWalk(memory, features, caches.iotlb);
        queue = new InvalidationQueue(memory, caches, faults);
    }

    /** A unit in the same state, caches included, over another memory; its messages go nowhere. */
    public RemappingUnit copy(PhysicalMemory over) {
        RemappingUnit copy = new RemappingUnit(over, features);
        copy.caches.copyFrom(caches);
        copy.faults.copyFrom(faults);
        copy.invalidation.copyFrom(invalidation);
        copy.queue.copyFrom(queue);
        copy.rootTableRegister = rootTableRegister;
        copy.rootTable = rootTable;
        copy.rootTableSet = rootTableSet;
        copy.enabled = enabled;
        return copy;
    }

    /** What the unit can do. */
    public RemappingFeatures features() {
        return features;
    }

    /** Sends the unit's own messages (fault event, invalidation completion) somewhere. */
    public void messagesTo(EventMessages receiver) {
        messages = receiver;
    }

    /**
     * Translates one DMA request that stays inside a page.
     *
     * @param requesterId bus 15:8, device 7:3, function 2:0
     * @param address DMA address
     * @param write whether it writes
     * @return host-physical address, or {@link #BLOCKED}; the fault is recorded unless the context entry says FPD
     */
    public long translate(int requesterId, long address, boolean write) {
        if (TableWalk.isInterrupt(address)) {
            faults.record(requesterId, write, 0, write ? INTERRUPT_BLOCKED : INTERRUPT_MALFORMED, messages);
            return BLOCKED;
        }
        if (!enabled) {
            return address;
        }
        DomainContext context = caches.contexts.lookUp(requesterId);
        if (context == null) {
            if ((rootTable & TABLE_TYPE) != 0) {
                return blocked(true, requesterId, address, write, TABLE_TYPE_UNSUPPORTED);
            }
            context = walk.context(rootTable, requesterId);
            if (context == null) {
                int reason = walk.reason().code();
                return blocked(walk.recorded(), requesterId, address, write, reason);
            }
            caches.contexts.fill(requesterId, context);
        }
        long result = translate(context, requesterId, address, write ? Iotlb.WRITE : Iotlb.READ);
        return result >= 0 ? result : blocked(context.recordFaults(), requesterId, address, write, (int) -result);
    }

    /** Host-physical address, or minus the code of the fault reason. */
    private long translate(DomainContext context, int requester, long address, int needed) {
        if (address >>> context.width() != 0) {
            return -FaultReason.ADDRESS_BEYOND_WIDTH.code();
        }
        if (context.passThrough()) {
            return address;
        }
        long cached = caches.iotlb.lookUp(context.domain(), address);
        if (cached == Iotlb.MISS) {
            return walk.secondLevel(context, requester, address, needed);
        }
        if ((cached & needed) == 0) {
            return TableWalk.denied(needed);
        }
        long host = cached & PAGE_MASK | address & ~PAGE_MASK;
        return TableWalk.isInterrupt(host) ? -FaultReason.INTERRUPT_ADDRESS.code() : host;
    }

    private long blocked(boolean recorded, int requester, long address, boolean write, int reason) {
        if (recorded) {
            faults.record(requester, write, address & PAGE_MASK, reason, messages);
        }
        return BLOCKED;
    }

    /** Reads dwords and quadwords at their natural alignment; smaller or misaligned reads give 0. */
    @Override
    public long readRegister(long offset, int bytes) {
        if (bytes == 4 && offset % 4 == 0) {
            return read((int) offset) & 0xffff_ffffL;
        }
        if (bytes == 8 && offset % 8 == 0) {
            return read((int) offset) & 0xffff_ffffL | (long) read((int) offset + 4) << 32;
        }
        return 0;
    }

    /** Writes dwords and quadwords (low dword first) at their natural alignment; other writes are ignored. */
    @Override
    public void writeRegister(long offset, int bytes, long value) {
        if (bytes == 4 && offset % 4 == 0) {
            write((int) offset, (int) value);
        } else if (bytes == 8 && offset % 8 == 0) {
            write((int) offset, (int) value);
            write((int) offset + 4, (int) (value >>> 32));
        }
    }

    private int read(int offset) {
        switch (offset) {
            case Registers.VER:
                return Capabilities.VERSION;
            case Registers.CAP:
                return (int) Capabilities.capabilities(features);
            case Registers.CAP + 4:
                return (int) (Capabilities.capabilities(features) >>> 32);
            case Registers.ECAP:
                return (int) Capabilities.extendedCapabilities(features);
            case Registers.GSTS:
                return status();
            case Registers.RTADDR:
                return (int) rootTableRegister;
            case Registers.RTADDR + 4:
                return (int) (rootTableRegister >>> 32);
            case Registers.FSTS:
                return faults.readStatus();
            default:
                return readGroup(offset);
        }
    }

    private int readGroup(int offset) {
        if (offset >= Registers.FECTL && offset <= Registers.FEUADDR) {
            return faults.readEvent(offset - Registers.FECTL);
        }
        if (offset >= Registers.IQH && offset <= Registers.IEUADDR) {
            return queue.read(offset);
        }
        if (FaultLog.holds(offset)) {
            return faults.readRecord(offset - Registers.FRCD);
        }
        return invalidation.read(offset);
    }

    private void write(int offset, int value) {
        if (offset == Registers.GCMD) {
            command(value);
        } else if (offset == Registers.RTADDR) {
            rootTableRegister = rootTableRegister & 0xffff_ffffL << 32 | value & 0xffff_ffffL & RTADDR_KEPT;
        } else if (offset == Registers.RTADDR + 4) {
            rootTableRegister = (long) value << 32 | rootTableRegister & 0xffff_ffffL;
        } else if (offset == Registers.FSTS) {
            faults.writeStatus(value);
            queue.run(messages);
        } else if (offset >= Registers.FECTL && offset <= Registers.FEUADDR) {
            faults.writeEvent(offset - Registers.FECTL, value, messages);
        } else if (offset >= Registers.IQH && offset <= Registers.IEUADDR) {
            queue.write(offset, value, messages);
        } else if (FaultLog.holds(offset)) {
            faults.writeRecord(offset - Registers.FRCD, value);
        } else {
            invalidation.write(offset, value, queue.enabled());
        }
    }

    private int status() {
        return (enabled ? Registers.TE : 0)
                | (rootTableSet ? Registers.SRTP : 0)
                | (queue.enabled() ? Registers.QIE : 0);
    }

    /** GCMD: TE and QIE are levels, SRTP acts once; the other commands need features the unit does not have. */
    private void command(int value) {
        if ((value & Registers.SRTP) != 0) {
            rootTable = rootTableRegister;
            rootTableSet = true;
        }
        enabled = (value & Registers.TE) != 0;
        queue.enable((value & Registers.QIE) != 0, messages);
    }

    /** Drops every IOTLB entry of a domain, as a domain-selective IOTLB invalidation does (G3-05). */
    public void invalidateIotlb(int domain) {
        caches.iotlb.invalidateDomain(domain);
    }

    /** Drops the whole context cache, as a global context-cache invalidation does; the IOTLB stays. */
    public void invalidateContextCache() {
        caches.contexts.invalidateAll();
    }

    /** Points the unit at a root table and enables translation, as writing RTADDR, GCMD.SRTP and GCMD.TE does. */
    public void enable(long rootTableAddress) {
        writeRegister(Registers.RTADDR, 8, rootTableAddress);
        write(Registers.GCMD, status() | Registers.SRTP);
        write(Registers.GCMD, status() | Registers.TE);
    }

    /** Address of the root table it walks: what RTADDR held at the last GCMD.SRTP, 0 before any. */
    public long rootTable() {
        return rootTable & PAGE_MASK;
    }

    /** Every translation the IOTLB holds now, for audits, ordered by domain and address. */
    public List<CachedTranslation> cachedTranslations() {
        return caches.iotlb.translations();
    }

    /** Every context entry the context cache holds now, for audits, in ascending order of requester ids. */
    public List<CachedContext> cachedContexts() {
        return caches.contexts.entries();
    }
}
