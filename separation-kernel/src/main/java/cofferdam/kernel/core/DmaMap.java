package cofferdam.kernel.core;

/** Which device belongs to whom and which frames it reaches. The DMA domain of device d is d + 1, unique. */
final class DmaMap {
    /*@ spec_public @*/ private final int frames;
    /*@ spec_public @*/ private final int[] owner;
    /*@ spec_public @*/ private final int[] requester;
    /*@ spec_public @*/ private final boolean[] admitted;
    /*@ spec_public @*/ private final boolean[] mapped;
    /*@ spec_public @*/ private int count;

    /*@ public invariant 0 <= frames && frames <= Limits.FRAMES && mapped.length == frames * Limits.DEVICES;
    @ public invariant owner != requester && admitted != mapped && 0 <= count && count <= Limits.DEVICES;
    @ public invariant owner.length == Limits.DEVICES && requester.length == Limits.DEVICES;
    @ public invariant admitted.length == Limits.DEVICES;
    @*/

    /*+OPENJML@ public invariant owner.__owner == this && requester.__owner == this && admitted.__owner == this;
    @ public invariant mapped.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible owner[*], requester[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible owner[*], requester[*];
    @ ensures \result == ((\forall int d; 0 <= d && d < Limits.DEVICES; 0 <= owner[d] && owner[d] < Limits.PARTITIONS)
    @      && (\forall int d; 0 <= d && d < Limits.DEVICES; 0 <= requester[d] && requester[d] < 65536));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int d; 0 <= d && d < Limits.DEVICES; 0 <= owner[d] && owner[d] < Limits.PARTITIONS)
    @      && (\forall int d; 0 <= d && d < Limits.DEVICES; 0 <= requester[d] && requester[d] < 65536);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint d; 0 <= d && d < count; 0 <= owner[d] && owner[d] < Limits.PARTITIONS);
    @ public invariant (\forall \bigint d; 0 <= d && d < count; 0 <= requester[d] && requester[d] < 65536);
    @ accessible \inv : this.frames, this.owner, this.requester, this.admitted, this.mapped, this.count, owner[*],
    @      requester[*];
    @*/

    /*@ normal_behavior
    @ requires 0 <= frames && frames <= Limits.FRAMES;
    @ ensures this.frames == frames && count == 0;
    @ ensures (\forall int k; 0 <= k && k < mapped.length; !mapped[k]);
    @ assignable \nothing;
    @*/
    DmaMap(int frames) {
        this.frames = frames;
        owner = new int[Limits.DEVICES];
        /*+OPENJML@ set owner.__owner = this; @*/
        requester = new int[Limits.DEVICES];
        /*+OPENJML@ set requester.__owner = this; @*/
        admitted = new boolean[Limits.DEVICES];
        /*+OPENJML@ set admitted.__owner = this; @*/
        mapped = new boolean[frames * Limits.DEVICES];
        /*+OPENJML@ set mapped.__owner = this; @*/
    }

    /** Appends a device; its number, or DENIED, also if the requester id is taken. */
    /*+KEY@ normal_behavior
    @ requires count < Limits.DEVICES && 0 <= p && p < Limits.PARTITIONS && 0 <= id && id < 65536;
    @ requires (\forall int d; 0 <= d && d < count; requester[d] != id);
    @ ensures \result == \old(count) && count == \old(count) + 1 && owner[\result] == p && requester[\result] == id;
    @ assignable count, owner[count], requester[count];
    @ also normal_behavior
    @ requires !(count < Limits.DEVICES && 0 <= p && p < Limits.PARTITIONS && 0 <= id && id < 65536
    @      && (\forall int d; 0 <= d && d < count; requester[d] != id));
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ ensures \result == \old(count) || \result == Abi.DENIED;
    @ ensures (\result >= 0) == (\old(count) < Limits.DEVICES && 0 <= p && p < Limits.PARTITIONS && 0 <= id && id < 65536
    @      && (\forall int d; 0 <= d && d < \old(count); \old(requester[d]) != id));
    @ ensures count == (\result >= 0 ? \old(count) + 1 : \old(count));
    @ ensures \result >= 0 ==> owner[\old(count)] == p && requester[\old(count)] == id;
    @ ensures (\forall int d; 0 <= d && d < Limits.DEVICES && (d != \old(count) || !(\result >= 0)); owner[d] == \old(owner[d]));
    @ ensures (\forall int d; 0 <= d && d < Limits.DEVICES && (d != \old(count) || !(\result >= 0)); requester[d] == \old(requester[d]));
    @ assignable count, owner[0 .. owner.length - 1], requester[0 .. requester.length - 1];
    @*/
    int add(int p, int id) {
        if (p < 0 || p >= Limits.PARTITIONS || !accepts(id)) {
            return Abi.DENIED;
        }
        int d = count;
        owner[d] = p;
        requester[d] = id;
        count = d + 1;
        return d;
    }

