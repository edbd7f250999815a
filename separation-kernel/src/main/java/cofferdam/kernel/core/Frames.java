package cofferdam.kernel.core;

/** Host-physical address of each frame: page-aligned, ascending. */
final class Frames {
    /** Bytes in a frame. */
    public static final int SIZE = 4096;

    /** Addresses have at most 52 bits. */
    public static final long ADDRESSES = 0x10000000000000L;

    /*@ spec_public @*/ private final long[] address;
    /*@ spec_public @*/ private int count;

    /*@ public invariant 0 <= count && count <= address.length && address.length <= Limits.FRAMES;
    @*/

    /*+OPENJML@ public invariant address.__owner == this && \typeof(address) == \type(long[]);
    @ public invariant sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible address[*];
    @ assignable \nothing;
    @ also public normal_behavior
    @ accessible address[*];
    @ ensures \result == ((\forall int f; 0 <= f && f < address.length; 0 <= address[f] && address[f] < ADDRESSES));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int f; 0 <= f && f < address.length; 0 <= address[f] && address[f] < ADDRESSES);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint f; 0 <= f && f < address.length; 0 <= address[f] && address[f] < ADDRESSES);
    @ accessible \inv : this.address, this.count, address[*];
    @*/

    /*@ normal_behavior
    @ requires 0 <= capacity && capacity <= Limits.FRAMES;
    @ ensures address.length == capacity && count == 0;
    @ assignable \nothing;
    @*/
    Frames(int capacity) {
        address = new long[capacity];
        /*+OPENJML@ set address.__owner = this; @*/
    }

    /** Appends n frames from this address on; the number of the first, or DENIED. */
    /*+KEY@ normal_behavior
    @ requires 1 <= n && n <= address.length - count && 0 <= first && first < ADDRESSES - (long) n * SIZE;
    @ requires first % SIZE == 0 && (count > 0 ==> address[count - 1] < first);
    @ ensures \result == \old(count) && count == \old(count) + n;
    @ ensures (\forall int k; \old(count) <= k && k < count; address[k] == first + (long) (k - \old(count)) * SIZE);
    @ ensures (\forall int k; 0 <= k && k < \old(count); address[k] == \old(address[k]));
    @ assignable count, address[*];
    @ also normal_behavior
    @ requires !(1 <= n && n <= address.length - count && 0 <= first && first < ADDRESSES - (long) n * SIZE
    @      && first % SIZE == 0 && (count > 0 ==> address[count - 1] < first));
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ ensures \result == \old(count) || \result == Abi.DENIED;
    @ ensures (\result >= 0) == (1 <= n && n <= address.length - \old(count) && 0 <= first
    @      && first < ADDRESSES - (long) n * SIZE && first % SIZE == 0
    @      && (\old(count) > 0 ==> \old(address[count - 1]) < first));
    @ ensures count == (\result >= 0 ? \old(count) + n : \old(count));
    @ ensures (\forall int k; \old(count) <= k && k < count; address[k] == first + (long) (k - \old(count)) * SIZE);
    @ ensures (\forall int k; 0 <= k && k < address.length && (k < \old(count) || \result < 0);
    @          address[k] == \old(address[k]));
    @ assignable count, address[0 .. address.length - 1];
    @*/
    int add(long first, int n) {
        if (n < 1 || n > address.length - count || first < 0L || first >= ADDRESSES - (long) n * SIZE) {
            return Abi.DENIED;
        }
        if (first % SIZE != 0L || (count > 0 && address[count - 1] >= first)) {
            return Abi.DENIED;
        }
        int start = count;
        /*@ loop_invariant 0 <= i && i <= n;
        @ loop_invariant (\forall int k; start <= k && k < start + i; address[k] == first + (long) (k - start) * SIZE);
        @ loop_invariant (\forall int k; 0 <= k && k < start; address[k] == \old(address[k]));
        @ loop_invariant (\forall int f; 0 <= f && f < address.length; 0 <= address[f] && address[f] < ADDRESSES);
        @ loop_modifies i, address[*];
        @ decreases n - i;
        @*/
        for (int i = 0; i < n; i++) {
            address[start + i] = first + (long) i * SIZE;
        }
        count = start + n;
        return start;
    }

    /** Number of the frame at this address, or -1. */
    /*@ normal_behavior
    @ ensures -1 <= \result && \result < count;
    @ ensures \result >= 0 ==> address[\result] == where;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int at(long where) {
        int low = 0;
        int high = count;
        /*@ loop_invariant 0 <= low && low <= high && high <= count;
        @ loop_modifies low, high;
        @ decreases high - low;
        @*/
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (address[middle] == where) {
                return middle;
            }
            if (address[middle] < where) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return -1;
    }

    /** How many frames there are. */
    /*+KEY@ normal_behavior
    @ ensures \result == count;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires true;
    @ ensures \result == count;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ int count() {
        return count;
    }

    /** Address of a frame. */
    /*+KEY@ normal_behavior
    @ requires 0 <= f && f < address.length;
    @ ensures \result == address[f] && 0 <= \result && \result < ADDRESSES;
    @ assignable \nothing;
    @*/
    /*+OPENJML@ normal_behavior
    @ requires sound();
    @ requires 0 <= f && f < address.length;
    @ ensures \result == address[f] && 0 <= \result && \result < ADDRESSES;
    @ assignable \nothing;
    @*/
    /*@ pure @*/
    /*+OPENJML@ helper @*/
    /*+KEY@ strictly_pure @*/ long address(int f) {
        return address[f];
    }
}
