package cofferdam.kernel.core;

/**
 * Interrupt lines: each leads to one vector of one partition, and no two lead to the same. Static after boot.
 * Requirement G3-06.
 */
final class Routes {
    /*@ spec_public @*/ private final int[] partition;
    /*@ spec_public @*/ private final int[] vector;

    /*@ public invariant partition != vector && partition.length == Limits.LINES && vector.length == Limits.LINES;
    @*/

    /*+OPENJML@ public invariant partition.__owner == this && vector.__owner == this && sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible partition[*], vector[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible partition[*], vector[*];
    @ ensures \result == ((\forall int i; 0 <= i && i < Limits.LINES; -1 <= partition[i] && partition[i] < Limits.PARTITIONS)
    @      && (\forall int i; 0 <= i && i < Limits.LINES; 0 <= vector[i] && vector[i] < Limits.VECTORS)
    @      && (\forall int i, j; 0 <= i && i < Limits.LINES && 0 <= j && j < Limits.LINES && i != j;
    @         partition[i] == -1 || partition[i] != partition[j] || vector[i] != vector[j]));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int i; 0 <= i && i < Limits.LINES; -1 <= partition[i] && partition[i] < Limits.PARTITIONS)
    @      && (\forall int i; 0 <= i && i < Limits.LINES; 0 <= vector[i] && vector[i] < Limits.VECTORS)
    @      && (\forall int i, j; 0 <= i && i < Limits.LINES && 0 <= j && j < Limits.LINES && i != j;
    @         partition[i] == -1 || partition[i] != partition[j] || vector[i] != vector[j]);
    @ }
    @*/

    /*+OPENJML@ normal_behavior
    @ requires 0 <= i && i < Limits.LINES && 0 <= j && j < Limits.LINES && i != j;
    @ ensures \result;
    @ ensures partition[i] == -1 || partition[i] != partition[j] || vector[i] != vector[j];
    @ assignable \nothing;
    @ pure model boolean apart(int i, int j) { return true; }
    @*/

    /*+KEY@ public invariant (\forall \bigint i; 0 <= i && i < Limits.LINES;
    @      -1 <= partition[i] && partition[i] < Limits.PARTITIONS);
    @ public invariant (\forall \bigint i; 0 <= i && i < Limits.LINES; 0 <= vector[i] && vector[i] < Limits.VECTORS);
    @ accessible \inv : this.partition, this.vector, partition[*], vector[*];
    @*/

    /*@ normal_behavior
    @ ensures (\forall int i; 0 <= i && i < Limits.LINES; partition[i] == -1);
    @ assignable \nothing;
    @*/
    Routes() {
        partition = new int[Limits.LINES];
        /*+OPENJML@ set partition.__owner = this; @*/
        vector = new int[Limits.LINES];
        /*+OPENJML@ set vector.__owner = this; @*/
        /*@ loop_invariant 0 <= i && i <= Limits.LINES;
        @ loop_invariant (\forall int k; 0 <= k && k < i; partition[k] == -1);
        @ loop_modifies i, partition[*];
        @ decreases Limits.LINES - i;
        @*/
        for (int i = 0; i < Limits.LINES; i++) {
            partition[i] = -1;
        }
    }

    /** Routes a free line to a vector that no other line of the partition has. */
    /*@ normal_behavior
    @ requires 0 <= line && line < Limits.LINES && partition[line] == -1 && 0 <= p && p < Limits.PARTITIONS;
    @ requires 0 <= v && v < Limits.VECTORS;
    @ requires (\forall int i; 0 <= i && i < Limits.LINES; partition[i] != p || vector[i] != v);
    @ ensures \result == Abi.OK && partition[line] == p && vector[line] == v;
    @ assignable partition[line], vector[line];
    @ also normal_behavior
    @ requires !(0 <= line && line < Limits.LINES && partition[line] == -1 && 0 <= p && p < Limits.PARTITIONS
    @      && 0 <= v && v < Limits.VECTORS
    @      && (\forall int i; 0 <= i && i < Limits.LINES; partition[i] != p || vector[i] != v));
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int add(int line, int p, int v) {
        if (line < 0 || line >= Limits.LINES || p < 0 || p >= Limits.PARTITIONS || v < 0 || v >= Limits.VECTORS) {
            return Abi.DENIED;
        }
        if (partition[line] != -1) {
            return Abi.DENIED;
        }
        /*@ loop_invariant 0 <= i && i <= Limits.LINES;
        @ loop_invariant (\forall int k; 0 <= k && k < i; partition[k] != p || vector[k] != v);
        @ loop_modifies i;
        @ decreases Limits.LINES - i;
        @*/
        for (int i = 0; i < Limits.LINES; i++) {
            if (partition[i] == p && vector[i] == v) {
                return Abi.DENIED;
            }
        }
        partition[line] = p;
        vector[line] = v;
        return Abi.OK;
    }

    /** Whether every line leads to one of the first n partitions or to none. */
    /*@ normal_behavior
    @ ensures \result == (\forall int i; 0 <= i && i < Limits.LINES; partition[i] < n);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean within(int n) {
        /*@ loop_invariant 0 <= i && i <= Limits.LINES;
        @ loop_invariant (\forall int k; 0 <= k && k < i; partition[k] < n);
        @ loop_modifies i;
        @ decreases Limits.LINES - i;
        @*/
        for (int i = 0; i < Limits.LINES; i++) {
            if (partition[i] >= n) {
                return false;
            }
        }
        return true;
    }

    /** Partition a line leads to, or -1, also for lines that do not exist. */
    /*@ normal_behavior
    @ requires 0 <= line && line < Limits.LINES;
    @ ensures \result == partition[line] && -1 <= \result && \result < Limits.PARTITIONS;
    @ assignable \nothing;
    @ also normal_behavior
    @ requires !(0 <= line && line < Limits.LINES);
    @ ensures \result == -1;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int partition(int line) {
        return line < 0 || line >= Limits.LINES ? -1 : partition[line];
    }

    /** Vector a line leads to. */
    /*@ normal_behavior
    @ requires 0 <= line && line < Limits.LINES;
    @ ensures \result == vector[line] && 0 <= \result && \result < Limits.VECTORS;
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by line, vector[line];
    @*/
    /*@ pure @*/ int vector(int line) {
        return vector[line];
    }
}
