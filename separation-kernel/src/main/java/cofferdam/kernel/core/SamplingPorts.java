package cofferdam.kernel.core;

/** Sampling ports: each keeps the last message written; port n keeps it in slot n of its store. Requirement G2-04. */
final class SamplingPorts {
    /*@ spec_public @*/ private final int[] from;
    /*@ spec_public @*/ private final int[] to;
    /*@ spec_public @*/ private final int[] words;
    /*@ spec_public @*/ private final int[] length;
    /*@ spec_public @*/ private int count;

    /*@ public invariant from != to && from != words && from != length && to != words && to != length;
    @ public invariant words != length && from.length == Limits.PORTS && to.length == Limits.PORTS;
    @ public invariant words.length == Limits.PORTS && length.length == Limits.PORTS;
    @ public invariant 0 <= count && count <= Limits.PORTS;
    @*/

    /*+OPENJML@ public invariant from.__owner == this && to.__owner == this && words.__owner == this;
    @ public invariant length.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public invariant (\forall int c; 0 <= c && c < count; 1 <= words[c]);
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible from[*], to[*], words[*], length[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible from[*], to[*], words[*], length[*];
    @ ensures \result == ((\forall int c; 0 <= c && c < Limits.PORTS; 0 <= from[c] && from[c] < Limits.PARTITIONS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= to[c] && to[c] < Limits.PARTITIONS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= words[c] && words[c] <= Limits.MESSAGE_WORDS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= length[c] && length[c] <= words[c]));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= from[c] && from[c] < Limits.PARTITIONS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= to[c] && to[c] < Limits.PARTITIONS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= words[c] && words[c] <= Limits.MESSAGE_WORDS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= length[c] && length[c] <= words[c]);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint c; 0 <= c && c < count; 0 <= from[c] && from[c] < Limits.PARTITIONS);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; 0 <= to[c] && to[c] < Limits.PARTITIONS);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; 1 <= words[c] && words[c] <= Limits.MESSAGE_WORDS);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; 0 <= length[c] && length[c] <= words[c]);
    @ accessible \inv : this.from, this.to, this.words, this.length, this.count, from[*], to[*], words[*], length[*];
    @*/

    /*@ normal_behavior
    @ ensures count == 0;
    @ assignable \nothing;
    @*/
    SamplingPorts() {
        from = new int[Limits.PORTS];
        /*+OPENJML@ set from.__owner = this; @*/
        to = new int[Limits.PORTS];
        /*+OPENJML@ set to.__owner = this; @*/
        words = new int[Limits.PORTS];
        /*+OPENJML@ set words.__owner = this; @*/
        length = new int[Limits.PORTS];
        /*+OPENJML@ set length.__owner = this; @*/
    }

    /** Appends a port without a message; its number, or DENIED. */
    /*@ normal_behavior
    @ ensures \result == (\old(count) < Limits.PORTS && 0 <= p && p < Limits.PARTITIONS && 0 <= q
    @      && q < Limits.PARTITIONS && 1 <= most && most <= Limits.MESSAGE_WORDS ? \old(count) : Abi.DENIED);
    @ ensures count == \old(count) + (\result < 0 ? 0 : 1);
    @ ensures \result >= 0 ==> from[\result] == p && to[\result] == q && words[\result] == most
    @      && length[\result] == 0;
    @ ensures (\forall int k; 0 <= k && k < \old(count); from[k] == \old(from[k]) && to[k] == \old(to[k])
    @      && words[k] == \old(words[k]) && length[k] == \old(length[k]));
    @ assignable count, from[0 .. from.length - 1], to[0 .. to.length - 1], words[0 .. words.length - 1], length[0 .. length.length - 1];
    @*/
    int add(int p, int q, int most) {
        if (count >= Limits.PORTS || p < 0 || p >= Limits.PARTITIONS || q < 0 || q >= Limits.PARTITIONS) {
            return Abi.DENIED;
        }
        if (most < 1 || most > Limits.MESSAGE_WORDS) {
            return Abi.DENIED;
        }
        int c = count;
        from[c] = p;
        to[c] = q;
        words[c] = most;
        length[c] = 0;
        count = c + 1;
        return c;
    }

    /** Whether p may write to the port. */
    /*@ normal_behavior
    @ ensures \result == (0 <= c && c < count && from[c] == p);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean sends(int p, int c) {
        return c >= 0 && c < count && from[c] == p;
    }

    /** Whether q may read from the port. */
    /*@ normal_behavior
    @ ensures \result == (0 <= c && c < count && to[c] == q);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean receives(int q, int c) {
        return c >= 0 && c < count && to[c] == q;
    }

    /** Words of a message of n words that are taken: all, or none if it does not fit. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == (1 <= n && n <= words[c] ? n : 0) && 0 <= \result && \result <= Limits.MESSAGE_WORDS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int room(int c, int n) {
        return n >= 1 && n <= words[c] ? n : 0;
    }

    /** A message of n words replaces the port's, if it fits. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == (1 <= n && n <= words[c] ? Abi.OK : Abi.INVALID);
    @ ensures length[c] == (1 <= n && n <= words[c] ? n : \old(length[c]));
    @ assignable length[c];
    @*/
    int replace(int c, int n) {
        if (n < 1 || n > words[c]) {
            return Abi.INVALID;
        }
        length[c] = n;
        return Abi.OK;
    }

    /** No port to p has a message any more. */
    /*@ normal_behavior
    @ ensures (\forall int c; 0 <= c && c < Limits.PORTS;
    @      length[c] == (c < count && to[c] == p ? 0 : \old(length[c])));
    @ assignable length[0 .. length.length - 1];
    @*/
    void clearAll(int p) {
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int c; 0 <= c && c < Limits.PORTS;
        @      length[c] == (c < i && to[c] == p ? 0 : \old(length[c])));
        @ loop_modifies i, length[0 .. length.length - 1];
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            if (to[i] == p) {
                length[i] = 0;
            }
        }
    }

    /** Length of the port's message in words, 0 if there is none. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == length[c] && 0 <= \result && \result <= words[c] && \result <= Limits.MESSAGE_WORDS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int length(int c) {
        return length[c];
    }

    /** Receiver of a port. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == to[c];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int to(int c) {
        return to[c];
    }

    /** How many ports there are. */
    /*@ normal_behavior
    @ ensures \result == count && 0 <= \result && \result <= Limits.PORTS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int count() {
        return count;
    }
}
