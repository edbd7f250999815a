package cofferdam.kernel.core;

/**
 * The frame ledger: one row per frame says who owns it, who else reaches it, at which page and with which rights.
 * Isolation is a property of each single row; the translation tables refine the ledger.
 *
 * <p>Rows by state: FREE and KERNEL frames have no partition at all; OWNED, RETURNED and DEVICE frames have an owner;
 * LENT, SHARED and CHANNEL frames have an owner and another partition as borrower. Only an OWNED frame can be pinned,
 * that is, reached by DMA of its owner's devices. Requirements G1-01, G1-02, G1-12, G1-14, G2-07, G3-04.
 */
public final class Ledger {
    /** Nobody's. */
    public static final int FREE = 0;

    /** The kernel's own: no partition and no device ever reaches it. */
    public static final int KERNEL = 1;

    /** Reached by its owner alone. */
    public static final int OWNED = 2;

    /** Lent: reached by the borrower alone. */
    public static final int LENT = 3;

    /** Shared at run time: reached by owner and borrower. */
    public static final int SHARED = 4;

    /** Given back by the borrower and not yet reclaimed. */
    public static final int RETURNED = 5;

    /** A declared one-way channel: the owner writes, the borrower reads, for ever. */
    public static final int CHANNEL = 6;

    /** Device registers of the owner, for ever. */
    public static final int DEVICE = 7;

    /** No partition. */
    public static final int NOBODY = -1;

    /*@ spec_public @*/ private final int parts;
    /*@ spec_public @*/ private final int[] state;
    /*@ spec_public @*/ private final int[] owner;
    /*@ spec_public @*/ private final int[] ownerPage;
    /*@ spec_public @*/ private final int[] ownerMost;
    /*@ spec_public @*/ private final int[] ownerRights;
    /*@ spec_public @*/ private final int[] borrower;
    /*@ spec_public @*/ private final int[] borrowerPage;
    /*@ spec_public @*/ private final int[] borrowerRights;
    /*@ spec_public @*/ private final boolean[] pinned;

    /*@ public invariant 0 < parts && parts <= Limits.PARTITIONS && state.length <= Limits.FRAMES;
    @ public invariant state != owner && state != ownerPage && state != ownerMost && state != ownerRights;
    @ public invariant state != borrower && state != borrowerPage && state != borrowerRights;
    @ public invariant owner != ownerPage && owner != ownerMost && owner != ownerRights && owner != borrower;
    @ public invariant owner != borrowerPage && owner != borrowerRights && ownerPage != ownerMost;
    @ public invariant ownerPage != ownerRights && ownerPage != borrower && ownerPage != borrowerPage;
    @ public invariant ownerPage != borrowerRights && ownerMost != ownerRights && ownerMost != borrower;
    @ public invariant ownerMost != borrowerPage && ownerMost != borrowerRights && ownerRights != borrower;
    @ public invariant ownerRights != borrowerPage && ownerRights != borrowerRights;
    @ public invariant borrower != borrowerPage && borrower != borrowerRights && borrowerPage != borrowerRights;
    @ public invariant owner.length == state.length && ownerPage.length == state.length;
    @ public invariant ownerMost.length == state.length && ownerRights.length == state.length;
    @ public invariant borrower.length == state.length && borrowerPage.length == state.length;
    @ public invariant borrowerRights.length == state.length && pinned.length == state.length;
    @*/

