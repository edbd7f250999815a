package cofferdam.kernel.core;

/**
 * Queuing ports: each is a ring of slots of the store. Here is who may use it, which slots are filled and how long their
 * messages are; the words themselves lie in a {@link MessageStore}. Requirements G2-02, G2-03, G2-05, G2-06.
 */
final class QueuingPorts {
    /*@ spec_public @*/ private final int[] from;
    /*@ spec_public @*/ private final int[] to;
    /*@ spec_public @*/ private final int[] words;
    /*@ spec_public @*/ private final int[] depth;
    /*@ spec_public @*/ private final int[] first;
    /*@ spec_public @*/ private final boolean[] acknowledged;
    /*@ spec_public @*/ private final int[] head;
    /*@ spec_public @*/ private final int[] filled;
    /*@ spec_public @*/ private final int[] lost;
    /*@ spec_public @*/ private final int[] length;
    /*@ spec_public @*/ private int count;
    /*@ spec_public @*/ private int slots;

    /*@ public invariant from != to && from != words && from != depth && from != first && from != head;
    @ public invariant from != filled && from != lost && from != length && to != words && to != depth;
    @ public invariant to != first && to != head && to != filled && to != lost && to != length && words != depth;
    @ public invariant words != first && words != head && words != filled && words != lost && words != length;
    @ public invariant depth != first && depth != head && depth != filled && depth != lost && depth != length;
    @ public invariant first != head && first != filled && first != lost && first != length && head != filled;
    @ public invariant head != lost && head != length && filled != lost && filled != length && lost != length;
    @ public invariant from.length == Limits.PORTS && to.length == Limits.PORTS && words.length == Limits.PORTS;
    @ public invariant depth.length == Limits.PORTS && first.length == Limits.PORTS;
    @ public invariant acknowledged.length == Limits.PORTS && head.length == Limits.PORTS;
    @ public invariant filled.length == Limits.PORTS && lost.length == Limits.PORTS;
    @ public invariant length.length == Limits.SLOTS && 0 <= count && count <= Limits.PORTS;
    @ public invariant 0 <= slots && slots <= Limits.SLOTS;
    @*/

    /*+OPENJML@ public invariant from.__owner == this && to.__owner == this && words.__owner == this;
    @ public invariant depth.__owner == this && first.__owner == this && acknowledged.__owner == this;
    @ public invariant head.__owner == this && filled.__owner == this && lost.__owner == this;
    @ public invariant length.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public invariant (\forall int c; 0 <= c && c < count; 1 <= words[c] && 1 <= depth[c] && depth[c] <= slots - first[c]);
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible from[*], to[*], words[*], depth[*], first[*], head[*], filled[*], lost[*], length[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible from[*], to[*], words[*], depth[*], first[*], head[*], filled[*], lost[*], length[*];
    @ ensures \result == ((\forall int c; 0 <= c && c < Limits.PORTS; 0 <= from[c] && from[c] < Limits.PARTITIONS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= to[c] && to[c] < Limits.PARTITIONS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= words[c] && words[c] <= Limits.MESSAGE_WORDS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= first[c] && 0 <= depth[c])
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; depth[c] <= Limits.SLOTS - first[c])
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= head[c] && (head[c] == 0 || head[c] < depth[c]))
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= filled[c] && filled[c] <= depth[c])
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= lost[c])
    @      && (\forall int s; 0 <= s && s < Limits.SLOTS; 0 <= length[s] && length[s] <= Limits.MESSAGE_WORDS));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= from[c] && from[c] < Limits.PARTITIONS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= to[c] && to[c] < Limits.PARTITIONS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= words[c] && words[c] <= Limits.MESSAGE_WORDS)
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= first[c] && 0 <= depth[c])
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; depth[c] <= Limits.SLOTS - first[c])
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= head[c] && (head[c] == 0 || head[c] < depth[c]))
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= filled[c] && filled[c] <= depth[c])
    @      && (\forall int c; 0 <= c && c < Limits.PORTS; 0 <= lost[c])
    @      && (\forall int s; 0 <= s && s < Limits.SLOTS; 0 <= length[s] && length[s] <= Limits.MESSAGE_WORDS);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint c; 0 <= c && c < count; 0 <= from[c] && from[c] < Limits.PARTITIONS);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; 0 <= to[c] && to[c] < Limits.PARTITIONS);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; 1 <= words[c] && words[c] <= Limits.MESSAGE_WORDS);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; 0 <= first[c] && 1 <= depth[c]);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; depth[c] <= slots - first[c]);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; 0 <= head[c] && head[c] < depth[c]);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; 0 <= filled[c] && filled[c] <= depth[c]);
    @ public invariant (\forall \bigint c; 0 <= c && c < count; 0 <= lost[c]);
    @ public invariant (\forall \bigint s; 0 <= s && s < slots; 0 <= length[s] && length[s] <= Limits.MESSAGE_WORDS);
    @ accessible \inv : this.from, this.to, this.words, this.depth, this.first, this.acknowledged, this.head,
    @      this.filled, this.lost, this.length, this.count, this.slots, from[*], to[*], words[*], depth[*], first[*],
    @      head[*], filled[*], lost[*], length[*];
    @*/

