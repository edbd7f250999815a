package cofferdam.proofs.unwinding.engine;

import java.util.Arrays;

/** Small numbers in pages: it grows without copying. Written at different places by several threads. */
final class CharPages {
    private static final int BITS = 13;
    private static final int SIZE = 1 << BITS;

    private volatile char[][] pages = new char[0][];

    int get(int index) {
        return pages[index >>> BITS][index & SIZE - 1];
    }

    void set(int index, int value) {
        int page = index >>> BITS;
        if (page >= pages.length || pages[page] == null) {
            grow(page);
        }
        pages[page][index & SIZE - 1] = (char) value;
    }

    private synchronized void grow(int page) {
        char[][] now = pages;
        if (page < now.length && now[page] != null) {
            return;
        }
        char[][] more = Arrays.copyOf(now, Math.max(now.length, page + 1));
        more[page] = new char[SIZE];
        pages = more;
    }

    long bytes() {
        long bytes = 4L * pages.length;
        for (char[] page : pages) {
            bytes += page == null ? 0 : 2L * page.length;
        }
        return bytes;
    }
}
