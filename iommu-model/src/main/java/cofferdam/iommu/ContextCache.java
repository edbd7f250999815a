package cofferdam.iommu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cached context entries, tagged by requester id (VT-d specification 4.x, 6.1); nothing is ever pushed out. */
final class ContextCache {
    private final DomainContext[][] buses = new DomainContext[256][];

    void copyFrom(ContextCache other) {
        for (int bus = 0; bus < buses.length; bus++) {
            buses[bus] = other.buses[bus] == null ? null : other.buses[bus].clone();
        }
    }

    /** The cached entry of a requester, or null. */
    DomainContext lookUp(int requester) {
        DomainContext[] functions = buses[requester >>> 8];
        return functions == null ? null : functions[requester & 0xff];
    }

    void fill(int requester, DomainContext context) {
        int bus = requester >>> 8;
        if (buses[bus] == null) {
            buses[bus] = new DomainContext[256];
        }
        buses[bus][requester & 0xff] = context;
    }

    void invalidateAll() {
        Arrays.fill(buses, null);
    }

    /** Drops all entries of a domain. */
    void invalidateDomain(int domain) {
        invalidate(0, 0, domain);
    }

    /**
     * Drops entries of a domain for requesters that equal {@code source} in all bits but the masked function bits.
     *
     * @param functionMask 0 all bits count, 1 bit 2 is ignored, 2 bits 2:1, 3 bits 2:0
     */
    void invalidateDevices(int domain, int source, int functionMask) {
        int ignored = new int[] {0, 4, 6, 7}[functionMask];
        invalidate(0xffff & ~ignored, source, domain);
    }

    private void invalidate(int sourceMask, int source, int domain) {
        for (int requester = 0; requester < 1 << 16; requester++) {
            DomainContext[] functions = buses[requester >>> 8];
            if (functions == null) {
                requester |= 0xff;
                continue;
            }
            DomainContext context = functions[requester & 0xff];
            if (context != null && context.domain() == domain && ((requester ^ source) & sourceMask) == 0) {
                functions[requester & 0xff] = null;
            }
        }
    }

    /** All cached entries in ascending order of requester ids. */
    List<CachedContext> entries() {
        List<CachedContext> found = new ArrayList<>();
        for (int requester = 0; requester < 1 << 16; requester++) {
            DomainContext context = lookUp(requester);
            if (context != null) {
                found.add(new CachedContext(requester, context.domain(), context.table(), context.passThrough()));
            }
        }
        return found;
    }
}