    /*@ normal_behavior
    @ ensures count == 0 && slots == 0;
    @ assignable \nothing;
    @*/
    QueuingPorts() {
        from = new int[Limits.PORTS];
        /*+OPENJML@ set from.__owner = this; @*/
        to = new int[Limits.PORTS];
        /*+OPENJML@ set to.__owner = this; @*/
        words = new int[Limits.PORTS];
        /*+OPENJML@ set words.__owner = this; @*/
        depth = new int[Limits.PORTS];
        /*+OPENJML@ set depth.__owner = this; @*/
        first = new int[Limits.PORTS];
        /*+OPENJML@ set first.__owner = this; @*/
        acknowledged = new boolean[Limits.PORTS];
        /*+OPENJML@ set acknowledged.__owner = this; @*/
        head = new int[Limits.PORTS];
        /*+OPENJML@ set head.__owner = this; @*/
        filled = new int[Limits.PORTS];
        /*+OPENJML@ set filled.__owner = this; @*/
        lost = new int[Limits.PORTS];
        /*+OPENJML@ set lost.__owner = this; @*/
        length = new int[Limits.SLOTS];
        /*+OPENJML@ set length.__owner = this; @*/
    }

    /** Appends an empty queue; its number, or DENIED. */
    /*@ normal_behavior
    @ ensures \result == (\old(count) < Limits.PORTS && 0 <= p && p < Limits.PARTITIONS && 0 <= q
    @      && q < Limits.PARTITIONS && 1 <= most && most <= Limits.MESSAGE_WORDS && 1 <= deep
    @      && deep <= Limits.SLOTS - \old(slots) ? \old(count) : Abi.DENIED);
    @ ensures count == \old(count) + (\result < 0 ? 0 : 1) && slots == \old(slots) + (\result < 0 ? 0 : deep);
    @ ensures \result >= 0 ==> from[\result] == p && to[\result] == q && words[\result] == most
    @      && depth[\result] == deep && first[\result] == \old(slots) && acknowledged[\result] == acknowledges
    @      && head[\result] == 0 && filled[\result] == 0 && lost[\result] == 0;
    @ ensures (\forall int k; 0 <= k && k < \old(count); from[k] == \old(from[k]) && to[k] == \old(to[k])
    @      && words[k] == \old(words[k]) && depth[k] == \old(depth[k]) && first[k] == \old(first[k])
    @      && acknowledged[k] == \old(acknowledged[k]) && head[k] == \old(head[k])
    @      && filled[k] == \old(filled[k]) && lost[k] == \old(lost[k]));
    @ ensures (\forall int s; 0 <= s && s < \old(slots); length[s] == \old(length[s]));
    @ ensures (\forall int s; \old(slots) <= s && s < slots; length[s] == 0);
    @ assignable count, slots, from[0 .. from.length - 1], to[0 .. to.length - 1], words[0 .. words.length - 1], depth[0 .. depth.length - 1], first[0 .. first.length - 1],
    @      acknowledged[0 .. acknowledged.length - 1], head[0 .. head.length - 1], filled[0 .. filled.length - 1], lost[0 .. lost.length - 1], length[0 .. length.length - 1];
    @*/
    int add(int p, int q, int most, int deep, boolean acknowledges) {
        if (count >= Limits.PORTS || p < 0 || p >= Limits.PARTITIONS || q < 0 || q >= Limits.PARTITIONS) {
            return Abi.DENIED;
        }
        if (most < 1 || most > Limits.MESSAGE_WORDS || deep < 1 || deep > Limits.SLOTS - slots) {
            return Abi.DENIED;
        }
        int c = count;
        from[c] = p;
        to[c] = q;
        words[c] = most;
        depth[c] = deep;
        first[c] = slots;
        acknowledged[c] = acknowledges;
        head[c] = 0;
        filled[c] = 0;
        lost[c] = 0;
        /*@ loop_invariant slots <= s && s <= slots + deep;
        @ loop_invariant (\forall int k; slots <= k && k < s; length[k] == 0);
        @ loop_invariant (\forall int k; 0 <= k && k < slots; length[k] == \old(length[k]));
        @ loop_invariant (\forall int k; slots + deep <= k && k < Limits.SLOTS; length[k] == \old(length[k]));
        @ loop_modifies s, length[0 .. length.length - 1];
        @ decreases slots + deep - s;
        @*/
        for (int s = slots; s < slots + deep; s++) {
            length[s] = 0;
        }
        slots = slots + deep;
        count = c + 1;
        return c;
    }

