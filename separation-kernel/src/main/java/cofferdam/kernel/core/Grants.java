package cofferdam.kernel.core;

/** Who may pass which frames on to whom, and how. Static after boot. Requirement G1-10. */
final class Grants {
    /*@ spec_public @*/ private final int parts;
    /*@ spec_public @*/ private final int frames;
    /*@ spec_public @*/ private final int[] from;
    /*@ spec_public @*/ private final int[] to;
    /*@ spec_public @*/ private final int[] frame;
    /*@ spec_public @*/ private final int[] pages;
    /*@ spec_public @*/ private final int[] page;
    /*@ spec_public @*/ private final int[] rights;
    /*@ spec_public @*/ private final int[] modes;
    /*@ spec_public @*/ private int count;

    /*@ public invariant 0 < parts && parts <= Limits.PARTITIONS && 0 <= frames && frames <= Limits.FRAMES;
    @ public invariant 0 <= count && count <= Limits.GRANTS && from.length == Limits.GRANTS;
    @ public invariant to.length == Limits.GRANTS && frame.length == Limits.GRANTS;
    @ public invariant pages.length == Limits.GRANTS && page.length == Limits.GRANTS;
    @ public invariant rights.length == Limits.GRANTS && modes.length == Limits.GRANTS;
    @ public invariant from != to && from != frame && from != pages && from != page && from != rights;
    @ public invariant from != modes && to != frame && to != pages && to != page && to != rights && to != modes;
    @ public invariant frame != pages && frame != page && frame != rights && frame != modes && pages != page;
    @ public invariant pages != rights && pages != modes && page != rights && page != modes && rights != modes;
    @*/

    /*+OPENJML@ public invariant from.__owner == this && to.__owner == this && frame.__owner == this;
    @ public invariant pages.__owner == this && page.__owner == this && rights.__owner == this;
    @ public invariant modes.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible from[*], to[*], frame[*], pages[*], page[*], rights[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible from[*], to[*], frame[*], pages[*], page[*], rights[*];
    @ ensures \result == ((\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= from[g] && from[g] < parts)
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= to[g] && to[g] < parts && (pages[g] > 0 ==> from[g] != to[g]))
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= frame[g] && 0 <= pages[g])
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; pages[g] <= frames - frame[g])
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= page[g] && page[g] <= Limits.PAGES - pages[g])
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= rights[g] && rights[g] <= 7));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= from[g] && from[g] < parts)
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= to[g] && to[g] < parts && (pages[g] > 0 ==> from[g] != to[g]))
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= frame[g] && 0 <= pages[g])
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; pages[g] <= frames - frame[g])
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= page[g] && page[g] <= Limits.PAGES - pages[g])
    @      && (\forall int g; 0 <= g && g < Limits.GRANTS; 0 <= rights[g] && rights[g] <= 7);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint g; 0 <= g && g < count; 0 <= from[g] && from[g] < parts);
    @ public invariant (\forall \bigint g; 0 <= g && g < count;
    @      0 <= to[g] && to[g] < parts && from[g] != to[g]);
    @ public invariant (\forall \bigint g; 0 <= g && g < count; 0 <= frame[g] && 1 <= pages[g]);
    @ public invariant (\forall \bigint g; 0 <= g && g < count; pages[g] <= frames - frame[g]);
    @ public invariant (\forall \bigint g; 0 <= g && g < count; 0 <= page[g] && page[g] <= Limits.PAGES - pages[g]);
    @ public invariant (\forall \bigint g; 0 <= g && g < count; 1 <= rights[g] && rights[g] <= 7);
    @ accessible \inv : this.parts, this.frames, this.from, this.to, this.frame, this.pages, this.page, this.rights, this.modes, this.count,
    @      from[*], to[*], frame[*], pages[*], page[*], rights[*];
    @*/

    /*+OPENJML@ normal_behavior
    @ requires 0 <= g && g < Limits.GRANTS;
    @ ensures \result && 0 <= frame[g] && 0 <= pages[g] && pages[g] <= frames - frame[g];
    @ assignable \nothing;
    @ pure model boolean row(int g) {
    @      return true;
    @ }
    @*/