    /*+OPENJML@ public invariant state.__owner == this && owner.__owner == this && ownerPage.__owner == this;
    @ public invariant ownerMost.__owner == this && ownerRights.__owner == this && borrower.__owner == this;
    @ public invariant borrowerPage.__owner == this && borrowerRights.__owner == this && pinned.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible state[*], owner[*], ownerPage[*], ownerMost[*], ownerRights[*],
    @      borrower[*], borrowerPage[*], borrowerRights[*], pinned[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible state[*], owner[*], ownerPage[*], ownerMost[*], ownerRights[*],
    @      borrower[*], borrowerPage[*], borrowerRights[*], pinned[*];
    @ ensures \result == ((\forall int f; 0 <= f && f < state.length;
    @      ((state[f] == FREE || state[f] == KERNEL) && owner[f] == NOBODY && ownerRights[f] == 0
    @         && borrower[f] == NOBODY && borrowerRights[f] == 0 && !pinned[f])
    @   || ((state[f] == OWNED || state[f] == RETURNED || state[f] == DEVICE) && 0 <= owner[f] && owner[f] < parts
    @         && borrower[f] == NOBODY && borrowerRights[f] == 0 && (pinned[f] ==> state[f] == OWNED))
    @   || ((state[f] == LENT || state[f] == SHARED || state[f] == CHANNEL) && 0 <= owner[f] && owner[f] < parts
    @         && 0 <= borrower[f] && borrower[f] < parts && owner[f] != borrower[f] && !pinned[f]
    @         && (state[f] == LENT ==> ownerRights[f] == 0)))
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= ownerPage[f] && ownerPage[f] < Limits.PAGES)
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= borrowerPage[f] && borrowerPage[f] < Limits.PAGES)
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= ownerMost[f] && ownerMost[f] <= 7)
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= ownerRights[f] && ownerRights[f] <= 7)
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= borrowerRights[f] && borrowerRights[f] <= 7)
    @      && (\forall int f; 0 <= f && f < state.length; ownerRights[f] % 2 <= ownerMost[f] % 2)
    @      && (\forall int f; 0 <= f && f < state.length; (ownerRights[f] / 2) % 2 <= (ownerMost[f] / 2) % 2)
    @      && (\forall int f; 0 <= f && f < state.length; ownerRights[f] / 4 <= ownerMost[f] / 4));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int f; 0 <= f && f < state.length;
    @      ((state[f] == FREE || state[f] == KERNEL) && owner[f] == NOBODY && ownerRights[f] == 0
    @         && borrower[f] == NOBODY && borrowerRights[f] == 0 && !pinned[f])
    @   || ((state[f] == OWNED || state[f] == RETURNED || state[f] == DEVICE) && 0 <= owner[f] && owner[f] < parts
    @         && borrower[f] == NOBODY && borrowerRights[f] == 0 && (pinned[f] ==> state[f] == OWNED))
    @   || ((state[f] == LENT || state[f] == SHARED || state[f] == CHANNEL) && 0 <= owner[f] && owner[f] < parts
    @         && 0 <= borrower[f] && borrower[f] < parts && owner[f] != borrower[f] && !pinned[f]
    @         && (state[f] == LENT ==> ownerRights[f] == 0)))
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= ownerPage[f] && ownerPage[f] < Limits.PAGES)
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= borrowerPage[f] && borrowerPage[f] < Limits.PAGES)
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= ownerMost[f] && ownerMost[f] <= 7)
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= ownerRights[f] && ownerRights[f] <= 7)
    @      && (\forall int f; 0 <= f && f < state.length; 0 <= borrowerRights[f] && borrowerRights[f] <= 7)
    @      && (\forall int f; 0 <= f && f < state.length; ownerRights[f] % 2 <= ownerMost[f] % 2)
    @      && (\forall int f; 0 <= f && f < state.length; (ownerRights[f] / 2) % 2 <= (ownerMost[f] / 2) % 2)
    @      && (\forall int f; 0 <= f && f < state.length; ownerRights[f] / 4 <= ownerMost[f] / 4);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint f; 0 <= f && f < state.length;
    @      rowOk(state[f], owner[f], ownerRights[f], borrower[f], borrowerRights[f], pinned[f], parts));
    @ public invariant (\forall \bigint f; 0 <= f && f < state.length; 0 <= ownerPage[f] && ownerPage[f] < Limits.PAGES);
    @ public invariant (\forall \bigint f; 0 <= f && f < state.length;
    @      0 <= borrowerPage[f] && borrowerPage[f] < Limits.PAGES);
    @ public invariant (\forall \bigint f; 0 <= f && f < state.length; 0 <= ownerMost[f] && ownerMost[f] <= 7);
    @ public invariant (\forall \bigint f; 0 <= f && f < state.length; 0 <= ownerRights[f] && ownerRights[f] <= 7);
    @ public invariant (\forall \bigint f; 0 <= f && f < state.length; 0 <= borrowerRights[f] && borrowerRights[f] <= 7);
    @ public invariant (\forall \bigint f; 0 <= f && f < state.length; Rights.within(ownerRights[f], ownerMost[f]));
    @ accessible \inv : this.parts, this.state, this.owner, this.ownerPage, this.ownerMost, this.ownerRights,
    @      this.borrower, this.borrowerPage, this.borrowerRights, this.pinned, state[*], owner[*], ownerPage[*],
    @      ownerMost[*], ownerRights[*], borrower[*], borrowerPage[*], borrowerRights[*], pinned[*];
    @*/

    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result && -1 <= owner[f] && owner[f] < parts && -1 <= borrower[f] && borrower[f] < parts;
    @ ensures FREE <= state[f] && state[f] <= DEVICE && (pinned[f] ==> state[f] == OWNED);
    @ ensures (owner[f] == NOBODY) == (state[f] == FREE || state[f] == KERNEL);
    @ ensures (borrower[f] != NOBODY) == (state[f] == LENT || state[f] == SHARED || state[f] == CHANNEL);
    @ ensures borrower[f] != NOBODY ==> borrower[f] != owner[f];
    @ ensures borrower[f] == NOBODY ==> borrowerRights[f] == 0;
    @ ensures state[f] == FREE || state[f] == KERNEL || state[f] == LENT ==> ownerRights[f] == 0;
    @ ensures 0 <= ownerMost[f] && ownerMost[f] <= 7 && 0 <= ownerPage[f] && ownerPage[f] < Limits.PAGES;
    @ assignable \nothing;
    @ pure model boolean row(int f) {
    @      return true;
    @ }
    @*/

