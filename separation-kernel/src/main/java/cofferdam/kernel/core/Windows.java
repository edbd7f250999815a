package cofferdam.kernel.core;

/**
 * Where a frame may ever appear in a partition's guest-physical space. Two windows of one partition may overlap only
 * where they show the same frame at the same page, so that no page ever has two candidates. Static after boot.
 */
final class Windows {
    /*@ spec_public @*/ private final int[] partition;
    /*@ spec_public @*/ private final int[] page;
    /*@ spec_public @*/ private final int[] pages;
    /*@ spec_public @*/ private final int[] frame;
    /*@ spec_public @*/ private int count;

    /*@ public invariant 0 <= count && count <= Limits.WINDOWS && partition.length == Limits.WINDOWS;
    @ public invariant page.length == Limits.WINDOWS && pages.length == Limits.WINDOWS;
    @ public invariant frame.length == Limits.WINDOWS && partition != page && partition != pages;
    @ public invariant partition != frame && page != pages && page != frame && pages != frame;
    @*/

    /*+OPENJML@ public invariant partition.__owner == this && page.__owner == this && pages.__owner == this;
    @ public invariant frame.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible page[*], pages[*], frame[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible page[*], pages[*], frame[*];
    @ ensures \result == ((\forall int w; 0 <= w && w < Limits.WINDOWS; 0 <= page[w] && page[w] < Limits.PAGES)
    @      && (\forall int w; 0 <= w && w < Limits.WINDOWS; 0 <= pages[w] && pages[w] <= Limits.PAGES - page[w])
    @      && (\forall int w; 0 <= w && w < Limits.WINDOWS; 0 <= frame[w] && frame[w] <= Limits.FRAMES - pages[w]));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int w; 0 <= w && w < Limits.WINDOWS; 0 <= page[w] && page[w] < Limits.PAGES)
    @      && (\forall int w; 0 <= w && w < Limits.WINDOWS; 0 <= pages[w] && pages[w] <= Limits.PAGES - page[w])
    @      && (\forall int w; 0 <= w && w < Limits.WINDOWS; 0 <= frame[w] && frame[w] <= Limits.FRAMES - pages[w]);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint w; 0 <= w && w < count; 0 <= page[w] && page[w] < Limits.PAGES);
    @ public invariant (\forall \bigint w; 0 <= w && w < count; 1 <= pages[w] && pages[w] <= Limits.PAGES - page[w]);
    @ public invariant (\forall \bigint w; 0 <= w && w < count; 0 <= frame[w] && frame[w] <= Limits.FRAMES - pages[w]);
    @ accessible \inv : this.partition, this.page, this.pages, this.frame, this.count, page[*], pages[*], frame[*];
    @*/

    /*@ normal_behavior
    @ ensures count == 0;
    @ assignable \nothing;
    @*/
    Windows() {
        partition = new int[Limits.WINDOWS];
        /*+OPENJML@ set partition.__owner = this; @*/
        page = new int[Limits.WINDOWS];
        /*+OPENJML@ set page.__owner = this; @*/
        pages = new int[Limits.WINDOWS];
        /*+OPENJML@ set pages.__owner = this; @*/
        frame = new int[Limits.WINDOWS];
        /*+OPENJML@ set frame.__owner = this; @*/
    }

    /** Whether n pages from this one on can show the frames from f on without contradicting another window of p. */
    /*@ normal_behavior
    @ requires 0 <= first && first < Limits.PAGES && 1 <= n && n <= Limits.PAGES - first;
    @ requires 0 <= f && f <= Limits.FRAMES - n;
    @ ensures \result == (count < Limits.WINDOWS && (\forall int w; 0 <= w && w < count && partition[w] == p;
    @      first + n <= page[w] || page[w] + pages[w] <= first || first - f == page[w] - frame[w]));
    @ assignable \nothing;
    @ also normal_behavior
    @ requires !(0 <= first && first < Limits.PAGES && 1 <= n && n <= Limits.PAGES - first
    @      && 0 <= f && f <= Limits.FRAMES - n);
    @ ensures !\result;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean fits(int p, int first, int n, int f) {
        if (first < 0 || first >= Limits.PAGES || n < 1 || n > Limits.PAGES - first) {
            return false;
        }
        if (f < 0 || f > Limits.FRAMES - n || count >= Limits.WINDOWS) {
            return false;
        }
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int w; 0 <= w && w < i && partition[w] == p;
        @      first + n <= page[w] || page[w] + pages[w] <= first || first - f == page[w] - frame[w]);
        @ loop_modifies i;
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            boolean apart = first + n <= page[i] || page[i] + pages[i] <= first;
            if (partition[i] == p && !apart && first - f != page[i] - frame[i]) {
                return false;
            }
        }
        return true;
    }

    /** Appends a window that {@link #fits}. */
    /*@ normal_behavior
    @ requires 0 <= first && first < Limits.PAGES && 1 <= n && n <= Limits.PAGES - first;
    @ requires 0 <= f && f <= Limits.FRAMES - n && count < Limits.WINDOWS;
    @ ensures count == \old(count) + 1 && partition[\old(count)] == p && page[\old(count)] == first;
    @ ensures pages[\old(count)] == n && frame[\old(count)] == f;
    @ assignable count, partition[count], page[count], pages[count], frame[count];
    @*/
    void add(int p, int first, int n, int f) {
        partition[count] = p;
        page[count] = first;
        pages[count] = n;
        frame[count] = f;
        count = count + 1;
    }

