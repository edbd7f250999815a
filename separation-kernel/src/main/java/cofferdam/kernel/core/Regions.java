package cofferdam.kernel.core;

/** The declared memory regions, numbered over all partitions, and the devices that may reach them. Static after boot. */
final class Regions {
    /*@ spec_public @*/ private final int parts;
    /*@ spec_public @*/ private final int frames;
    /*@ spec_public @*/ private final int[] partition;
    /*@ spec_public @*/ private final int[] frame;
    /*@ spec_public @*/ private final int[] pages;
    /*@ spec_public @*/ private final int[] page;
    /*@ spec_public @*/ private final int[] rights;
    /*@ spec_public @*/ private final boolean[] dma;
    /*@ spec_public @*/ private int count;

    /*@ public invariant 0 < parts && parts <= Limits.PARTITIONS && 0 <= frames && frames <= Limits.FRAMES;
    @ public invariant 0 <= count && count <= Limits.REGIONS && partition.length == Limits.REGIONS;
    @ public invariant frame.length == Limits.REGIONS && pages.length == Limits.REGIONS;
    @ public invariant page.length == Limits.REGIONS && rights.length == Limits.REGIONS;
    @ public invariant dma.length == Limits.REGIONS * Limits.DEVICES;
    @ public invariant partition != frame && partition != pages && partition != page && partition != rights;
    @ public invariant frame != pages && frame != page && frame != rights && pages != page && pages != rights;
    @ public invariant page != rights;
    @*/

    /*+OPENJML@ public invariant partition.__owner == this && frame.__owner == this && pages.__owner == this;
    @ public invariant page.__owner == this && rights.__owner == this && dma.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible partition[*], frame[*], pages[*], page[*], rights[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible partition[*], frame[*], pages[*], page[*], rights[*];
    @ ensures \result == ((\forall int r; 0 <= r && r < Limits.REGIONS; 0 <= partition[r] && partition[r] < parts)
    @      && (\forall int r; 0 <= r && r < Limits.REGIONS; 0 <= frame[r] && 0 <= pages[r])
    @      && (\forall int r; 0 <= r && r < Limits.REGIONS; pages[r] <= frames - frame[r])
    @      && (\forall int r; 0 <= r && r < Limits.REGIONS; 0 <= page[r] && page[r] <= Limits.PAGES - pages[r])
    @      && (\forall int r; 0 <= r && r < Limits.REGIONS; 0 <= rights[r] && rights[r] <= 7));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int r; 0 <= r && r < Limits.REGIONS; 0 <= partition[r] && partition[r] < parts)
    @      && (\forall int r; 0 <= r && r < Limits.REGIONS; 0 <= frame[r] && 0 <= pages[r])
    @      && (\forall int r; 0 <= r && r < Limits.REGIONS; pages[r] <= frames - frame[r])
    @      && (\forall int r; 0 <= r && r < Limits.REGIONS; 0 <= page[r] && page[r] <= Limits.PAGES - pages[r])
    @      && (\forall int r; 0 <= r && r < Limits.REGIONS; 0 <= rights[r] && rights[r] <= 7);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint r; 0 <= r && r < count;
    @      0 <= partition[r] && partition[r] < parts);
    @ public invariant (\forall \bigint r; 0 <= r && r < count; 0 <= frame[r] && 1 <= pages[r]);
    @ public invariant (\forall \bigint r; 0 <= r && r < count; pages[r] <= frames - frame[r]);
    @ public invariant (\forall \bigint r; 0 <= r && r < count; 0 <= page[r] && page[r] <= Limits.PAGES - pages[r]);
    @ public invariant (\forall \bigint r; 0 <= r && r < count; 1 <= rights[r] && rights[r] <= 7);
    @ accessible \inv : this.parts, this.frames, this.partition, this.frame, this.pages, this.page, this.rights, this.dma, this.count,
    @      partition[*], frame[*], pages[*], page[*], rights[*];
    @*/