    /*@ normal_behavior
    @ requires 0 < parts && parts <= Limits.PARTITIONS && 0 <= frames && frames <= Limits.FRAMES;
    @ ensures this.parts == parts && state.length == frames;
    @ ensures (\forall int f; 0 <= f && f < frames; state[f] == FREE);
    @ assignable \nothing;
    @*/
    Ledger(int parts, int frames) {
        this.parts = parts;
        state = new int[frames];
        /*+OPENJML@ set state.__owner = this; @*/
        owner = new int[frames];
        /*+OPENJML@ set owner.__owner = this; @*/
        ownerPage = new int[frames];
        /*+OPENJML@ set ownerPage.__owner = this; @*/
        ownerMost = new int[frames];
        /*+OPENJML@ set ownerMost.__owner = this; @*/
        ownerRights = new int[frames];
        /*+OPENJML@ set ownerRights.__owner = this; @*/
        borrower = new int[frames];
        /*+OPENJML@ set borrower.__owner = this; @*/
        borrowerPage = new int[frames];
        /*+OPENJML@ set borrowerPage.__owner = this; @*/
        borrowerRights = new int[frames];
        /*+OPENJML@ set borrowerRights.__owner = this; @*/
        pinned = new boolean[frames];
        /*+OPENJML@ set pinned.__owner = this; @*/
        /*@ loop_invariant 0 <= i && i <= frames;
        @ loop_invariant (\forall int f; 0 <= f && f < i; owner[f] == NOBODY && borrower[f] == NOBODY);
        @ loop_modifies i, owner[*], borrower[*];
        @ decreases frames - i;
        @*/
        for (int i = 0; i < frames; i++) {
            owner[i] = NOBODY;
            borrower[i] = NOBODY;
        }
    }

    /** What every row keeps: see the class comment. */
    /*@ public normal_behavior
    @ ensures \result == (
    @      ((s == FREE || s == KERNEL) && o == NOBODY && r == 0 && b == NOBODY && br == 0 && !pin)
    @   || ((s == OWNED || s == RETURNED || s == DEVICE) && 0 <= o && o < n && b == NOBODY && br == 0
    @         && (pin ==> s == OWNED))
    @   || ((s == LENT || s == SHARED || s == CHANNEL) && 0 <= o && o < n && 0 <= b && b < n && o != b && !pin
    @         && (s == LENT ==> r == 0)));
    @ assignable \nothing;
    @*/
    public static /*@ pure helper @*/ /*+KEY@ strictly_pure @*/ boolean rowOk(
            int s, int o, int r, int b, int br, boolean pin, int n) {
        if (s == FREE || s == KERNEL) {
            return o == NOBODY && r == 0 && b == NOBODY && br == 0 && !pin;
        }
        if (s == OWNED || s == RETURNED || s == DEVICE) {
            return 0 <= o && o < n && b == NOBODY && br == 0 && (!pin || s == OWNED);
        }
        if (s == LENT && r != 0) {
            return false;
        }
        return (s == LENT || s == SHARED || s == CHANNEL) && 0 <= o && o < n && 0 <= b && b < n && o != b && !pin;
    }

