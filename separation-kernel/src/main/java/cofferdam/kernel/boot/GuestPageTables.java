package cofferdam.kernel.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The page tables in a partition's memory with which it starts: the low 4 GiB one to one, writable, supervisor only (SDM
 * vol. 3, 4.5).
 *
 * <pre>
 *   pageTables + 0000H   PML4, entry 0 -&gt; PDPT
 *   pageTables + 1000H   PDPT, entries 0..3: 1 GiB leaves, or -&gt; page directories
 *   pageTables + 2000H.. four page directories of 512 2 MiB leaves; only without 1 GiB pages
 * </pre>
 */
final class GuestPageTables {
    private static final int PAGE = 4096;
    private static final int GIGABYTES = 4;
    private static final long PRESENT_WRITABLE = 3;
    private static final long LARGE = 1 << 7;

    private GuestPageTables() {}

    /** How many pages the tables take. */
    static int pages(boolean gigabytePages) {
        return gigabytePages ? 2 : 2 + GIGABYTES;
    }

    /** The tables' bytes if they lie at guest-physical {@code at}. */
    static byte[] build(long at, boolean gigabytePages) {
        ByteBuffer tables = ByteBuffer.allocate(pages(gigabytePages) * PAGE).order(ByteOrder.LITTLE_ENDIAN);
        tables.putLong(0, at + PAGE | PRESENT_WRITABLE);
        for (int g = 0; g < GIGABYTES; g++) {
            long base = (long) g << 30;
            int directory = (2 + g) * PAGE;
            long entry = gigabytePages ? base | LARGE : at + directory;
            tables.putLong(PAGE + 8 * g, entry | PRESENT_WRITABLE);
            for (int i = 0; !gigabytePages && i < 512; i++) {
                tables.putLong(directory + 8 * i, base + ((long) i << 21) | LARGE | PRESENT_WRITABLE);
            }
        }
        return tables.array();
    }
}