    /*@ normal_behavior
    @ requires 0 < parts && parts <= Limits.PARTITIONS && 0 <= frames && frames <= Limits.FRAMES;
    @ ensures this.parts == parts && this.frames == frames && count == 0;
    @ assignable \nothing;
    @*/
    Grants(int parts, int frames) {
        this.parts = parts;
        this.frames = frames;
        from = new int[Limits.GRANTS];
        /*+OPENJML@ set from.__owner = this; @*/
        to = new int[Limits.GRANTS];
        /*+OPENJML@ set to.__owner = this; @*/
        frame = new int[Limits.GRANTS];
        /*+OPENJML@ set frame.__owner = this; @*/
        pages = new int[Limits.GRANTS];
        /*+OPENJML@ set pages.__owner = this; @*/
        page = new int[Limits.GRANTS];
        /*+OPENJML@ set page.__owner = this; @*/
        rights = new int[Limits.GRANTS];
        /*+OPENJML@ set rights.__owner = this; @*/
        modes = new int[Limits.GRANTS];
        /*+OPENJML@ set modes.__owner = this; @*/
    }

    /** Appends a grant; its number, or DENIED. */
    /*+KEY@ normal_behavior
    @ requires count < Limits.GRANTS && 0 <= p && p < parts && 0 <= q && q < parts && p != q;
    @ requires 0 <= f && 1 <= n && n <= frames - f && 0 <= at && at <= Limits.PAGES - n;
    @ requires 1 <= most && most <= 7;
    @ ensures \result == \old(count) && count == \old(count) + 1;
    @ ensures from[\result] == p && to[\result] == q && frame[\result] == f && pages[\result] == n;
    @ ensures page[\result] == at && rights[\result] == most && modes[\result] == ways;
    @ assignable count, from[count], to[count], frame[count], pages[count], page[count], rights[count], modes[count];
    @ also normal_behavior
    @ requires !(count < Limits.GRANTS && 0 <= p && p < parts && 0 <= q && q < parts
    @      && p != q && 0 <= f && 1 <= n && n <= frames - f && 0 <= at && at <= Limits.PAGES - n
    @      && 1 <= most && most <= 7);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ ensures \result == \old(count) || \result == Abi.DENIED;
    @ ensures (\result >= 0) == (\old(count) < Limits.GRANTS && 0 <= p && p < parts && 0 <= q && q < parts
    @      && p != q && 0 <= f && 1 <= n && n <= frames - f && 0 <= at && at <= Limits.PAGES - n
    @      && 1 <= most && most <= 7);
    @ ensures count == (\result >= 0 ? \old(count) + 1 : \old(count));
    @ ensures \result >= 0 ==> from[\old(count)] == p && to[\old(count)] == q && frame[\old(count)] == f;
    @ ensures \result >= 0 ==> pages[\old(count)] == n && page[\old(count)] == at && rights[\old(count)] == most && modes[\old(count)] == ways;
    @ ensures (\forall int g; 0 <= g && g < Limits.GRANTS && (g != \old(count) || !(\result >= 0)); from[g] == \old(from[g]));
    @ ensures (\forall int g; 0 <= g && g < Limits.GRANTS && (g != \old(count) || !(\result >= 0)); to[g] == \old(to[g]));
    @ ensures (\forall int g; 0 <= g && g < Limits.GRANTS && (g != \old(count) || !(\result >= 0)); frame[g] == \old(frame[g]));
    @ ensures (\forall int g; 0 <= g && g < Limits.GRANTS && (g != \old(count) || !(\result >= 0)); pages[g] == \old(pages[g]));
    @ ensures (\forall int g; 0 <= g && g < Limits.GRANTS && (g != \old(count) || !(\result >= 0)); page[g] == \old(page[g]));
    @ ensures (\forall int g; 0 <= g && g < Limits.GRANTS && (g != \old(count) || !(\result >= 0)); rights[g] == \old(rights[g]));
    @ ensures (\forall int g; 0 <= g && g < Limits.GRANTS && (g != \old(count) || !(\result >= 0)); modes[g] == \old(modes[g]));
    @ assignable count, from[0 .. from.length - 1], to[0 .. to.length - 1], frame[0 .. frame.length - 1], pages[0 .. pages.length - 1], page[0 .. page.length - 1], rights[0 .. rights.length - 1], modes[0 .. modes.length - 1];
    @*/
    int add(int p, int q, int f, int n, int at, int most, int ways) {
        if (count >= Limits.GRANTS || p < 0 || p >= parts || q < 0 || q >= parts || p == q) {
            return Abi.DENIED;
        }
        if (f < 0 || n < 1 || n > frames - f || at < 0 || at > Limits.PAGES - n || most < 1 || most > 7) {
            return Abi.DENIED;
        }
        int g = count;
        from[g] = p;
        to[g] = q;
        frame[g] = f;
        pages[g] = n;
        page[g] = at;
        rights[g] = most;
        modes[g] = ways;
        count = g + 1;
        return g;
    }

