package cofferdam.kernel.core;

/**
 * Room for messages: slots of {@link Limits#MESSAGE_WORDS} 64-bit words each. What the words mean is the partitions'
 * business. The contracts say which slots change; which words a copy brings is the platform's memory, of which the
 * contracts know nothing, and is tested.
 */
final class MessageStore {
    /*@ spec_public @*/ private final int slots;
    /*@ spec_public @*/ private final long[] words;

    /*@ public invariant 0 <= slots && slots <= Limits.SLOTS && words.length == slots * Limits.MESSAGE_WORDS;
    @*/

    /*+OPENJML@ public invariant words.__owner == this;
    @*/

    /*+KEY@ accessible \inv : this.slots, this.words;
    @*/

    /*@ normal_behavior
    @ requires 0 <= slots && slots <= Limits.SLOTS;
    @ ensures this.slots == slots && \fresh(words);
    @ ensures (\forall int k; 0 <= k && k < words.length; words[k] == 0L);
    @ assignable \nothing;
    @*/
    MessageStore(int slots) {
        this.slots = slots;
        words = new long[slots * Limits.MESSAGE_WORDS];
        /*+OPENJML@ set words.__owner = this; @*/
    }

    /** Stores a word of a slot. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots && 0 <= i && i < Limits.MESSAGE_WORDS;
    @ ensures words[slot * Limits.MESSAGE_WORDS + i] == word;
    @ assignable words[slot * Limits.MESSAGE_WORDS + i];
    @*/
    void set(int slot, int i, long word) {
        words[slot * Limits.MESSAGE_WORDS + i] = word;
    }

    /** A word of a slot. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots && 0 <= i && i < Limits.MESSAGE_WORDS;
    @ ensures \result == words[slot * Limits.MESSAGE_WORDS + i];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long get(int slot, int i) {
        return words[slot * Limits.MESSAGE_WORDS + i];
    }

    /** Fills n slots from one on with zeros; other slots keep their words. */
    /*@ normal_behavior
    @ requires 0 <= slot && 0 <= n && n <= slots - slot;
    @ ensures (\forall int k; slot * Limits.MESSAGE_WORDS <= k && k < (slot + n) * Limits.MESSAGE_WORDS; words[k] == 0L);
    @ ensures (\forall int k; 0 <= k && k < slot * Limits.MESSAGE_WORDS; words[k] == \old(words[k]));
    @ ensures (\forall int k; (slot + n) * Limits.MESSAGE_WORDS <= k && k < words.length; words[k] == \old(words[k]));
    @ assignable words[0 .. words.length - 1];
    @*/
    void scrub(int slot, int n) {
        int base = slot * Limits.MESSAGE_WORDS;
        int limit = (slot + n) * Limits.MESSAGE_WORDS;
        /*@ loop_invariant base <= i && i <= limit;
        @ loop_invariant (\forall int k; base <= k && k < i; words[k] == 0L);
        @ loop_invariant (\forall int k; 0 <= k && k < base; words[k] == \old(words[k]));
        @ loop_invariant (\forall int k; limit <= k && k < words.length; words[k] == \old(words[k]));
        @ loop_modifies i, words[0 .. words.length - 1];
        @ decreases limit - i;
        @*/
        for (int i = base; i < limit; i++) {
            words[i] = 0L;
        }
    }

    /** Copies n words from an address into a slot; all other words stay. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots && 0 <= n && n <= Limits.MESSAGE_WORDS;
    @ requires 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ ensures (\forall int k; 0 <= k && k < slot * Limits.MESSAGE_WORDS; words[k] == \old(words[k]));
    @ ensures (\forall int k; slot * Limits.MESSAGE_WORDS + n <= k && k < words.length; words[k] == \old(words[k]));
    @ assignable words[0 .. words.length - 1];
    @*/
    void copyIn(Platform platform, int slot, long buffer, int n) {
        int base = slot * Limits.MESSAGE_WORDS;
        /*@ loop_invariant 0 <= i && i <= n;
        @ loop_invariant (\forall int k; 0 <= k && k < base; words[k] == \old(words[k]));
        @ loop_invariant (\forall int k; base + n <= k && k < words.length; words[k] == \old(words[k]));
        @ loop_modifies i, words[0 .. words.length - 1];
        @ decreases n - i;
        @*/
        for (int i = 0; i < n; i++) {
            words[base + i] = platform.read(buffer + 8L * i);
        }
    }

    /** The i-th word of a message as its receiver gets it. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots && 0 <= i && i < Limits.MESSAGE_WORDS;
    @ ensures \result == words[slot * Limits.MESSAGE_WORDS + i];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long outgoing(int slot, int i) {
        return words[slot * Limits.MESSAGE_WORDS + i];
    }

    /** Copies n words from a slot to an address. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < slots && 0 <= n && n <= Limits.MESSAGE_WORDS;
    @ requires 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ assignable \nothing;
    @*/
    void copyOut(Platform platform, int slot, long buffer, int n) {
        /*@ loop_invariant 0 <= i && i <= n;
        @ loop_modifies i;
        @ decreases n - i;
        @*/
        for (int i = 0; i < n; i++) {
            platform.write(buffer + 8L * i, outgoing(slot, i));
        }
    }
}