    /** A free frame becomes the kernel's. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && state[f] == FREE;
    @ ensures \result == Abi.OK && state[f] == KERNEL;
    @ assignable state[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && state[f] == FREE);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (\old(state[f]) == FREE);
    @ ensures \result == Abi.OK ==> state[f] == KERNEL;
    @ ensures \result != Abi.OK ==> state[f] == \old(state[f]);
    @ assignable state[f];
    @*/
    int claim(int f) {
        if (f < 0 || f >= state.length || state[f] != FREE) {
            return Abi.DENIED;
        }
        state[f] = KERNEL;
        return Abi.OK;
    }

    /** A free frame becomes memory of a partition. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && state[f] == FREE && 0 <= p && p < parts;
    @ requires 0 <= page && page < Limits.PAGES && 0 <= rights && rights <= 7;
    @ ensures \result == Abi.OK && state[f] == OWNED && owner[f] == p && ownerPage[f] == page;
    @ ensures ownerMost[f] == rights && ownerRights[f] == rights;
    @ assignable state[f], owner[f], ownerPage[f], ownerMost[f], ownerRights[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && state[f] == FREE && 0 <= p && p < parts
    @      && 0 <= page && page < Limits.PAGES && 0 <= rights && rights <= 7);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (\old(state[f]) == FREE && 0 <= p && p < parts && 0 <= page && page < Limits.PAGES
    @      && 0 <= rights && rights <= 7);
    @ ensures \result == Abi.OK ==> state[f] == OWNED && owner[f] == p && ownerPage[f] == page;
    @ ensures \result == Abi.OK ==> ownerMost[f] == rights && ownerRights[f] == rights;
    @ ensures \result != Abi.OK ==> state[f] == \old(state[f]) && owner[f] == \old(owner[f])
    @     && ownerPage[f] == \old(ownerPage[f]) && ownerMost[f] == \old(ownerMost[f])
    @     && ownerRights[f] == \old(ownerRights[f]);
    @ assignable state[f], owner[f], ownerPage[f], ownerMost[f], ownerRights[f];
    @*/
    int own(int p, int f, int page, int rights) {
        if (f < 0 || f >= state.length || p < 0 || p >= parts || page < 0 || page >= Limits.PAGES) {
            return Abi.DENIED;
        }
        if (state[f] != FREE || rights < 0 || rights > 7) {
            return Abi.DENIED;
        }
        state[f] = OWNED;
        owner[f] = p;
        ownerPage[f] = page;
        ownerMost[f] = rights;
        ownerRights[f] = rights;
        return Abi.OK;
    }

    /** A free frame becomes device registers of a partition. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && state[f] == FREE && 0 <= p && p < parts;
    @ requires 0 <= page && page < Limits.PAGES;
    @ ensures \result == Abi.OK && state[f] == DEVICE && owner[f] == p && ownerPage[f] == page;
    @ ensures ownerMost[f] == 3 && ownerRights[f] == 3;
    @ assignable state[f], owner[f], ownerPage[f], ownerMost[f], ownerRights[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && state[f] == FREE && 0 <= p && p < parts
    @      && 0 <= page && page < Limits.PAGES);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (\old(state[f]) == FREE && 0 <= p && p < parts && 0 <= page && page < Limits.PAGES);
    @ ensures \result == Abi.OK ==> state[f] == DEVICE && owner[f] == p && ownerPage[f] == page;
    @ ensures \result == Abi.OK ==> ownerMost[f] == 3 && ownerRights[f] == 3;
    @ ensures \result != Abi.OK ==> state[f] == \old(state[f]) && owner[f] == \old(owner[f])
    @     && ownerPage[f] == \old(ownerPage[f]) && ownerMost[f] == \old(ownerMost[f])
    @     && ownerRights[f] == \old(ownerRights[f]);
    @ assignable state[f], owner[f], ownerPage[f], ownerMost[f], ownerRights[f];
    @*/
    int device(int p, int f, int page) {
        if (f < 0 || f >= state.length || p < 0 || p >= parts || page < 0 || page >= Limits.PAGES) {
            return Abi.DENIED;
        }
        if (state[f] != FREE) {
            return Abi.DENIED;
        }
        state[f] = DEVICE;
        owner[f] = p;
        ownerPage[f] = page;
        ownerMost[f] = 3;
        ownerRights[f] = 3;
        return Abi.OK;
    }

