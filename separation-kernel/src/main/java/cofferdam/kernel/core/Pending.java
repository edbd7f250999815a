package cofferdam.kernel.core;

/** Interrupt vectors that wait for delivery, per partition. A vector raised twice is delivered once. Requirement G3-07. */
final class Pending {
    /*@ spec_public @*/ private final boolean[] pending;

    /*@ public invariant pending.length == Limits.PARTITIONS * Limits.VECTORS;
    @*/

    /*+OPENJML@ public invariant pending.__owner == this;
    @*/

    /*+KEY@ accessible \inv : this.pending;
    @*/

    /*@ normal_behavior
    @ ensures (\forall int k; 0 <= k && k < pending.length; !pending[k]);
    @ assignable \nothing;
    @*/
    Pending() {
        pending = new boolean[Limits.PARTITIONS * Limits.VECTORS];
        /*+OPENJML@ set pending.__owner = this; @*/
    }

    /** Makes a vector pending, or no longer pending. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= v && v < Limits.VECTORS;
    @ ensures pending[p * Limits.VECTORS + v] == waits;
    @ assignable pending[p * Limits.VECTORS + v];
    @*/
    /*+KEY@ determines pending[p * Limits.VECTORS + v] \by p, v, waits;
    @*/
    void set(int p, int v, boolean waits) {
        pending[p * Limits.VECTORS + v] = waits;
    }

    /** Whether a vector is pending. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= v && v < Limits.VECTORS;
    @ ensures \result == pending[p * Limits.VECTORS + v];
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by p, v, pending[p * Limits.VECTORS + v];
    @*/
    /*@ pure @*/ boolean has(int p, int v) {
        return pending[p * Limits.VECTORS + v];
    }

    /** The highest pending vector of a partition, or -1. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures -1 <= \result && \result < Limits.VECTORS;
    @ ensures \result >= 0 ==> pending[p * Limits.VECTORS + \result];
    @ ensures (\forall int k; p * Limits.VECTORS + \result < k && k < (p + 1) * Limits.VECTORS; !pending[k]);
    @ assignable \nothing;
    @*/
    /*@ spec_public pure @*/ int highest(int p) {
        int v = Limits.VECTORS - 1;
        /*@ loop_invariant -1 <= v && v < Limits.VECTORS;
        @ loop_invariant (\forall int k; p * Limits.VECTORS + v < k && k < (p + 1) * Limits.VECTORS; !pending[k]);
        @ loop_modifies v;
        @ decreases v + 1;
        @*/
        while (v >= 0 && !pending[p * Limits.VECTORS + v]) {
            v = v - 1;
        }
        return v;
    }

    /** Nothing is pending for p any more; others keep what they have. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; !pending[k]);
    @ assignable pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)];
    @*/
    void clear(int p) {
        int base = p * Limits.VECTORS;
        /*@ loop_invariant 0 <= v && v <= Limits.VECTORS;
        @ loop_invariant (\forall int k; base <= k && k < base + v; !pending[k]);
        @ loop_modifies v, pending[base .. base + (Limits.VECTORS - 1)];
        @ decreases Limits.VECTORS - v;
        @*/
        for (int v = 0; v < Limits.VECTORS; v++) {
            pending[base + v] = false;
        }
    }
}
