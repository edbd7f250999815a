package cofferdam.proofs.unwinding.engine;

import java.util.Arrays;

/** Words in pages: it grows without copying. Written at different places by several threads. */
final class LongPages {
    private static final int BITS = 13;
    private static final int SIZE = 1 << BITS;

    private volatile long[][] pages = new long[0][];

    long get(int index) {
        return pages[index >>> BITS][index & SIZE - 1];
    }

    void set(int index, long value) {
        int page = index >>> BITS;
        if (page >= pages.length || pages[page] == null) {
            grow(page);
        }
        pages[page][index & SIZE - 1] = value;
    }

    private synchronized void grow(int page) {
        long[][] now = pages;
        if (page < now.length && now[page] != null) {
            return;
        }
        long[][] more = Arrays.copyOf(now, Math.max(now.length, page + 1));
        more[page] = new long[SIZE];
        pages = more;
    }

    long bytes() {
        long bytes = 4L * pages.length;
        for (long[] page : pages) {
            bytes += page == null ? 0 : 8L * page.length;
        }
        return bytes;
    }
}