    /** A free frame becomes a channel that p writes and q reads. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && state[f] == FREE && 0 <= p && p < parts && 0 <= q && q < parts && p != q;
    @ requires 0 <= page && page < Limits.PAGES && 0 <= qPage && qPage < Limits.PAGES;
    @ ensures \result == Abi.OK && state[f] == CHANNEL && owner[f] == p && ownerPage[f] == page;
    @ ensures ownerMost[f] == 3 && ownerRights[f] == 3;
    @ ensures borrower[f] == q && borrowerPage[f] == qPage && borrowerRights[f] == 1;
    @ assignable state[f], owner[f], ownerPage[f], ownerMost[f], ownerRights[f],
    @      borrower[f], borrowerPage[f], borrowerRights[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && state[f] == FREE && 0 <= p && p < parts && 0 <= q && q < parts
    @      && p != q && 0 <= page && page < Limits.PAGES && 0 <= qPage && qPage < Limits.PAGES);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (\old(state[f]) == FREE && 0 <= p && p < parts && 0 <= q && q < parts && p != q
    @      && 0 <= page && page < Limits.PAGES && 0 <= qPage && qPage < Limits.PAGES);
    @ ensures \result == Abi.OK ==> state[f] == CHANNEL && owner[f] == p && ownerPage[f] == page;
    @ ensures \result == Abi.OK ==> ownerMost[f] == 3 && ownerRights[f] == 3;
    @ ensures \result == Abi.OK ==> borrower[f] == q && borrowerPage[f] == qPage && borrowerRights[f] == 1;
    @ ensures \result != Abi.OK ==> state[f] == \old(state[f]) && owner[f] == \old(owner[f])
    @     && ownerPage[f] == \old(ownerPage[f]) && ownerMost[f] == \old(ownerMost[f])
    @     && ownerRights[f] == \old(ownerRights[f]) && borrower[f] == \old(borrower[f])
    @     && borrowerPage[f] == \old(borrowerPage[f]) && borrowerRights[f] == \old(borrowerRights[f]);
    @ assignable state[f], owner[f], ownerPage[f], ownerMost[f], ownerRights[f], borrower[f], borrowerPage[f], borrowerRights[f];
    @*/
    int channel(int p, int q, int f, int page, int qPage) {
        if (f < 0 || f >= state.length || p < 0 || p >= parts || page < 0 || page >= Limits.PAGES) {
            return Abi.DENIED;
        }
        if (state[f] != FREE || q < 0 || q >= parts || p == q || qPage < 0 || qPage >= Limits.PAGES) {
            return Abi.DENIED;
        }
        state[f] = CHANNEL;
        owner[f] = p;
        ownerPage[f] = page;
        ownerMost[f] = 3;
        ownerRights[f] = 3;
        borrower[f] = q;
        borrowerPage[f] = qPage;
        borrowerRights[f] = 1;
        return Abi.OK;
    }

    /** The owner reaches its frame with these rights from now on, 0 for not at all. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && 0 <= p && owner[f] == p;
    @ requires (state[f] == OWNED || state[f] == SHARED) && Rights.within(rights, ownerMost[f]);
    @ ensures \result == Abi.OK && ownerRights[f] == rights;
    @ assignable ownerRights[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && 0 <= p && owner[f] == p
    @      && (state[f] == OWNED || state[f] == SHARED) && Rights.within(rights, ownerMost[f]));
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (0 <= p && \old(owner[f]) == p && (\old(state[f]) == OWNED || \old(state[f]) == SHARED)
    @      && Rights.within(rights, \old(ownerMost[f])));
    @ ensures \result == Abi.OK ==> ownerRights[f] == rights;
    @ ensures \result != Abi.OK ==> ownerRights[f] == \old(ownerRights[f]);
    @ assignable ownerRights[f];
    @*/
    int remap(int p, int f, int rights) {
        if (f < 0 || f >= state.length || p < 0 || owner[f] != p || !Rights.within(rights, ownerMost[f])) {
            return Abi.DENIED;
        }
        if (state[f] != OWNED && state[f] != SHARED) {
            return Abi.DENIED;
        }
        ownerRights[f] = rights;
        return Abi.OK;
    }

    /** Devices of the owner reach the frame. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == OWNED;
    @ ensures \result == Abi.OK && pinned[f];
    @ assignable pinned[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == OWNED);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (0 <= p && \old(owner[f]) == p && \old(state[f]) == OWNED);
    @ ensures \result == Abi.OK ==> pinned[f];
    @ ensures \result != Abi.OK ==> pinned[f] == \old(pinned[f]);
    @ assignable pinned[f];
    @*/
    int pin(int p, int f) {
        if (f < 0 || f >= state.length || p < 0 || owner[f] != p || state[f] != OWNED) {
            return Abi.DENIED;
        }
        pinned[f] = true;
        return Abi.OK;
    }

