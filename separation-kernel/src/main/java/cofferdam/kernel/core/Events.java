package cofferdam.kernel.core;

/** Doorbells: who may raise which vector at whom. Static after boot. Requirement G2-08. */
final class Events {
    /*@ spec_public @*/ private final int[] from;
    /*@ spec_public @*/ private final int[] to;
    /*@ spec_public @*/ private final int[] vector;
    /*@ spec_public @*/ private int count;

    /*@ public invariant from != to && from != vector && to != vector && from.length == Limits.EVENTS;
    @ public invariant to.length == Limits.EVENTS && vector.length == Limits.EVENTS;
    @ public invariant 0 <= count && count <= Limits.EVENTS;
    @*/

    /*+OPENJML@ public invariant from.__owner == this && to.__owner == this && vector.__owner == this && sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible from[*], to[*], vector[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible from[*], to[*], vector[*];
    @ ensures \result == ((\forall int e; 0 <= e && e < Limits.EVENTS; 0 <= from[e] && from[e] < Limits.PARTITIONS)
    @      && (\forall int e; 0 <= e && e < Limits.EVENTS; 0 <= to[e] && to[e] < Limits.PARTITIONS)
    @      && (\forall int e; 0 <= e && e < Limits.EVENTS; 0 <= vector[e] && vector[e] < Limits.VECTORS));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int e; 0 <= e && e < Limits.EVENTS; 0 <= from[e] && from[e] < Limits.PARTITIONS)
    @      && (\forall int e; 0 <= e && e < Limits.EVENTS; 0 <= to[e] && to[e] < Limits.PARTITIONS)
    @      && (\forall int e; 0 <= e && e < Limits.EVENTS; 0 <= vector[e] && vector[e] < Limits.VECTORS);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint e; 0 <= e && e < count; 0 <= from[e] && from[e] < Limits.PARTITIONS);
    @ public invariant (\forall \bigint e; 0 <= e && e < count; 0 <= to[e] && to[e] < Limits.PARTITIONS);
    @ public invariant (\forall \bigint e; 0 <= e && e < count; 0 <= vector[e] && vector[e] < Limits.VECTORS);
    @ accessible \inv : this.from, this.to, this.vector, this.count, from[*], to[*], vector[*];
    @*/

    /*@ normal_behavior
    @ ensures count == 0;
    @ assignable \nothing;
    @*/
    Events() {
        from = new int[Limits.EVENTS];
        /*+OPENJML@ set from.__owner = this; @*/
        to = new int[Limits.EVENTS];
        /*+OPENJML@ set to.__owner = this; @*/
        vector = new int[Limits.EVENTS];
        /*+OPENJML@ set vector.__owner = this; @*/
    }

    /** Appends an event; its number, or DENIED. */
    /*@ normal_behavior
    @ requires count < Limits.EVENTS && 0 <= p && p < Limits.PARTITIONS && 0 <= q && q < Limits.PARTITIONS;
    @ requires 0 <= v && v < Limits.VECTORS;
    @ ensures \result == \old(count) && count == \old(count) + 1;
    @ ensures from[\result] == p && to[\result] == q && vector[\result] == v;
    @ assignable count, from[count], to[count], vector[count];
    @ also normal_behavior
    @ requires !(count < Limits.EVENTS && 0 <= p && p < Limits.PARTITIONS && 0 <= q && q < Limits.PARTITIONS
    @      && 0 <= v && v < Limits.VECTORS);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int add(int p, int q, int v) {
        if (count >= Limits.EVENTS || p < 0 || p >= Limits.PARTITIONS || q < 0 || q >= Limits.PARTITIONS) {
            return Abi.DENIED;
        }
        if (v < 0 || v >= Limits.VECTORS) {
            return Abi.DENIED;
        }
        int e = count;
        from[e] = p;
        to[e] = q;
        vector[e] = v;
        count = e + 1;
        return e;
    }

    /** Whether p may raise this event. */
    /*@ normal_behavior
    @ ensures \result == (0 <= e && e < count && from[e] == p);
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by p, e, count, (0 <= e && e < count ? from[e] : 0);
    @*/
    /*@ pure @*/ boolean mayRaise(int p, int e) {
        return e >= 0 && e < count && from[e] == p;
    }

    /** Receiver of an event. */
    /*@ normal_behavior
    @ requires 0 <= e && e < count;
    @ ensures \result == to[e] && 0 <= \result && \result < Limits.PARTITIONS;
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by e, to[e];
    @*/
    /*@ pure @*/ int to(int e) {
        return to[e];
    }

    /** Vector of an event. */
    /*@ normal_behavior
    @ requires 0 <= e && e < count;
    @ ensures \result == vector[e] && 0 <= \result && \result < Limits.VECTORS;
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by e, vector[e];
    @*/
    /*@ pure @*/ int vector(int e) {
        return vector[e];
    }
}