    /** Whether p may send to the queue. */
    /*@ normal_behavior
    @ ensures \result == (0 <= c && c < count && from[c] == p);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean sends(int p, int c) {
        return c >= 0 && c < count && from[c] == p;
    }

    /** Whether q may receive from the queue. */
    /*@ normal_behavior
    @ ensures \result == (0 <= c && c < count && to[c] == q);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean receives(int q, int c) {
        return c >= 0 && c < count && to[c] == q;
    }

    /** The slot of the n-th oldest message, or of the first free place if n messages are there. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count && 0 <= n && n < depth[c];
    @ ensures \result == first[c] + (head[c] + n < depth[c] ? head[c] + n : head[c] + n - depth[c]);
    @ ensures first[c] <= \result && \result < first[c] + depth[c] && 0 <= \result && \result < slots;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int slot(int c, int n) {
        int at = head[c] + n;
        if (at >= depth[c]) {
            at = at - depth[c];
        }
        return first[c] + at;
    }

    /** The slot of the oldest message, or of the first free place if there is none. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == first[c] + head[c] && 0 <= \result && \result < slots;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int front(int c) {
        return first[c] + head[c];
    }

    /** Appends a message of n words; its words belong into the slot that was free. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count && filled[c] < depth[c] && 0 <= n && n <= words[c];
    @ ensures filled[c] == \old(filled[c]) + 1;
    @ ensures length[first[c] + (head[c] + \old(filled[c]) < depth[c] ? head[c] + \old(filled[c])
    @      : head[c] + \old(filled[c]) - depth[c])] == n;
    @ ensures (\forall int s; 0 <= s && s < Limits.SLOTS
    @      && s != first[c] + (head[c] + \old(filled[c]) < depth[c] ? head[c] + \old(filled[c])
    @         : head[c] + \old(filled[c]) - depth[c]); length[s] == \old(length[s]));
    @ assignable filled[c], length[0 .. length.length - 1];
    @*/
    void push(int c, int n) {
        length[slot(c, filled[c])] = n;
        filled[c] = filled[c] + 1;
    }

    /** The slot where the next message goes; if there is no room, that of the oldest. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures filled[c] < depth[c]
    @    ==> \result == first[c] + (head[c] + filled[c] < depth[c] ? head[c] + filled[c] : head[c] + filled[c] - depth[c]);
    @ ensures filled[c] == depth[c] ==> \result == first[c] + head[c];
    @ ensures first[c] <= \result && \result < first[c] + depth[c] && 0 <= \result && \result < slots;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int back(int c) {
        int at = head[c] + filled[c];
        return first[c] + (at < depth[c] ? at : at - depth[c]);
    }

    /** Words of a message of n words that are taken: all, or none if it does not fit. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == (1 <= n && n <= words[c] && filled[c] < depth[c] ? n : 0);
    @ ensures 0 <= \result && \result <= Limits.MESSAGE_WORDS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int room(int c, int n) {
        return n >= 1 && n <= words[c] && filled[c] < depth[c] ? n : 0;
    }

    /**
     * Appends a message of n words, which lie in the slot {@link #back} already; a full queue drops it, and says so only
     * if it acknowledges.
     */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == (n < 1 || words[c] < n ? Abi.INVALID
    @      : \old(filled[c]) == depth[c] && acknowledged[c] ? Abi.FULL : Abi.OK);
    @ ensures filled[c] == \old(filled[c]) + (1 <= n && n <= words[c] && \old(filled[c]) < depth[c] ? 1 : 0);
    @ ensures lost[c] == \old(lost[c]) + (1 <= n && n <= words[c] && \old(filled[c]) == depth[c]
    @         && !acknowledged[c] && \old(lost[c]) < Integer.MAX_VALUE ? 1 : 0);
    @ ensures filled[c] != \old(filled[c]) ==> length[first[c] + (head[c] + \old(filled[c]) < depth[c] ? head[c] + \old(filled[c])
    @         : head[c] + \old(filled[c]) - depth[c])] == n;
    @ ensures (\forall int s; 0 <= s && s < Limits.SLOTS && (filled[c] == \old(filled[c])
    @      || s != first[c] + (head[c] + \old(filled[c]) < depth[c] ? head[c] + \old(filled[c])
    @         : head[c] + \old(filled[c]) - depth[c]));
    @      length[s] == \old(length[s]));
    @ assignable filled[c], lost[c], length[0 .. length.length - 1];
    @*/
    int offer(int c, int n) {
        if (n < 1 || n > words[c]) {
            return Abi.INVALID;
        }
        if (filled[c] >= depth[c]) {
            if (acknowledged[c]) {
                return Abi.FULL;
            }
            drop(c);
            return Abi.OK;
        }
        push(c, n);
        return Abi.OK;
    }