    /** Unless devices still reach the frame, it is not pinned any more. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures pinned[f] == (\old(pinned[f]) && reached);
    @ assignable pinned[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length);
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures pinned[f] == (\old(pinned[f]) && reached);
    @ assignable pinned[f];
    @*/
    void unpin(int f, boolean reached) {
        if (f >= 0 && f < state.length && !reached) {
            pinned[f] = false;
        }
    }

    /** p lends its frame to q, which sees it at this page with these rights; p no longer reaches it. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == OWNED && !pinned[f];
    @ requires 0 <= q && q < parts && p != q && 0 <= page && page < Limits.PAGES && Rights.within(rights, ownerMost[f]);
    @ ensures \result == Abi.OK && state[f] == LENT && ownerRights[f] == 0;
    @ ensures borrower[f] == q && borrowerPage[f] == page && borrowerRights[f] == rights;
    @ assignable state[f], ownerRights[f], borrower[f], borrowerPage[f], borrowerRights[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == OWNED && !pinned[f]
    @      && 0 <= q && q < parts && p != q && 0 <= page && page < Limits.PAGES && Rights.within(rights, ownerMost[f]));
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (0 <= p && \old(owner[f]) == p && \old(state[f]) == OWNED && !\old(pinned[f]) && 0 <= q && q < parts && p != q
    @      && 0 <= page && page < Limits.PAGES && Rights.within(rights, \old(ownerMost[f])));
    @ ensures \result == Abi.OK ==> state[f] == LENT && ownerRights[f] == 0;
    @ ensures \result == Abi.OK ==> borrower[f] == q && borrowerPage[f] == page && borrowerRights[f] == rights;
    @ ensures \result != Abi.OK ==> state[f] == \old(state[f]) && ownerRights[f] == \old(ownerRights[f])
    @     && borrower[f] == \old(borrower[f]) && borrowerPage[f] == \old(borrowerPage[f])
    @     && borrowerRights[f] == \old(borrowerRights[f]);
    @ assignable state[f], ownerRights[f], borrower[f], borrowerPage[f], borrowerRights[f];
    @*/
    int lend(int p, int q, int f, int page, int rights) {
        if (!passable(p, q, f, page, rights)) {
            return Abi.DENIED;
        }
        state[f] = LENT;
        ownerRights[f] = 0;
        borrower[f] = q;
        borrowerPage[f] = page;
        borrowerRights[f] = rights;
        return Abi.OK;
    }

    /** p shares its frame with q, which sees it at this page with these rights. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == OWNED && !pinned[f];
    @ requires 0 <= q && q < parts && p != q && 0 <= page && page < Limits.PAGES && Rights.within(rights, ownerMost[f]);
    @ ensures \result == Abi.OK && state[f] == SHARED;
    @ ensures borrower[f] == q && borrowerPage[f] == page && borrowerRights[f] == rights;
    @ assignable state[f], borrower[f], borrowerPage[f], borrowerRights[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == OWNED && !pinned[f]
    @      && 0 <= q && q < parts && p != q && 0 <= page && page < Limits.PAGES && Rights.within(rights, ownerMost[f]));
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (0 <= p && \old(owner[f]) == p && \old(state[f]) == OWNED && !\old(pinned[f]) && 0 <= q && q < parts && p != q
    @      && 0 <= page && page < Limits.PAGES && Rights.within(rights, \old(ownerMost[f])));
    @ ensures \result == Abi.OK ==> state[f] == SHARED;
    @ ensures \result == Abi.OK ==> borrower[f] == q && borrowerPage[f] == page && borrowerRights[f] == rights;
    @ ensures \result != Abi.OK ==> state[f] == \old(state[f]) && borrower[f] == \old(borrower[f])
    @     && borrowerPage[f] == \old(borrowerPage[f]) && borrowerRights[f] == \old(borrowerRights[f]);
    @ assignable state[f], borrower[f], borrowerPage[f], borrowerRights[f];
    @*/
    int share(int p, int q, int f, int page, int rights) {
        if (!passable(p, q, f, page, rights)) {
            return Abi.DENIED;
        }
        state[f] = SHARED;
        borrower[f] = q;
        borrowerPage[f] = page;
        borrowerRights[f] = rights;
        return Abi.OK;
    }

