package cofferdam.kernel.core;

/**
 * The static cyclic schedule: each processor repeats its minor frames for ever. Who runs next depends on nothing but the
 * ticks that have passed. Requirements G4-01, G4-02, G4-04.
 */
final class Schedule {
    /*@ spec_public @*/ private final int processors;
    /*@ spec_public @*/ private final int[] first;
    /*@ spec_public @*/ private final int[] length;
    /*@ spec_public @*/ private final int[] partition;
    /*@ spec_public @*/ private final int[] ticks;
    /*@ spec_public @*/ private int count;
    /*@ spec_public @*/ private final int[] position;
    /*@ spec_public @*/ private final int[] left;
    /*@ spec_public @*/ private final long[] elapsed;

    /*@ public invariant 1 <= processors && processors <= Limits.PROCESSORS && first.length == processors;
    @ public invariant length.length == processors && position.length == processors && left.length == processors;
    @ public invariant elapsed.length == processors && partition.length == Limits.MINOR_FRAMES;
    @ public invariant ticks.length == Limits.MINOR_FRAMES && 0 <= count && count <= Limits.MINOR_FRAMES;
    @ public invariant first != length && first != partition && first != ticks && first != position;
    @ public invariant first != left && length != partition && length != ticks && length != position;
    @ public invariant length != left && partition != ticks && partition != position && partition != left;
    @ public invariant ticks != position && ticks != left && position != left;
    @*/

    /*+OPENJML@ public invariant first.__owner == this && length.__owner == this && partition.__owner == this;
    @ public invariant ticks.__owner == this && position.__owner == this && left.__owner == this;
    @ public invariant elapsed.__owner == this && sound();
    @ public invariant (\forall int c; 0 <= c && c < processors; length[c] <= count - first[c]);
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible first[*], length[*], partition[*], ticks[*], position[*], left[*], elapsed[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible first[*], length[*], partition[*], ticks[*], position[*], left[*], elapsed[*];
    @ ensures \result == ((\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; -1 <= partition[m] && partition[m] < Limits.PARTITIONS)
    @      && (\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; 1 <= ticks[m] && ticks[m] <= Limits.MINOR_FRAME_TICKS)
    @      && (\forall int c; 0 <= c && c < processors; 0 <= first[c] && 0 <= length[c])
    @      && (\forall int c; 0 <= c && c < processors; length[c] <= Limits.MINOR_FRAMES - first[c])
    @      && (\forall int c; 0 <= c && c < processors && length[c] > 0;
    @         first[c] <= position[c] && position[c] < first[c] + length[c])
    @      && (\forall int c; 0 <= c && c < processors && length[c] > 0; 1 <= left[c] && left[c] <= ticks[position[c]])
    @      && (\forall int c; 0 <= c && c < processors; 0 <= elapsed[c]));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; -1 <= partition[m] && partition[m] < Limits.PARTITIONS)
    @      && (\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; 1 <= ticks[m] && ticks[m] <= Limits.MINOR_FRAME_TICKS)
    @      && (\forall int c; 0 <= c && c < processors; 0 <= first[c] && 0 <= length[c])
    @      && (\forall int c; 0 <= c && c < processors; length[c] <= Limits.MINOR_FRAMES - first[c])
    @      && (\forall int c; 0 <= c && c < processors && length[c] > 0;
    @         first[c] <= position[c] && position[c] < first[c] + length[c])
    @      && (\forall int c; 0 <= c && c < processors && length[c] > 0; 1 <= left[c] && left[c] <= ticks[position[c]])
    @      && (\forall int c; 0 <= c && c < processors; 0 <= elapsed[c]);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint m; 0 <= m && m < count;
    @      -1 <= partition[m] && partition[m] < Limits.PARTITIONS);
    @ public invariant (\forall \bigint m; 0 <= m && m < count; 1 <= ticks[m] && ticks[m] <= Limits.MINOR_FRAME_TICKS);
    @ public invariant (\forall \bigint c; 0 <= c && c < processors; 0 <= first[c] && 0 <= length[c]);
    @ public invariant (\forall \bigint c; 0 <= c && c < processors; length[c] <= count - first[c]);
    @ public invariant (\forall \bigint c; 0 <= c && c < processors && length[c] > 0;
    @      first[c] <= position[c] && position[c] < first[c] + length[c]);
    @ public invariant (\forall \bigint c; 0 <= c && c < processors && length[c] > 0;
    @      1 <= left[c] && left[c] <= ticks[position[c]]);
    @ public invariant (\forall \bigint c; 0 <= c && c < processors; 0 <= elapsed[c]);
    @ accessible \inv : this.processors, this.first, this.length, this.partition, this.ticks, this.count,
    @      this.position, this.left, this.elapsed, first[*], length[*], partition[*], ticks[*], position[*], left[*],
    @      elapsed[*];
    @*/

