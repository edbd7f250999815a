package cofferdam.iommu;

/** Context cache and IOTLB together, with the invalidation requests that registers and queue share. */
final class Caches {
    /** Granularities of CCMD.CIRG, IOTLB.IIRG and descriptors; 0 is reserved. */
    static final int GLOBAL = 1;

    static final int DOMAIN = 2;
    /** Device-selective for the context cache. */
    static final int DEVICE = 3;
    /** Page-selective for the IOTLB. */
    static final int PAGE = 3;

    private static final int HINT = 1 << 6;

    final ContextCache contexts = new ContextCache();
    final Iotlb iotlb = new Iotlb();

    void copyFrom(Caches other) {
        contexts.copyFrom(other.contexts);
        iotlb.copyFrom(other.iotlb);
    }

    /**
     * Invalidates context entries.
     *
     * @return the granularity at which it was done, as CCMD.CAIG reports it; 0: refused
     */
    int invalidateContexts(int granularity, int domain, int source, int functionMask) {
        switch (granularity) {
            case GLOBAL:
                contexts.invalidateAll();
                break;
            case DOMAIN:
                contexts.invalidateDomain(domain);
                break;
            case DEVICE:
                contexts.invalidateDevices(domain, source, functionMask);
                break;
            default:
                break;
        }
        return granularity;
    }

    /**
     * Invalidates second-level translations.
     *
     * @param address as IVA_REG: page, hint and address mask
     * @return the granularity at which it was done, as IOTLB.IAIG reports it; 0: refused
     */
    int invalidateIotlb(int granularity, int domain, long address) {
        switch (granularity) {
            case GLOBAL:
                iotlb.invalidateAll();
                break;
            case DOMAIN:
                iotlb.invalidateDomain(domain);
                break;
            case PAGE:
                int mask = (int) address & 0x3f;
                if (mask > Registers.MAX_ADDRESS_MASK) {
                    return 0;
                }
                iotlb.invalidatePages(domain, address, mask, (address & HINT) != 0);
                break;
            default:
                break;
        }
        return granularity;
    }
}
