package cofferdam.iommu;

/** Stands in for the cache of translations: nothing is in it. */
final class Iotlb {
    static final int READ = 1;
    static final int WRITE = 2;
    static final long MISS = -1;

    static int shift(int level) {
        return 12 + 9 * (level - 1);
    }

    long lookUpTable(int domain, int level, long address) {
        return MISS;
    }

    void fill(int domain, int requester, int level, long address, long page, int rights) {}

    void fillTable(int domain, int level, long address, long table, int rights) {}
}
