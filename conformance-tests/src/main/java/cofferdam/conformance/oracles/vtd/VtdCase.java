package cofferdam.conformance.oracles.vtd;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A set of remapping tables and one DMA request, drawn from a seed: mostly well-formed, with missing rights, large pages,
 * loops, tables outside memory and single flipped bits.
 *
 * @param width DMA address width of the unit, 39 or 48; host addresses are as wide
 * @param entries the 64-bit writes that build the tables
 * @param address DMA address of the request of 8 bytes, which stays inside a page
 */
record VtdCase(int width, long seed, List<Entry> entries, long address, boolean write) {
    /** Where the root table lies; the context table follows. */
    static final long ROOT = 0x10_0000;

    /** Memory of the machine in bytes. */
    static final long MEMORY = 256L << 20;

    /** 00:04.0. */
    static final int REQUESTER = 0x20;

    private static final long CONTEXTS = ROOT + 0x1000;
    private static final long CONTEXT_ENTRY = CONTEXTS + REQUESTER * 16;
    private static final long FIRST_TABLE = ROOT + 0x2000;
    private static final int TABLES = 8;
    private static final int[] INDICES = {0, 1, 2, 511};

    VtdCase {
        entries = List.copyOf(entries);
    }

    /** A 64-bit write. */
    record Entry(long at, long value) {}

    /** The case of a seed. */
    static VtdCase of(int width, long seed) {
        return new Draw(width, new SplittableRandom(seed)).vtdCase(seed);
    }

    /** The value written last to an address, 0 if none was. */
    private long value(long at) {
        long value = 0;
        for (Entry entry : entries) {
            value = entry.at == at ? entry.value : value;
        }
        return value;
    }

    /** Low half of the context entry. */
    long contextLow() {
        return value(CONTEXT_ENTRY);
    }

    /** High half of the context entry. */
    long contextHigh() {
        return value(CONTEXT_ENTRY + 8);
    }

    private record Draw(int width, SplittableRandom random) {
        VtdCase vtdCase(long seed) {
            List<Entry> entries = new ArrayList<>();
            entries.add(new Entry(ROOT, damaged(CONTEXTS | 1, 5)));
            entries.add(new Entry(ROOT + 8, damaged(0, 2)));
            int widest = width == 48 ? 2 : 1;
            int addressWidth = chance(85) ? widest : random.nextInt(8);
            int type = chance(85) ? 0 : random.nextInt(4);
            long low = table() | type << 2 | (chance(15) ? 2 : 0) | 1;
            entries.add(new Entry(CONTEXT_ENTRY, damaged(low, 6)));
            entries.add(new Entry(CONTEXT_ENTRY + 8, damaged(5 << 8 | addressWidth, 6)));
            for (int table = 0; table < TABLES; table++) {
                for (int index : INDICES) {
                    entries.add(new Entry(FIRST_TABLE + 4096L * table + 8L * index, damaged(secondLevel(), 4)));
                }
            }
            return new VtdCase(width, seed, entries, address(), random.nextBoolean());
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private long damaged(long entry, int percent) {
            return chance(percent) ? entry ^ 1L << random.nextInt(64) : entry;
        }

        private long table() {
            return chance(3) ? (long) random.nextInt(1 << 24) << 12 : FIRST_TABLE + 4096L * random.nextInt(TABLES);
        }

        private long secondLevel() {
            long entry = table() | (chance(85) ? 3 : random.nextInt(4));
            return chance(15) ? entry & ~0x3fff_f000L | 0x80 : entry;
        }

        private long address() {
            long address = 8L * random.nextInt(512);
            for (int level = 0; level < (width == 48 ? 4 : 3); level++) {
                address |= (long) INDICES[random.nextInt(INDICES.length)] << 12 + 9 * level;
            }
            return chance(5) ? address | 1L << random.nextInt(39, 63) : address;
        }
    }
}
