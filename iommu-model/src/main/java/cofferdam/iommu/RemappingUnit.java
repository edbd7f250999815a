package cofferdam.iommu;

import cofferdam.spec.memory.MmioDevice;
import cofferdam.spec.memory.PhysicalMemory;
import java.util.List;

/** A VT-d remapping unit in legacy mode: 4 KiB of registers, table walk in memory, caches, fault recording. */
public final class RemappingUnit implements MmioDevice {
    /** What {@link #translate} returns for a blocked request. */
    public static final long BLOCKED = -1;

    /**
     * A unit after reset: translation disabled.
     *
     * @param memory where root, context and second-level tables lie
     * @param addressWidth bits of a DMA address: 39 (three-level tables) or 48 (four-level)
     */
    public RemappingUnit(PhysicalMemory memory, int addressWidth) {}

    /**
     * Translates one DMA request that stays inside a page.
     *
     * @param requesterId bus 15:8, device 7:3, function 2:0
     * @param address DMA address
     * @param write whether it writes
     * @return host-physical address, or {@link #BLOCKED} with the fault recorded
     */
    public long translate(int requesterId, long address, boolean write) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long readRegister(long offset, int bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeRegister(long offset, int bytes, long value) {
        throw new UnsupportedOperationException();
    }

    /** Drops every IOTLB entry of a domain, as a domain-selective IOTLB invalidation does. */
    public void invalidateIotlb(int domain) {
        throw new UnsupportedOperationException();
    }

    /** Drops the whole context cache, as a global context-cache invalidation does; the IOTLB stays. */
    public void invalidateContextCache() {
        throw new UnsupportedOperationException();
    }

    /** Points the unit at a root table and enables translation, as writing RTADDR, GCMD.SRTP and GCMD.TE does. */
    public void enable(long rootTable) {
        throw new UnsupportedOperationException();
    }

    /** Every translation the IOTLB holds now, for audits. */
    public List<CachedTranslation> cachedTranslations() {
        throw new UnsupportedOperationException();
    }

    /** A unit in the same state, caches included, over another memory. */
    public RemappingUnit copy(PhysicalMemory over) {
        throw new UnsupportedOperationException();
    }
}
