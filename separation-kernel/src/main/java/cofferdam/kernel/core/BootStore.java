package cofferdam.kernel.core;

/** Which pristine kernel frame is copied into which frame of which partition at start and restart. Static after boot. */
final class BootStore {
    /*@ spec_public @*/ private final int[] from;
    /*@ spec_public @*/ private final int[] to;
    /*@ spec_public @*/ private final int[] partition;
    /*@ spec_public @*/ private int count;

    /*@ public invariant from != to && from != partition && to != partition && from.length <= Limits.FRAMES;
    @ public invariant to.length == from.length && partition.length == from.length;
    @ public invariant 0 <= count && count <= from.length;
    @*/

    /*+OPENJML@ public invariant from.__owner == this && to.__owner == this && partition.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible from[*], to[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible from[*], to[*];
    @ ensures \result == ((\forall int i; 0 <= i && i < from.length; 0 <= from[i] && from[i] < from.length)
    @      && (\forall int i; 0 <= i && i < from.length; 0 <= to[i] && to[i] < from.length));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int i; 0 <= i && i < from.length; 0 <= from[i] && from[i] < from.length)
    @      && (\forall int i; 0 <= i && i < from.length; 0 <= to[i] && to[i] < from.length);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint i; 0 <= i && i < count; 0 <= from[i] && from[i] < from.length);
    @ public invariant (\forall \bigint i; 0 <= i && i < count; 0 <= to[i] && to[i] < from.length);
    @ accessible \inv : this.from, this.to, this.partition, this.count, from[*], to[*];
    @*/

    /*@ normal_behavior
    @ requires 0 <= frames && frames <= Limits.FRAMES;
    @ ensures from.length == frames && count == 0;
    @ assignable \nothing;
    @*/
    BootStore(int frames) {
        from = new int[frames];
        /*+OPENJML@ set from.__owner = this; @*/
        to = new int[frames];
        /*+OPENJML@ set to.__owner = this; @*/
        partition = new int[frames];
        /*+OPENJML@ set partition.__owner = this; @*/
    }

    /** Appends an image frame; OK, or DENIED. */
    /*+KEY@ normal_behavior
    @ requires count < from.length && 0 <= pristine && pristine < from.length && 0 <= f && f < from.length;
    @ ensures \result == Abi.OK && count == \old(count) + 1;
    @ ensures from[\old(count)] == pristine && to[\old(count)] == f && partition[\old(count)] == p;
    @ assignable count, from[count], to[count], partition[count];
    @ also normal_behavior
    @ requires !(count < from.length && 0 <= pristine && pristine < from.length && 0 <= f && f < from.length);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (\old(count) < from.length && 0 <= pristine && pristine < from.length && 0 <= f && f < from.length);
    @ ensures count == (\result == Abi.OK ? \old(count) + 1 : \old(count));
    @ ensures \result == Abi.OK ==> from[\old(count)] == pristine;
    @ ensures \result == Abi.OK ==> to[\old(count)] == f && partition[\old(count)] == p;
    @ ensures (\forall int i; 0 <= i && i < from.length && (i != \old(count) || !(\result == Abi.OK)); from[i] == \old(from[i]));
    @ ensures (\forall int i; 0 <= i && i < from.length && (i != \old(count) || !(\result == Abi.OK)); to[i] == \old(to[i]));
    @ ensures (\forall int i; 0 <= i && i < from.length && (i != \old(count) || !(\result == Abi.OK)); partition[i] == \old(partition[i]));
    @ assignable count, from[0 .. from.length - 1], to[0 .. to.length - 1], partition[0 .. partition.length - 1];
    @*/
    int add(int p, int pristine, int f) {
        if (count >= from.length || pristine < 0 || pristine >= from.length || f < 0 || f >= from.length) {
            return Abi.DENIED;
        }
        from[count] = pristine;
        to[count] = f;
        partition[count] = p;
        count = count + 1;
        return Abi.OK;
    }

    /** How many image frames there are. */
    /*+KEY@ normal_behavior
    @ ensures \result == count && 0 <= \result && \result <= from.length;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= count && count <= from.length;
    @ ensures \result == count && 0 <= \result && \result <= from.length;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int count() {
        return count;
    }

    /** Pristine frame of an entry. */
    /*+KEY@ normal_behavior
    @ requires 0 <= i && i < count;
    @ ensures \result == from[i] && 0 <= \result && \result < from.length;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= from.length;
    @ requires 0 <= i && i < count;
    @ ensures \result == from[i] && 0 <= \result && \result < from.length;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int from(int i) {
        return from[i];
    }

    /** Target frame of an entry. */
    /*+KEY@ normal_behavior
    @ requires 0 <= i && i < count;
    @ ensures \result == to[i] && 0 <= \result && \result < from.length;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= to.length && count <= from.length;
    @ requires 0 <= i && i < count;
    @ ensures \result == to[i] && 0 <= \result && \result < from.length;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int to(int i) {
        return to[i];
    }

    /** Partition an entry belongs to. */
    /*+KEY@ normal_behavior
    @ requires 0 <= i && i < count;
    @ ensures \result == partition[i];
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= partition.length && count <= from.length;
    @ requires 0 <= i && i < count;
    @ ensures \result == partition[i];
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int partition(int i) {
        return partition[i];
    }
}
