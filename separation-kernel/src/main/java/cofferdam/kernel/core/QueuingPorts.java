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
    @*/

    /*+OPENJML@ public invariant (\forall int c; 0 <= c && c < count; 0 <= from[c] && from[c] < Limits.PARTITIONS);
    @ public invariant (\forall int c; 0 <= c && c < count; 0 <= to[c] && to[c] < Limits.PARTITIONS);
    @ public invariant (\forall int c; 0 <= c && c < count; 1 <= words[c] && words[c] <= Limits.MESSAGE_WORDS);
    @ public invariant (\forall int c; 0 <= c && c < count; 0 <= first[c] && 1 <= depth[c]);
    @ public invariant (\forall int c; 0 <= c && c < count; depth[c] <= slots - first[c]);
    @ public invariant (\forall int c; 0 <= c && c < count; 0 <= head[c] && head[c] < depth[c]);
    @ public invariant (\forall int c; 0 <= c && c < count; 0 <= filled[c] && filled[c] <= depth[c]);
    @ public invariant (\forall int c; 0 <= c && c < count; 0 <= lost[c]);
    @ public invariant (\forall int s; 0 <= s && s < slots; 0 <= length[s] && length[s] <= Limits.MESSAGE_WORDS);
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
    @ requires count < Limits.PORTS && 0 <= p && p < Limits.PARTITIONS && 0 <= q && q < Limits.PARTITIONS;
    @ requires 1 <= most && most <= Limits.MESSAGE_WORDS && 1 <= deep && deep <= Limits.SLOTS - slots;
    @ ensures \result == \old(count) && count == \old(count) + 1 && slots == \old(slots) + deep;
    @ ensures from[\result] == p && to[\result] == q && words[\result] == most && depth[\result] == deep;
    @ ensures first[\result] == \old(slots) && filled[\result] == 0 && acknowledged[\result] == acknowledges;
    @ assignable count, slots, from[count], to[count], words[count], depth[count], first[count],
    @      acknowledged[count], head[count], filled[count], lost[count], length[*];
    @ also normal_behavior
    @ requires !(count < Limits.PORTS && 0 <= p && p < Limits.PARTITIONS && 0 <= q && q < Limits.PARTITIONS
    @      && 1 <= most && most <= Limits.MESSAGE_WORDS && 1 <= deep && deep <= Limits.SLOTS - slots);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
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
        @ loop_modifies s, length[*];
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

    /** Appends a message of n words; its words belong into the slot that was free. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count && filled[c] < depth[c] && 0 <= n && n <= words[c];
    @ ensures filled[c] == \old(filled[c]) + 1;
    @ ensures length[first[c] + (head[c] + \old(filled[c]) < depth[c] ? head[c] + \old(filled[c])
    @      : head[c] + \old(filled[c]) - depth[c])] == n;
    @ assignable filled[c], length[*];
    @*/
    void push(int c, int n) {
        length[slot(c, filled[c])] = n;
        filled[c] = filled[c] + 1;
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

    /** Messages in a queue. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == filled[c] && 0 <= \result && \result <= depth[c];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int filled(int c) {
        return filled[c];
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

    /** Words in a queue's longest message. */
    /*@ normal_behavior
    @ requires 0 <= c && c < count;
    @ ensures \result == words[c] && 1 <= \result && \result <= Limits.MESSAGE_WORDS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int words(int c) {
        return words[c];
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

    /** Words in the longest message of any queue, 0 without ports. */
    /*@ normal_behavior
    @ ensures 0 <= \result && \result <= Limits.MESSAGE_WORDS;
    @ ensures (\forall int c; 0 <= c && c < count; words[c] <= \result);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int longest() {
        int most = 0;
        /*@ loop_invariant 0 <= i && i <= count && 0 <= most && most <= Limits.MESSAGE_WORDS;
        @ loop_invariant (\forall int c; 0 <= c && c < i; words[c] <= most);
        @ loop_modifies i, most;
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            if (words[i] > most) {
                most = words[i];
            }
        }
        return most;
    }
}