    /** How many aligned blocks of this many pages the windows of a partition touch. */
    /*@ normal_behavior
    @ requires size == 512 || size == 262144 || size == 134217728;
    @ ensures 0 <= \result && \result <= Limits.WINDOWS * 32769;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int blocks(int p, int size) {
        int found = 0;
        /*@ loop_invariant 0 <= i && i <= count && 0 <= found && found <= i * 32769;
        @ loop_modifies i, found;
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            if (partition[i] == p) {
                found = found + newBlocks(p, i, size);
            }
        }
        return found;
    }

    /** How many blocks the i-th window touches that no window of p before it does. */
    /*@ private normal_behavior
    @ requires 0 <= i && i < count && (size == 512 || size == 262144 || size == 134217728);
    @ ensures 0 <= \result && \result <= 32769;
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ int newBlocks(int p, int i, int size) {
        int first = page[i] / size;
        int last = (page[i] + (pages[i] - 1)) / size;
        int found = 0;
        /*@ loop_invariant first <= b && b <= last + 1 && 0 <= found && found <= b - first;
        @ loop_modifies b, found;
        @ decreases last + 1 - b;
        @*/
        for (int b = first; b <= last; b++) {
            if (!touchedBefore(p, i, b * size, size)) {
                found = found + 1;
            }
        }
        return found;
    }

    /** Whether one of the first i windows of p touches the n pages from this one on. */
    /*@ private normal_behavior
    @ requires 0 <= i && i <= count && 0 <= first && first < Limits.PAGES && 1 <= n && n < Limits.PAGES;
    @ ensures \result == (\exists int w; 0 <= w && w < i;
    @      partition[w] == p && page[w] < first + n && first < page[w] + pages[w]);
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ boolean touchedBefore(int p, int i, int first, int n) {
        /*@ loop_invariant 0 <= j && j <= i;
        @ loop_invariant (\forall int w; 0 <= w && w < j;
        @      !(partition[w] == p && page[w] < first + n && first < page[w] + pages[w]));
        @ loop_modifies j;
        @ decreases i - j;
        @*/
        for (int j = 0; j < i; j++) {
            if (partition[j] == p && page[j] < first + n && first < page[j] + pages[j]) {
                return true;
            }
        }
        return false;
    }

    /** How many table frames a tree of this many levels needs at most to map all windows of a partition page by page. */
    /*@ normal_behavior
    @ requires levels == 3 || levels == 4;
    @ ensures 1 <= \result && \result <= 1 + 3 * Limits.WINDOWS * 32769;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int tables(int p, int levels) {
        int lower = 1 + blocks(p, 512) + blocks(p, 262144);
        return levels == 4 ? lower + blocks(p, 134217728) : lower;
    }

    /** How many table frames the trees of the first n partitions need together. */
    /*@ normal_behavior
    @ requires 0 <= n && n <= 16 && (levels == 3 || levels == 4);
    @ ensures n <= \result && \result <= n * (1 + 3 * Limits.WINDOWS * 32769);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int allTables(int n, int levels) {
        int needed = 0;
        /*@ loop_invariant 0 <= p && p <= n && p <= needed && needed <= p * (1 + 3 * Limits.WINDOWS * 32769);
        @ loop_modifies p, needed;
        @ decreases n - p;
        @*/
        for (int p = 0; p < n; p++) {
            needed = needed + tables(p, levels);
        }
        return needed;
    }

    /** How many more windows fit. */
    /*@ normal_behavior
    @ ensures \result == Limits.WINDOWS - count && 0 <= \result;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int free() {
        return Limits.WINDOWS - count;
    }
}