    /** Whether p may pass the index-th frame of grant g on in this mode. */
    /*+KEY@ normal_behavior
    @ ensures \result == (0 <= g && g < count && from[g] == p && 0 <= index && index < pages[g]
    @      && Rights.within(mode, modes[g]));
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires count <= from.length && count <= pages.length && count <= modes.length;
    @ ensures \result == (0 <= g && g < count && from[g] == p && 0 <= index && index < pages[g]
    @      && Rights.within(mode, modes[g]));
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ boolean allows(int p, int g, int index, int mode) {
        if (g < 0 || g >= count || from[g] != p || index < 0 || index >= pages[g]) {
            return false;
        }
        return Rights.within(mode, modes[g]);
    }

    /** Whether q is the receiver of the index-th frame of grant g. */
    /*+KEY@ normal_behavior
    @ ensures \result == (0 <= g && g < count && to[g] == q && 0 <= index && index < pages[g]);
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires count <= to.length && count <= pages.length;
    @ ensures \result == (0 <= g && g < count && to[g] == q && 0 <= index && index < pages[g]);
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ boolean receives(int q, int g, int index) {
        return g >= 0 && g < count && to[g] == q && index >= 0 && index < pages[g];
    }

    /** Receiver of a grant. */
    /*+KEY@ normal_behavior
    @ requires 0 <= g && g < count;
    @ ensures \result == to[g] && 0 <= \result && \result < parts;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.GRANTS && count <= to.length && count <= from.length && count <= pages.length;
    @ requires 0 <= g && g < count;
    @ ensures \result == to[g] && 0 <= \result && \result < parts && (pages[g] > 0 ==> \result != from[g]);
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int to(int g) {
        return to[g];
    }

    /** The index-th frame of a grant. */
    /*+KEY@ normal_behavior
    @ requires 0 <= g && g < count && 0 <= index && index < pages[g];
    @ ensures \result == frame[g] + index && 0 <= \result && \result < frames;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.GRANTS && count <= frame.length && count <= pages.length;
    @ requires 0 <= g && g < count && 0 <= index && index < pages[g];
    @ ensures \result == frame[g] + index && 0 <= \result && \result < frames;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int frameAt(int g, int index) {
        return frame[g] + index;
    }

    /** The page at which the receiver sees the index-th frame of a grant. */
    /*+KEY@ normal_behavior
    @ requires 0 <= g && g < count && 0 <= index && index < pages[g];
    @ ensures \result == page[g] + index && 0 <= \result && \result < Limits.PAGES;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.GRANTS && count <= page.length && count <= pages.length;
    @ requires 0 <= g && g < count && 0 <= index && index < pages[g];
    @ ensures \result == page[g] + index && 0 <= \result && \result < Limits.PAGES;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int pageAt(int g, int index) {
        return page[g] + index;
    }

    /** Rights the receiver gets. */
    /*+KEY@ normal_behavior
    @ requires 0 <= g && g < count;
    @ ensures \result == rights[g] && 1 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.GRANTS && count <= rights.length;
    @ requires 0 <= g && g < count;
    @ ensures \result == rights[g] && 0 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int rights(int g) {
        return rights[g];
    }

    /** Whether there is such a grant. */
    /*+KEY@ normal_behavior
    @ ensures \result == (0 <= g && g < count);
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires true;
    @ ensures \result == (0 <= g && g < count);
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ boolean exists(int g) {
        return g >= 0 && g < count;
    }
}
