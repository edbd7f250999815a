package cofferdam.proofs.unwinding.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * What each domain sees in each state, as numbers of views: rows of two bytes a domain, and two more only for pages of
 * states in which a number needs them. The first number is kept plus one and written last, so that 0 there says: not yet
 * known, or not known so quickly.
 */
final class ViewRows {
    private static final int BITS = 12;
    private static final int SIZE = 1 << BITS;
    private static final VarHandle LOW = MethodHandles.arrayElementVarHandle(char[].class);

    private final int width;
    private volatile char[][] low = new char[0][];
    private volatile char[][] high = new char[0][];

    ViewRows(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    /** Whether the row is there; a false no is possible, and then the views have to be asked for again. */
    boolean known(int state) {
        char[][] pages = low;
        return state >>> BITS < pages.length
                && (char) LOW.getAcquire(pages[state >>> BITS], (state & SIZE - 1) * width) != 0;
    }

    int get(int state, int domain) {
        int at = (state & SIZE - 1) * width + domain;
        char[] upper = high[state >>> BITS];
        int number = low[state >>> BITS][at] | (upper == null ? 0 : upper[at] << 16);
        return domain == 0 ? number - 1 : number;
    }

    void get(int state, int[] into) {
        for (int domain = 0; domain < width; domain++) {
            into[domain] = get(state, domain);
        }
    }

    /** Sets the row from the numbers that begin at a place. */
    void set(int state, int[] views, int first) {
        int page = state >>> BITS;
        if (page >= low.length) {
            grow(page);
        }
        int at = (state & SIZE - 1) * width;
        for (int domain = width - 1; domain >= 0; domain--) {
            int number = views[first + domain] + (domain == 0 ? 1 : 0);
            if (high[page] != null) {
                high[page][at + domain] = (char) (number >>> 16);
            } else if (number >>> 16 != 0) {
                upper(page)[at + domain] = (char) (number >>> 16);
            }
            LOW.setRelease(low[page], at + domain, (char) number);
        }
    }

    private synchronized void grow(int page) {
        int now = low.length;
        if (page < now) {
            return;
        }
        high = Arrays.copyOf(high, page + 1);
        char[][] more = Arrays.copyOf(low, page + 1);
        for (int i = now; i <= page; i++) {
            more[i] = new char[SIZE * width];
        }
        low = more;
    }

    private synchronized char[] upper(int page) {
        if (high[page] == null) {
            char[][] more = high.clone();
            more[page] = new char[SIZE * width];
            high = more;
        }
        return high[page];
    }

    long bytes() {
        char[][] upper = high;
        long bytes = 8L * low.length;
        for (int i = 0; i < low.length; i++) {
            bytes += 2L * SIZE * width * (upper[i] == null ? 1 : 2);
        }
        return bytes;
    }
}
