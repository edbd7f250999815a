package cofferdam.iommu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cached second-level translations, tagged by domain id (VT-d specification 4.x, 6.2): leaves, and the paging-structure
 * entries above them.
 *
 * <p>Nothing is ever pushed out: an entry lives until it is invalidated, the worst a real unit could do. Only present,
 * well-formed entries that a request with a sufficient right went through get in (CAP.CM = 0).
 *
 * <pre>
 * key     63  62  60 59  56 55      40 39                                 0
 *        | 1 | level |  0  | domain   | address &gt;&gt; (12 + 9 * (level - 1)) |      level 1..4
 * value   63  52 51                                    12 11   2  1   0
 *        |  0   | host-physical address of page or table |   0  | W | R |
 * </pre>
 */
final class Iotlb {
    /** A cached right to read, and in the value's place. */
    static final int READ = 1;
    /** A cached right to write. */
    static final int WRITE = 2;
    /** What a look-up returns that finds nothing. */
    static final long MISS = -1;

    private static final long PAGE_MASK = ~0xfffL;
    private static final int LEAF_LEVELS = 3;

    private final LongTable leaves = new LongTable();
    private final LongTable tables = new LongTable();
    /** Whether a leaf of level 2 or 3 was ever cached since the last time all were dropped. */
    private boolean largeLeaves;

    void copyFrom(Iotlb other) {
        leaves.copyFrom(other.leaves);
        tables.copyFrom(other.tables);
        largeLeaves = other.largeLeaves;
    }

    /** log2 of the bytes that an entry of a level covers: 12, 21, 30, 39. */
    static int shift(int level) {
        return 12 + 9 * (level - 1);
    }

    private static long key(int domain, int level, long address) {
        return 1L << 63 | (long) level << 60 | (long) domain << 40 | address >>> shift(level);
    }

    private static int level(long key) {
        return (int) (key >>> 60) & 7;
    }

    private static int domain(long key) {
        return (int) (key >>> 40) & 0xffff;
    }

    private static long address(long key) {
        return (key & 0xff_ffff_ffffL) << shift(level(key));
    }

    /** Host-physical address of the 4 KiB page around an address, with the rights in its low bits, or {@link #MISS}. */
    long lookUp(int domain, long address) {
        int levels = largeLeaves ? LEAF_LEVELS : 1;
        for (int level = 1; level <= levels; level++) {
            long value = leaves.get(key(domain, level, address));
            if (value != MISS) {
                return value | address & (1L << shift(level)) - 1 & PAGE_MASK;
            }
        }
        return MISS;
    }

    /** Keeps a translation; {@code page} is the host-physical base of the leaf. */
    void fill(int domain, int requester, int level, long address, long page, int rights) {
        largeLeaves |= level > 1;
        leaves.put(key(domain, level, address), page | rights, requester);
    }

    /** The table that a cached entry of a level leads to, with the rights on the way to it, or {@link #MISS}. */
    long lookUpTable(int domain, int level, long address) {
        return tables.get(key(domain, level, address));
    }

    /** Keeps a non-leaf entry; {@code rights} are those of the whole way to it. */
    void fillTable(int domain, int level, long address, long table, int rights) {
        tables.put(key(domain, level, address), table | rights, 0);
    }

    /** Drops everything. */
    void invalidateAll() {
        leaves.clear();
        tables.clear();
        largeLeaves = false;
    }

    /** Drops everything of a domain. */
    void invalidateDomain(int domain) {
        leaves.removeIf(key -> domain(key) == domain);
        tables.removeIf(key -> domain(key) == domain);
    }

    /**
     * Drops every leaf of a domain that overlaps 2^mask pages around an address, and the entries above them unless the
     * invalidation hint promises that these did not change.
     */
    void invalidatePages(int domain, long address, int mask, boolean keepTables) {
        long bytes = 1L << 12 + mask;
        long from = address & -bytes;
        LongTable.KeyTest touched = key ->
                domain(key) == domain && address(key) < from + bytes && from < address(key) + (1L << shift(level(key)));
        leaves.removeIf(touched);
        if (!keepTables) {
            tables.removeIf(touched);
        }
    }

    /** All cached leaves, ordered by domain and address. */
    List<CachedTranslation> translations() {
        List<CachedTranslation> found = new ArrayList<>();
        leaves.forEach((key, value, requester) -> found.add(new CachedTranslation(
                domain(key),
                requester,
                address(key),
                value & PAGE_MASK,
                1L << shift(level(key)),
                (value & READ) != 0,
                (value & WRITE) != 0)));
        found.sort(Comparator.comparingInt(CachedTranslation::domain)
                .thenComparingLong(CachedTranslation::inputPage)
                .thenComparingLong(CachedTranslation::bytes));
        return found;
    }
}