    /*@ normal_behavior
    @ requires 1 <= processors && processors <= Limits.PROCESSORS;
    @ ensures this.processors == processors && count == 0;
    @ assignable \nothing;
    @*/
    Schedule(int processors) {
        this.processors = processors;
        first = new int[processors];
        /*+OPENJML@ set first.__owner = this; @*/
        length = new int[processors];
        /*+OPENJML@ set length.__owner = this; @*/
        partition = new int[Limits.MINOR_FRAMES];
        /*+OPENJML@ set partition.__owner = this; @*/
        ticks = new int[Limits.MINOR_FRAMES];
        /*+OPENJML@ set ticks.__owner = this; @*/
        position = new int[processors];
        /*+OPENJML@ set position.__owner = this; @*/
        left = new int[processors];
        /*+OPENJML@ set left.__owner = this; @*/
        elapsed = new long[processors];
        /*+OPENJML@ set elapsed.__owner = this; @*/
        /*@ loop_invariant 0 <= i && i <= Limits.MINOR_FRAMES;
        @ loop_invariant (\forall int k; 0 <= k && k < i; ticks[k] == 1);
        @ loop_modifies i, ticks[*];
        @ decreases Limits.MINOR_FRAMES - i;
        @*/
        for (int i = 0; i < Limits.MINOR_FRAMES; i++) {
            ticks[i] = 1;
        }
    }

    /** Appends a minor frame; DENIED if the processor's frames would not stand side by side. */
    /*@ normal_behavior
    @ requires 0 <= c && c < processors && -1 <= p && p < Limits.PARTITIONS && count < Limits.MINOR_FRAMES;
    @ requires 1 <= t && t <= Limits.MINOR_FRAME_TICKS && (length[c] == 0 || first[c] + length[c] == count);
    @ ensures \result == Abi.OK && count == \old(count) + 1 && length[c] == \old(length[c]) + 1;
    @ ensures partition[\old(count)] == p && ticks[\old(count)] == t;
    @ assignable count, partition[count], ticks[count], first[c], length[c], position[c], left[c];
    @ also normal_behavior
    @ requires !(0 <= c && c < processors && -1 <= p && p < Limits.PARTITIONS && count < Limits.MINOR_FRAMES
    @      && 1 <= t && t <= Limits.MINOR_FRAME_TICKS && (length[c] == 0 || first[c] + length[c] == count));
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int add(int c, int p, int t) {
        if (c < 0 || c >= processors || p < -1 || p >= Limits.PARTITIONS || count >= Limits.MINOR_FRAMES) {
            return Abi.DENIED;
        }
        if (t < 1 || t > Limits.MINOR_FRAME_TICKS || (length[c] != 0 && first[c] + length[c] != count)) {
            return Abi.DENIED;
        }
        partition[count] = p;
        ticks[count] = t;
        if (length[c] == 0) {
            first[c] = count;
            position[c] = count;
            left[c] = t;
        }
        length[c] = length[c] + 1;
        count = count + 1;
        return Abi.OK;
    }

    /** Who holds the processor, or -1. */
    /*@ normal_behavior
    @ requires 0 <= c && c < processors && length[c] > 0;
    @ ensures 0 <= position[c] && position[c] < Limits.MINOR_FRAMES;
    @ ensures \result == partition[position[c]] && -1 <= \result && \result < Limits.PARTITIONS;
    @ assignable \nothing;
    @ also normal_behavior
    @ requires !(0 <= c && c < processors && length[c] > 0);
    @ ensures \result == -1;
    @ assignable \nothing;
    @*/
    /*@ spec_public pure @*/ int current(int c) {
        if (c < 0 || c >= processors || length[c] == 0) {
            return -1;
        }
        return partition[position[c]];
    }

