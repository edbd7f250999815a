package cofferdam.kernel.core;

/** Room for messages: slots of equally many 64-bit words. What the words mean is the partitions' business. */
final class MessageStore {
    /*@ spec_public @*/ private final int slots;
    /*@ spec_public @*/ private final int stride;
    /*@ spec_public @*/ private final long[] words;

    /*@ public invariant 0 <= slots && slots <= Limits.SLOTS && 0 <= stride && stride <= Limits.MESSAGE_WORDS;
    @ public invariant words.length == slots * stride;
    @*/

    /*+OPENJML@ public invariant words.__owner == this;
    @*/

    /*+KEY@ accessible \inv : this.slots, this.stride, this.words;
    @*/

    /*@ normal_behavior
    @ requires 0 <= slots && slots <= Limits.SLOTS && 0 <= stride && stride <= Limits.MESSAGE_WORDS;
    @ ensures this.slots == slots && this.stride == stride;
    @ assignable \nothing;
    @*/
    MessageStore(int slots, int stride) {
        this.slots = slots;
        this.stride = stride;
        words = new long[slots * stride];
        /*+OPENJML@ set words.__owner = this; @*/
    }

    /** Stores a word of a slot. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots && 0 <= i && i < stride;
    @ ensures words[slot * stride + i] == word;
    @ assignable words[slot * stride + i];
    @*/
    void set(int slot, int i, long word) {
        /*@ assert slot * stride + stride <= slots * stride; @*/
        words[slot * stride + i] = word;
    }

    /** A word of a slot. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots && 0 <= i && i < stride;
    @ ensures \result == words[slot * stride + i];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long get(int slot, int i) {
        /*@ assert slot * stride + stride <= slots * stride; @*/
        return words[slot * stride + i];
    }

    /** Fills a slot with zeros. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots;
    @ ensures (\forall int k; slot * stride <= k && k < slot * stride + stride; words[k] == 0L);
    @ ensures (\forall int k; 0 <= k && k < slot * stride; words[k] == \old(words[k]));
    @ ensures (\forall int k; slot * stride + stride <= k && k < words.length; words[k] == \old(words[k]));
    @ assignable words[*];
    @*/
    void scrub(int slot) {
        /*@ assert slot * stride + stride <= slots * stride; @*/
        int base = slot * stride;
        /*@ loop_invariant 0 <= i && i <= stride;
        @ loop_invariant (\forall int k; base <= k && k < base + i; words[k] == 0L);
        @ loop_invariant (\forall int k; 0 <= k && k < base; words[k] == \old(words[k]));
        @ loop_invariant (\forall int k; base + stride <= k && k < words.length; words[k] == \old(words[k]));
        @ loop_modifies i, words[*];
        @ decreases stride - i;
        @*/
        for (int i = 0; i < stride; i++) {
            words[base + i] = 0L;
        }
    }

    /** Copies n words from an address into a slot; other slots keep theirs. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots && 0 <= n && n <= stride && 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ ensures (\forall int k; 0 <= k && k < slot * stride; words[k] == \old(words[k]));
    @ ensures (\forall int k; slot * stride + n <= k && k < words.length; words[k] == \old(words[k]));
    @ assignable words[*];
    @*/
    void copyIn(Platform platform, int slot, long buffer, int n) {
        /*@ assert slot * stride + stride <= slots * stride; @*/
        int base = slot * stride;
        /*@ loop_invariant 0 <= i && i <= n;
        @ loop_invariant (\forall int k; 0 <= k && k < base; words[k] == \old(words[k]));
        @ loop_invariant (\forall int k; base + n <= k && k < words.length; words[k] == \old(words[k]));
        @ loop_modifies i, words[*];
        @ decreases n - i;
        @*/
        for (int i = 0; i < n; i++) {
            words[base + i] = platform.read(buffer + 8L * i);
        }
    }

    /** Copies n words from a slot to an address. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots && 0 <= n && n <= stride && 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ assignable \nothing;
    @*/
    void copyOut(Platform platform, int slot, long buffer, int n) {
        /*@ assert slot * stride + stride <= slots * stride; @*/
        int base = slot * stride;
        /*@ loop_invariant 0 <= i && i <= n;
        @ loop_modifies i;
        @ decreases n - i;
        @*/
        for (int i = 0; i < n; i++) {
            platform.write(buffer + 8L * i, words[base + i]);
        }
    }
}