    /** p gives its frame away to q, which sees it at this page with these rights. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == OWNED && !pinned[f];
    @ requires 0 <= q && q < parts && p != q && 0 <= page && page < Limits.PAGES && Rights.within(rights, ownerMost[f]);
    @ ensures \result == Abi.OK && state[f] == OWNED && owner[f] == q && ownerPage[f] == page;
    @ ensures ownerMost[f] == rights && ownerRights[f] == rights;
    @ assignable owner[f], ownerPage[f], ownerMost[f], ownerRights[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == OWNED && !pinned[f]
    @      && 0 <= q && q < parts && p != q && 0 <= page && page < Limits.PAGES && Rights.within(rights, ownerMost[f]));
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (0 <= p && \old(owner[f]) == p && \old(state[f]) == OWNED && !\old(pinned[f]) && 0 <= q && q < parts && p != q
    @      && 0 <= page && page < Limits.PAGES && Rights.within(rights, \old(ownerMost[f])));
    @ ensures \result == Abi.OK ==> owner[f] == q && ownerPage[f] == page && ownerMost[f] == rights && ownerRights[f] == rights;
    @ ensures \result != Abi.OK ==> owner[f] == \old(owner[f]) && ownerPage[f] == \old(ownerPage[f])
    @     && ownerMost[f] == \old(ownerMost[f]) && ownerRights[f] == \old(ownerRights[f]);
    @ assignable owner[f], ownerPage[f], ownerMost[f], ownerRights[f];
    @*/
    int donate(int p, int q, int f, int page, int rights) {
        if (!passable(p, q, f, page, rights)) {
            return Abi.DENIED;
        }
        owner[f] = q;
        ownerPage[f] = page;
        ownerMost[f] = rights;
        ownerRights[f] = rights;
        return Abi.OK;
    }

    /** q no longer reaches a frame that was lent to it or shared with it. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && 0 <= q && borrower[f] == q && (state[f] == LENT || state[f] == SHARED);
    @ ensures \result == Abi.OK && state[f] == RETURNED && borrower[f] == NOBODY && borrowerRights[f] == 0;
    @ assignable state[f], borrower[f], borrowerRights[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && 0 <= q && borrower[f] == q && (state[f] == LENT || state[f] == SHARED));
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (0 <= q && \old(borrower[f]) == q && (\old(state[f]) == LENT || \old(state[f]) == SHARED));
    @ ensures \result == Abi.OK ==> state[f] == RETURNED && borrower[f] == NOBODY && borrowerRights[f] == 0;
    @ ensures \result != Abi.OK ==> state[f] == \old(state[f]) && borrower[f] == \old(borrower[f])
    @     && borrowerRights[f] == \old(borrowerRights[f]);
    @ assignable state[f], borrower[f], borrowerRights[f];
    @*/
    int relinquish(int q, int f) {
        if (f < 0 || f >= state.length || q < 0 || borrower[f] != q || (state[f] != LENT && state[f] != SHARED)) {
            return Abi.DENIED;
        }
        state[f] = RETURNED;
        borrower[f] = NOBODY;
        borrowerRights[f] = 0;
        return Abi.OK;
    }

    /** p takes back a frame that was given back, with all rights it may have. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == RETURNED;
    @ ensures \result == Abi.OK && state[f] == OWNED && ownerRights[f] == ownerMost[f];
    @ assignable state[f], ownerRights[f];
    @ also normal_behavior
    @ requires !(0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == RETURNED);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (0 <= p && \old(owner[f]) == p && \old(state[f]) == RETURNED);
    @ ensures \result == Abi.OK ==> state[f] == OWNED && ownerRights[f] == ownerMost[f];
    @ ensures \result != Abi.OK ==> state[f] == \old(state[f]) && ownerRights[f] == \old(ownerRights[f]);
    @ assignable state[f], ownerRights[f];
    @*/
    int reclaim(int p, int f) {
        if (f < 0 || f >= state.length || p < 0 || owner[f] != p || state[f] != RETURNED) {
            return Abi.DENIED;
        }
        state[f] = OWNED;
        ownerRights[f] = ownerMost[f];
        return Abi.OK;
    }