    /** A tick passes; whether a minor frame begins. Other processors, and one that has no schedule, stay as they are. */
    /*@ normal_behavior
    @ ensures \result == (0 <= c && c < processors && length[c] > 0 && \old(left[c]) == 1);
    @ ensures 0 <= c && c < processors && length[c] > 0 ==> 0 <= position[c] && position[c] < Limits.MINOR_FRAMES;
    @ ensures 0 <= c && c < processors && length[c] > 0
    @      ==> left[c] == (\old(left[c]) > 1 ? \old(left[c]) - 1 : ticks[position[c]]);
    @ ensures 0 <= c && c < processors && length[c] > 0
    @      ==> position[c] == (\old(left[c]) > 1 ? \old(position[c])
    @         : \old(position[c]) + 1 < first[c] + length[c] ? \old(position[c]) + 1 : first[c]);
    @ ensures 0 <= c && c < processors && length[c] > 0
    @      ==> elapsed[c] == (\old(elapsed[c]) < Long.MAX_VALUE ? \old(elapsed[c]) + 1 : \old(elapsed[c]));
    @ ensures (\forall int o; 0 <= o && o < processors && (o != c || length[o] == 0); left[o] == \old(left[o])
    @      && position[o] == \old(position[o]) && elapsed[o] == \old(elapsed[o]));
    @ assignable left[0 .. left.length - 1], position[0 .. position.length - 1], elapsed[0 .. elapsed.length - 1];
    @*/
    boolean tick(int c) {
        if (c < 0 || c >= processors || length[c] == 0) {
            return false;
        }
        if (elapsed[c] < Long.MAX_VALUE) {
            elapsed[c] = elapsed[c] + 1L;
        }
        if (left[c] > 1) {
            left[c] = left[c] - 1;
            return false;
        }
        int next = position[c] + 1;
        if (next >= first[c] + length[c]) {
            next = first[c];
        }
        position[c] = next;
        left[c] = ticks[next];
        return true;
    }

    /** Ticks since boot. */
    /*@ normal_behavior
    @ requires 0 <= c && c < processors;
    @ ensures \result == elapsed[c] && 0 <= \result;
    @ assignable \nothing;
    @ also normal_behavior
    @ requires !(0 <= c && c < processors);
    @ ensures \result == 0;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long elapsed(int c) {
        return c < 0 || c >= processors ? 0L : elapsed[c];
    }

    /** Whether every processor has a minor frame. */
    /*@ normal_behavior
    @ ensures \result == (\forall int c; 0 <= c && c < processors; length[c] > 0);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean complete() {
        /*@ loop_invariant 0 <= i && i <= processors;
        @ loop_invariant (\forall int c; 0 <= c && c < i; length[c] > 0);
        @ loop_modifies i;
        @ decreases processors - i;
        @*/
        for (int i = 0; i < processors; i++) {
            if (length[i] == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether all minor frames are of the first n partitions or of nobody. */
    /*@ normal_behavior
    @ ensures \result == (\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; partition[m] < n);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean within(int n) {
        /*@ loop_invariant 0 <= i && i <= Limits.MINOR_FRAMES;
        @ loop_invariant (\forall int m; 0 <= m && m < i; partition[m] < n);
        @ loop_modifies i;
        @ decreases Limits.MINOR_FRAMES - i;
        @*/
        for (int i = 0; i < Limits.MINOR_FRAMES; i++) {
            if (partition[i] >= n) {
                return false;
            }
        }
        return true;
    }

    /** Whether a partition has a minor frame on another processor than c. */
    /*@ normal_behavior
    @ ensures \result == (\exists int m; 0 <= m && m < count; partition[m] == p
    @      && !(0 <= c && c < processors && first[c] <= m && m < first[c] + length[c]));
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean elsewhere(int c, int p) {
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int m; 0 <= m && m < i; partition[m] != p
        @      || (0 <= c && c < processors && first[c] <= m && m < first[c] + length[c]));
        @ loop_modifies i;
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            boolean here = c >= 0 && c < processors && first[c] <= i && i < first[c] + length[c];
            if (partition[i] == p && !here) {
                return true;
            }
        }
        return false;
    }
}