    /** Takes the oldest message away. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count && filled[c] > 0;
    @ ensures filled[c] == \old(filled[c]) - 1;
    @ ensures head[c] == (\old(head[c]) + 1 < depth[c] ? \old(head[c]) + 1 : 0);
    @ assignable filled[c], head[c];
    @*/
    void pop(int c) {
        head[c] = head[c] + 1 < depth[c] ? head[c] + 1 : 0;
        filled[c] = filled[c] - 1;
    }

    /** Counts a dropped message. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures lost[c] == (\old(lost[c]) < Integer.MAX_VALUE ? \old(lost[c]) + 1 : \old(lost[c]));
    @ assignable lost[c];
    @*/
    void drop(int c) {
        if (lost[c] < Integer.MAX_VALUE) {
            lost[c] = lost[c] + 1;
        }
    }

    /** How many messages were dropped since this was last asked. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == \old(lost[c]) && lost[c] == 0 && 0 <= \result;
    @ assignable lost[c];
    @*/
    int takeLost(int c) {
        int n = lost[c];
        lost[c] = 0;
        return n;
    }

    /** Empties a queue and forgets what it dropped. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures head[c] == 0 && filled[c] == 0 && lost[c] == 0;
    @ assignable head[c], filled[c], lost[c];
    @*/
    void clear(int c) {
        head[c] = 0;
        filled[c] = 0;
        lost[c] = 0;
    }

    /** Empties the queues to p and forgets what they dropped. */
    /*@ normal_behavior
    @ ensures (\forall int c; 0 <= c && c < Limits.PORTS;
    @      head[c] == (c < count && to[c] == p ? 0 : \old(head[c])));
    @ ensures (\forall int c; 0 <= c && c < Limits.PORTS;
    @      filled[c] == (c < count && to[c] == p ? 0 : \old(filled[c])));
    @ ensures (\forall int c; 0 <= c && c < Limits.PORTS;
    @      lost[c] == (c < count && to[c] == p ? 0 : \old(lost[c])));
    @ assignable head[0 .. head.length - 1], filled[0 .. filled.length - 1], lost[0 .. lost.length - 1];
    @*/
    void clearAll(int p) {
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int c; 0 <= c && c < Limits.PORTS;
        @      head[c] == (c < i && to[c] == p ? 0 : \old(head[c])));
        @ loop_invariant (\forall int c; 0 <= c && c < Limits.PORTS;
        @      filled[c] == (c < i && to[c] == p ? 0 : \old(filled[c])));
        @ loop_invariant (\forall int c; 0 <= c && c < Limits.PORTS;
        @      lost[c] == (c < i && to[c] == p ? 0 : \old(lost[c])));
        @ loop_modifies i, head[0 .. head.length - 1], filled[0 .. filled.length - 1], lost[0 .. lost.length - 1];
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            if (to[i] == p) {
                clear(i);
            }
        }
    }

    /** Messages in a queue. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == filled[c] && 0 <= \result && \result <= depth[c];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int filled(int c) {
        return filled[c];
    }

    /** The first of the slots of a queue. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == first[c] && 0 <= \result && \result <= slots - depth[c];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int first(int c) {
        return first[c];
    }

    /** Messages a queue has room for. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == depth[c] && 1 <= \result;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int depth(int c) {
        return depth[c];
    }

    /** Whether the sender is told that the queue is full. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == acknowledged[c];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean acknowledged(int c) {
        return acknowledged[c];
    }

    /** Dropped messages, without forgetting them. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == lost[c];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int lost(int c) {
        return lost[c];
    }

    /** Words of the message in a slot. */
    /*@ normal_behavior
    @ requires 0 <= s && s < slots;
    @ ensures \result == length[s] && 0 <= \result && \result <= Limits.MESSAGE_WORDS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int length(int s) {
        return length[s];
    }

    /** Receiver of a queue. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == to[c];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int to(int c) {
        return to[c];
    }

    /** How many queues there are. */
    /*@ normal_behavior
    @ ensures \result == count && 0 <= \result && \result <= Limits.PORTS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int count() {
        return count;
    }

    /** How many slots all queues need together. */
    /*@ normal_behavior
    @ ensures \result == slots && 0 <= \result && \result <= Limits.SLOTS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int slots() {
        return slots;
    }
}