    /** Whether p may pass this frame on to q: what lend, share and donate have in common. */
    /*@ normal_behavior
    @ ensures \result == (0 <= f && f < state.length && 0 <= p && owner[f] == p && state[f] == OWNED && !pinned[f]
    @      && 0 <= q && q < parts && p != q && 0 <= page && page < Limits.PAGES && Rights.within(rights, ownerMost[f]));
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+KEY@ strictly_pure @*/ boolean passable(int p, int q, int f, int page, int rights) {
        if (f < 0 || f >= state.length || p < 0 || owner[f] != p || state[f] != OWNED || pinned[f]) {
            return false;
        }
        return q >= 0 && q < parts && p != q && page >= 0 && page < Limits.PAGES && Rights.within(rights, ownerMost[f]);
    }

    /** How many frames the ledger has rows for. */
    /*@ normal_behavior
    @ ensures \result == state.length;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+KEY@ strictly_pure @*/ int frames() {
        return state.length;
    }

    /** Whether the n-th frame after f is mapped just as f is, n pages further on. */
    /*@ normal_behavior
    @ requires 0 <= f && 0 <= n && n < state.length - f;
    @ ensures \result == (state[f + n] == state[f] && owner[f + n] == owner[f]
    @    && ownerPage[f + n] == ownerPage[f] + n && ownerRights[f + n] == ownerRights[f]
    @    && borrower[f + n] == borrower[f] && borrowerRights[f + n] == borrowerRights[f]
    @    && (borrower[f] >= 0 ==> borrowerPage[f + n] == borrowerPage[f] + n));
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean continues(int f, int n) {
        int g = f + n;
        if (state[g] != state[f] || owner[g] != owner[f] || ownerPage[g] != ownerPage[f] + n) {
            return false;
        }
        if (ownerRights[g] != ownerRights[f] || borrower[g] != borrower[f] || borrowerRights[g] != borrowerRights[f]) {
            return false;
        }
        return borrower[f] < 0 || borrowerPage[g] == borrowerPage[f] + n;
    }

    /** State of a frame. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == state[f];
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound();
    @ requires 0 <= f && f < state.length;
    @ ensures \result == state[f];
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ int state(int f) {
        return state[f];
    }

    /** Owner of a frame, or {@link #NOBODY}. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == owner[f] && -1 <= \result && \result < parts;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && f < owner.length && 0 < parts;
    @ requires 0 <= f && f < state.length;
    @ ensures \result == owner[f] && -1 <= \result && \result < parts;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ int owner(int f) {
        return owner[f];
    }

    /** Page at which the owner sees a frame. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == ownerPage[f] && 0 <= \result && \result < Limits.PAGES;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && f < ownerPage.length;
    @ requires 0 <= f && f < state.length;
    @ ensures \result == ownerPage[f] && 0 <= \result && \result < Limits.PAGES;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ int ownerPage(int f) {
        return ownerPage[f];
    }

    /** Most rights the owner may have. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == ownerMost[f] && 0 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && f < ownerMost.length;
    @ requires 0 <= f && f < state.length;
    @ ensures \result == ownerMost[f] && 0 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ int ownerMost(int f) {
        return ownerMost[f];
    }

    /** The owner's present rights. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == ownerRights[f] && 0 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && f < ownerRights.length;
    @ requires 0 <= f && f < state.length;
    @ ensures \result == ownerRights[f] && 0 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ int ownerRights(int f) {
        return ownerRights[f];
    }

    /** Borrower of a frame, or {@link #NOBODY}. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == borrower[f] && -1 <= \result && \result < parts;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && f < borrower.length && 0 < parts;
    @ requires 0 <= f && f < state.length;
    @ ensures \result == borrower[f] && -1 <= \result && \result < parts;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ int borrower(int f) {
        return borrower[f];
    }

    /** Page at which the borrower sees a frame. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == borrowerPage[f] && 0 <= \result && \result < Limits.PAGES;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && f < borrowerPage.length;
    @ requires 0 <= f && f < state.length;
    @ ensures \result == borrowerPage[f] && 0 <= \result && \result < Limits.PAGES;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ int borrowerPage(int f) {
        return borrowerPage[f];
    }

    /** The borrower's rights. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == borrowerRights[f] && 0 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && f < borrowerRights.length;
    @ requires 0 <= f && f < state.length;
    @ ensures \result == borrowerRights[f] && 0 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ int borrowerRights(int f) {
        return borrowerRights[f];
    }

    /** Whether devices of the owner reach a frame. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < state.length;
    @ ensures \result == pinned[f];
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && f < pinned.length;
    @ requires 0 <= f && f < state.length;
    @ ensures \result == pinned[f];
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ boolean pinned(int f) {
        return pinned[f];
    }
}