    /*@ normal_behavior
    @ requires 0 < parts && parts <= Limits.PARTITIONS && 0 <= frames && frames <= Limits.FRAMES;
    @ ensures this.parts == parts && this.frames == frames && count == 0;
    @ assignable \nothing;
    @*/
    Regions(int parts, int frames) {
        this.parts = parts;
        this.frames = frames;
        partition = new int[Limits.REGIONS];
        /*+OPENJML@ set partition.__owner = this; @*/
        frame = new int[Limits.REGIONS];
        /*+OPENJML@ set frame.__owner = this; @*/
        pages = new int[Limits.REGIONS];
        /*+OPENJML@ set pages.__owner = this; @*/
        page = new int[Limits.REGIONS];
        /*+OPENJML@ set page.__owner = this; @*/
        rights = new int[Limits.REGIONS];
        /*+OPENJML@ set rights.__owner = this; @*/
        dma = new boolean[Limits.REGIONS * Limits.DEVICES];
        /*+OPENJML@ set dma.__owner = this; @*/
    }

    /** Appends a region; its number, or DENIED. */
    /*+KEY@ normal_behavior
    @ requires count < Limits.REGIONS && 0 <= p && p < parts && 0 <= f && 1 <= n;
    @ requires n <= frames - f && 0 <= at && at <= Limits.PAGES - n && 1 <= most && most <= 7;
    @ ensures \result == \old(count) && count == \old(count) + 1;
    @ ensures partition[\result] == p && frame[\result] == f && pages[\result] == n && page[\result] == at;
    @ ensures rights[\result] == most;
    @ assignable count, partition[count], frame[count], pages[count], page[count], rights[count];
    @ also normal_behavior
    @ requires !(count < Limits.REGIONS && 0 <= p && p < parts && 0 <= f && 1 <= n
    @      && n <= frames - f && 0 <= at && at <= Limits.PAGES - n && 1 <= most && most <= 7);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ ensures \result == \old(count) || \result == Abi.DENIED;
    @ ensures (\result >= 0) == (\old(count) < Limits.REGIONS && 0 <= p && p < parts && 0 <= f && 1 <= n
    @      && n <= frames - f && 0 <= at && at <= Limits.PAGES - n && 1 <= most && most <= 7);
    @ ensures count == (\result >= 0 ? \old(count) + 1 : \old(count));
    @ ensures \result >= 0 ==> partition[\old(count)] == p && frame[\old(count)] == f;
    @ ensures \result >= 0 ==> pages[\old(count)] == n && page[\old(count)] == at && rights[\old(count)] == most;
    @ ensures (\forall int r; 0 <= r && r < Limits.REGIONS && (r != \old(count) || !(\result >= 0)); partition[r] == \old(partition[r]));
    @ ensures (\forall int r; 0 <= r && r < Limits.REGIONS && (r != \old(count) || !(\result >= 0)); frame[r] == \old(frame[r]));
    @ ensures (\forall int r; 0 <= r && r < Limits.REGIONS && (r != \old(count) || !(\result >= 0)); pages[r] == \old(pages[r]));
    @ ensures (\forall int r; 0 <= r && r < Limits.REGIONS && (r != \old(count) || !(\result >= 0)); page[r] == \old(page[r]));
    @ ensures (\forall int r; 0 <= r && r < Limits.REGIONS && (r != \old(count) || !(\result >= 0)); rights[r] == \old(rights[r]));
    @ assignable count, partition[0 .. partition.length - 1], frame[0 .. frame.length - 1], pages[0 .. pages.length - 1], page[0 .. page.length - 1], rights[0 .. rights.length - 1];
    @*/
    int add(int p, int f, int n, int at, int most) {
        if (count >= Limits.REGIONS || p < 0 || p >= parts || f < 0 || n < 1 || n > frames - f) {
            return Abi.DENIED;
        }
        if (at < 0 || at > Limits.PAGES - n || most < 1 || most > 7) {
            return Abi.DENIED;
        }
        int r = count;
        partition[r] = p;
        frame[r] = f;
        pages[r] = n;
        page[r] = at;
        rights[r] = most;
        count = r + 1;
        return r;
    }

    /** Declares that a device may reach a region. */
    /*@ normal_behavior
    @ requires 0 <= r && r < count && 0 <= device && device < Limits.DEVICES;
    @ ensures dma[r * Limits.DEVICES + device];
    @ assignable dma[r * Limits.DEVICES + device];
    @*/
    void admit(int r, int device) {
        dma[r * Limits.DEVICES + device] = true;
    }