    /** Whether p has this device. */
    /*+KEY@ normal_behavior
    @ ensures \result == (0 <= d && d < count && owner[d] == p);
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires count <= owner.length;
    @ ensures \result == (0 <= d && d < count && owner[d] == p);
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ boolean owns(int p, int d) {
        return d >= 0 && d < count && owner[d] == p;
    }

    /** The device reaches the frame from now on, or no longer. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Limits.DEVICES && 0 <= f && f < frames;
    @ ensures mapped[f * Limits.DEVICES + d] == reaches;
    @ assignable mapped[f * Limits.DEVICES + d];
    @*/
    void set(int d, int f, boolean reaches) {
        mapped[f * Limits.DEVICES + d] = reaches;
    }

    /** Whether the tables let a device reach a frame. */
    /*+KEY@ normal_behavior
    @ requires 0 <= d && d < Limits.DEVICES && 0 <= f && f < frames;
    @ ensures \result == mapped[f * Limits.DEVICES + d];
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires count <= Limits.DEVICES && mapped.length == frames * Limits.DEVICES && frames <= Limits.FRAMES;
    @ requires 0 <= d && d < Limits.DEVICES && 0 <= f && f < frames;
    @ ensures \result == mapped[f * Limits.DEVICES + d];
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ boolean maps(int d, int f) {
        return mapped[f * Limits.DEVICES + d];
    }

    /** Whether any device reaches a frame. */
    /*@ normal_behavior
    @ requires 0 <= f && f < frames;
    @ ensures \result == (\exists int k;
    @      f * Limits.DEVICES <= k && k < (f + 1) * Limits.DEVICES; mapped[k]);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean reached(int f) {
        /*@ loop_invariant 0 <= i && i <= Limits.DEVICES;
        @ loop_invariant (\forall int k; f * Limits.DEVICES <= k && k < f * Limits.DEVICES + i; !mapped[k]);
        @ loop_modifies i;
        @ decreases Limits.DEVICES - i;
        @*/
        for (int i = 0; i < Limits.DEVICES; i++) {
            if (mapped[f * Limits.DEVICES + i]) {
                return true;
            }
        }
        return false;
    }

    /** Lets a device do DMA at all, or stops that. */
    /*@ normal_behavior
    @ requires 0 <= d && d < count;
    @ ensures admitted[d] == yes;
    @ assignable admitted[d];
    @*/
    void admit(int d, boolean yes) {
        admitted[d] = yes;
    }

    /** Whether a device may do DMA at all. */
    /*+KEY@ normal_behavior
    @ requires 0 <= d && d < count;
    @ ensures \result == admitted[d];
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires count <= admitted.length;
    @ requires 0 <= d && d < count;
    @ ensures \result == admitted[d];
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ boolean admitted(int d) {
        return admitted[d];
    }

    /** How many devices there are. */
    /*+KEY@ normal_behavior
    @ ensures \result == count && 0 <= \result && \result <= Limits.DEVICES;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires 0 <= count && count <= Limits.DEVICES;
    @ ensures \result == count && 0 <= \result && \result <= Limits.DEVICES;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int count() {
        return count;
    }

    /** Requester id of a device. */
    /*+KEY@ normal_behavior
    @ requires 0 <= d && d < count;
    @ ensures \result == requester[d] && 0 <= \result && \result < 65536;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound() && count <= Limits.DEVICES && count <= requester.length;
    @ requires 0 <= d && d < count;
    @ ensures \result == requester[d] && 0 <= \result && \result < 65536;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/ int requester(int d) {
        return requester[d];
    }

    /** Whether a further device with this requester id can be added. */
    /*@ normal_behavior
    @ ensures \result == (count < Limits.DEVICES && 0 <= id && id < 65536
    @      && (\forall int d; 0 <= d && d < count; requester[d] != id));
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean accepts(int id) {
        if (count >= Limits.DEVICES || id < 0 || id >= 65536) {
            return false;
        }
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int d; 0 <= d && d < i; requester[d] != id);
        @ loop_modifies i;
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            if (requester[i] == id) {
                return false;
            }
        }
        return true;
    }

    /** Whether no device before this one is on the same PCI bus. */
    /*@ normal_behavior
    @ requires 0 <= d && d < count;
    @ ensures \result == (\forall int k; 0 <= k && k < d; requester[k] / 256 != requester[d] / 256);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean firstOfBus(int d) {
        /*@ loop_invariant 0 <= i && i <= d;
        @ loop_invariant (\forall int k; 0 <= k && k < i; requester[k] / 256 != requester[d] / 256);
        @ loop_modifies i;
        @ decreases d - i;
        @*/
        for (int i = 0; i < d; i++) {
            if (requester[i] / 256 == requester[d] / 256) {
                return false;
            }
        }
        return true;
    }

    /** How many PCI buses the devices are on. */
    /*@ normal_behavior
    @ ensures 0 <= \result && \result <= count;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int buses() {
        int found = 0;
        /*@ loop_invariant 0 <= d && d <= count && 0 <= found && found <= d;
        @ loop_modifies d, found;
        @ decreases count - d;
        @*/
        for (int d = 0; d < count; d++) {
            if (firstOfBus(d)) {
                found = found + 1;
            }
        }
        return found;
    }
}
