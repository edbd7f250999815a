package cofferdam.iommu;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.RemappingFeatures;
import java.util.SplittableRandom;

/**
 * Remapping tables drawn from a seed: mostly well-formed, with missing rights, large pages, loops, tables outside memory
 * and single flipped bits.
 *
 * <p>Only a few indices of each table are in use, so that requests meet what was written.
 */
final class RandomTables {
    static final long ROOT = 0x1000;
    private static final long CONTEXTS = 0x2000;
    private static final int FIRST_TABLE = 3;
    private static final int TABLES = 9;
    private static final int[] INDICES = {0, 1, 2, 511};
    private static final int[] REQUESTERS = {0, 0x21, 0xff, 0x100, 0x1ff, 0x300};

    final PhysicalMemory memory = new PhysicalMemory(64 << 12);
    final RemappingFeatures features;
    private final SplittableRandom random;
    private final boolean oneTreePerDomain;

    /** {@code oneTreePerDomain}: as software must do, no domain id is used for two different trees. */
    RandomTables(long seed, boolean oneTreePerDomain) {
        random = new SplittableRandom(seed);
        this.oneTreePerDomain = oneTreePerDomain;
        features = new RemappingFeatures(
                random.nextBoolean() ? 48 : 39, random.nextInt(32, 53), chance(80), chance(80), random.nextBoolean());
        for (int bus = 0; bus < 2; bus++) {
            // A damaged root entry could lead to context entries that use domain ids of others.
            memory.write64(ROOT + 16 * bus, damaged(CONTEXTS | 1, oneTreePerDomain ? 0 : 4));
            memory.write64(ROOT + 16 * bus + 8, damaged(0, 2));
        }
        for (int requester : REQUESTERS) {
            drawContext(requester & 0xff);
        }
        drawTables();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private long damaged(long entry, int percent) {
        return chance(percent) ? entry ^ 1L << random.nextInt(64) : entry;
    }

    private long table() {
        int frame = chance(3) ? random.nextInt(1 << 18) : FIRST_TABLE + random.nextInt(TABLES);
        return (long) frame << 12;
    }

    private void drawContext(int function) {
        int widest = features.addressWidth() == 48 ? 2 : 1;
        int width = chance(80) ? widest : random.nextInt(4);
        int type = chance(85) ? 0 : random.nextInt(4);
        int domain = oneTreePerDomain ? function : random.nextInt(3);
        long at = CONTEXTS + 16L * function;
        memory.write64(at, damaged(table() | type << 2 | (chance(20) ? 2 : 0) | 1, 4));
        memory.write64(at + 8, damaged(domain << 8 | width, oneTreePerDomain ? 0 : 4));
    }

    /** Draws all second-level entries anew. */
    void drawTables() {
        for (int frame = FIRST_TABLE; frame < FIRST_TABLE + TABLES; frame++) {
            for (int index : INDICES) {
                long entry = table() | (chance(85) ? 3 : random.nextInt(4));
                if (chance(15)) {
                    entry = entry & ~0x3fff_f000L | 0x80;
                }
                memory.write64(((long) frame << 12) + 8L * index, damaged(entry, 4));
            }
        }
    }

    /** A requester id, one of the prepared ones. */
    int requester() {
        return REQUESTERS[random.nextInt(REQUESTERS.length)];
    }

    boolean write() {
        return random.nextBoolean();
    }

    /** A DMA address, sometimes beyond the width, never in the interrupt range. */
    long address() {
        long address = random.nextInt(4096);
        for (int level = 1; level <= 4; level++) {
            int index = INDICES[random.nextInt(INDICES.length)];
            boolean top = level == 4 && features.addressWidth() == 39;
            address |= top ? 0 : (long) index << Iotlb.shift(level);
        }
        return chance(5) ? address | 1L << random.nextInt(39, 64) : address;
    }
}