    /** Whether a device may reach a region. */
    /*+KEY@ normal_behavior
    @ requires 0 <= r && r < count && 0 <= device && device < Limits.DEVICES;
    @ ensures \result == dma[r * Limits.DEVICES + device];
    @ assignable \nothing;
    @ also normal_behavior
    @ requires !(0 <= r && r < count && 0 <= device && device < Limits.DEVICES);
    @ ensures !\result;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires count <= Limits.REGIONS && dma.length == Limits.REGIONS * Limits.DEVICES;
    @ requires 0 <= r && r < count && 0 <= device && device < Limits.DEVICES;
    @ ensures \result == dma[r * Limits.DEVICES + device];
    @ assignable \nothing;
    @ also normal_behavior
    @ requires count <= Limits.REGIONS && dma.length == Limits.REGIONS * Limits.DEVICES;
    @ requires !(0 <= r && r < count && 0 <= device && device < Limits.DEVICES);
    @ ensures !\result;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ boolean admits(int r, int device) {
        if (r < 0 || r >= count || device < 0 || device >= Limits.DEVICES) {
            return false;
        }
        return dma[r * Limits.DEVICES + device];
    }

    /** The frame at an index of a region, or -1. */
    /*+KEY@ normal_behavior
    @ requires 0 <= r && r < count && 0 <= index && index < pages[r];
    @ ensures \result == frame[r] + index && 0 <= \result && \result < frames;
    @ assignable \nothing;
    @ also normal_behavior
    @ requires !(0 <= r && r < count && 0 <= index && index < pages[r]);
    @ ensures \result == -1;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.REGIONS && count <= frame.length && count <= pages.length;
    @ requires 0 <= r && r < count && 0 <= index && index < pages[r];
    @ ensures \result == frame[r] + index && 0 <= \result && \result < frames;
    @ assignable \nothing;
    @ also normal_behavior
    @ requires sound() && count <= Limits.REGIONS && count <= frame.length && count <= pages.length;
    @ requires !(0 <= r && r < count && 0 <= index && index < pages[r]);
    @ ensures \result == -1;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int frameAt(int r, int index) {
        if (r < 0 || r >= count || index < 0 || index >= pages[r]) {
            return -1;
        }
        return frame[r] + index;
    }

    /** How many regions there are. */
    /*+KEY@ normal_behavior
    @ ensures \result == count && 0 <= \result && \result <= Limits.REGIONS;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= count && count <= Limits.REGIONS;
    @ ensures \result == count && 0 <= \result && \result <= Limits.REGIONS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int count() {
        return count;
    }

    /** Partition a region belongs to at boot. */
    /*+KEY@ normal_behavior
    @ requires 0 <= r && r < count;
    @ ensures \result == partition[r] && 0 <= \result && \result < parts;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.REGIONS && count <= partition.length && count <= pages.length;
    @ requires 0 <= r && r < count;
    @ ensures \result == partition[r] && 0 <= \result && \result < parts;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int partition(int r) {
        return partition[r];
    }

    /** First frame of a region. */
    /*+KEY@ normal_behavior
    @ requires 0 <= r && r < count;
    @ ensures \result == frame[r] && 0 <= \result && \result <= frames - pages[r];
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.REGIONS && count <= frame.length && count <= pages.length;
    @ requires 0 <= r && r < count;
    @ ensures \result == frame[r] && 0 <= \result && \result <= frames - pages[r];
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int frame(int r) {
        return frame[r];
    }

    /** Length of a region in pages. */
    /*+KEY@ normal_behavior
    @ requires 0 <= r && r < count;
    @ ensures \result == pages[r] && 1 <= \result && \result <= frames;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.REGIONS && count <= pages.length && count <= pages.length;
    @ requires 0 <= r && r < count;
    @ ensures \result == pages[r] && 0 <= \result && \result <= frames;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int pages(int r) {
        return pages[r];
    }

    /** Home page of a region's first frame. */
    /*+KEY@ normal_behavior
    @ requires 0 <= r && r < count;
    @ ensures \result == page[r] && 0 <= \result && \result <= Limits.PAGES - pages[r];
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.REGIONS && count <= page.length && count <= pages.length;
    @ requires 0 <= r && r < count;
    @ ensures \result == page[r] && 0 <= \result && \result <= Limits.PAGES - pages[r];
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int page(int r) {
        return page[r];
    }

    /** Declared rights of a region. */
    /*+KEY@ normal_behavior
    @ requires 0 <= r && r < count;
    @ ensures \result == rights[r] && 1 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.REGIONS && count <= rights.length && count <= pages.length;
    @ requires 0 <= r && r < count;
    @ ensures \result == rights[r] && 0 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int rights(int r) {
        return rights[r];
    }
}
