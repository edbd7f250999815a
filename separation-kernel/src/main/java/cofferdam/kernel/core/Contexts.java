package cofferdam.kernel.core;

/** The saved registers of each partition, and those it starts with. */
final class Contexts {
    /*@ spec_public @*/ private final long[] saved;
    /*@ spec_public @*/ private final long[] start;

    /*@ public invariant saved != start && saved.length == Limits.PARTITIONS * Registers.STATE_WORDS;
    @ public invariant start.length == Limits.PARTITIONS * Registers.STATE_WORDS;
    @*/

    /*+OPENJML@ public invariant saved.__owner == this && start.__owner == this;
    @*/

    /*+KEY@ accessible \inv : this.saved, this.start;
    @*/

    /*@ normal_behavior
    @ ensures (\forall int k; 0 <= k && k < saved.length; saved[k] == 0L && start[k] == 0L);
    @ assignable \nothing;
    @*/
    Contexts() {
        saved = new long[Limits.PARTITIONS * Registers.STATE_WORDS];
        /*+OPENJML@ set saved.__owner = this; @*/
        start = new long[Limits.PARTITIONS * Registers.STATE_WORDS];
        /*+OPENJML@ set start.__owner = this; @*/
    }

    /** Sets the registers p starts with. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && words.length == Registers.STATE_WORDS && words != start;
    @ ensures (\forall int k; 0 <= k && k < Registers.STATE_WORDS; start[p * Registers.STATE_WORDS + k] == words[k]);
    @ assignable start[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)];
    @*/
    void setStart(int p, long[] words) {
        int base = p * Registers.STATE_WORDS;
        /*@ loop_invariant 0 <= i && i <= Registers.STATE_WORDS;
        @ loop_invariant (\forall int k; 0 <= k && k < i; start[base + k] == words[k]);
        @ loop_modifies i, start[base .. base + (Registers.STATE_WORDS - 1)];
        @ decreases Registers.STATE_WORDS - i;
        @*/
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            start[base + i] = words[i];
        }
    }

    /** p has the registers it starts with; others keep theirs. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures (\forall int k; p * Registers.STATE_WORDS <= k && k < (p + 1) * Registers.STATE_WORDS;
    @      saved[k] == start[k]);
    @ assignable saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)];
    @*/
    void restart(int p) {
        int base = p * Registers.STATE_WORDS;
        /*@ loop_invariant base <= i && i <= base + Registers.STATE_WORDS;
        @ loop_invariant (\forall int k; base <= k && k < i; saved[k] == start[k]);
        @ loop_modifies i, saved[base .. base + (Registers.STATE_WORDS - 1)];
        @ decreases base + Registers.STATE_WORDS - i;
        @*/
        for (int i = base; i < base + Registers.STATE_WORDS; i++) {
            saved[i] = start[i];
        }
    }

    /** Fills p's registers with zeros. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures (\forall int k; p * Registers.STATE_WORDS <= k && k < (p + 1) * Registers.STATE_WORDS; saved[k] == 0L);
    @ assignable saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)];
    @*/
    void scrub(int p) {
        int base = p * Registers.STATE_WORDS;
        /*@ loop_invariant base <= i && i <= base + Registers.STATE_WORDS;
        @ loop_invariant (\forall int k; base <= k && k < i; saved[k] == 0L);
        @ loop_modifies i, saved[base .. base + (Registers.STATE_WORDS - 1)];
        @ decreases base + Registers.STATE_WORDS - i;
        @*/
        for (int i = base; i < base + Registers.STATE_WORDS; i++) {
            saved[i] = 0L;
        }
    }

    /** Copies p's saved registers out. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && words.length == Registers.STATE_WORDS;
    @ requires words != saved && words != start;
    @ ensures (\forall int k; 0 <= k && k < Registers.STATE_WORDS; words[k] == saved[p * Registers.STATE_WORDS + k]);
    @ assignable words[0 .. words.length - 1];
    @*/
    void load(int p, long[] words) {
        int base = p * Registers.STATE_WORDS;
        /*@ loop_invariant 0 <= i && i <= Registers.STATE_WORDS;
        @ loop_invariant (\forall int k; 0 <= k && k < i; words[k] == saved[base + k]);
        @ loop_modifies i, words[0 .. words.length - 1];
        @ decreases Registers.STATE_WORDS - i;
        @*/
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            words[i] = saved[base + i];
        }
    }

    /** Saves p's registers; others keep theirs. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && words.length == Registers.STATE_WORDS && words != saved;
    @ ensures (\forall int k; 0 <= k && k < Registers.STATE_WORDS; saved[p * Registers.STATE_WORDS + k] == words[k]);
    @ assignable saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)];
    @*/
    void save(int p, long[] words) {
        int base = p * Registers.STATE_WORDS;
        /*@ loop_invariant 0 <= i && i <= Registers.STATE_WORDS;
        @ loop_invariant (\forall int k; 0 <= k && k < i; saved[base + k] == words[k]);
        @ loop_modifies i, saved[base .. base + (Registers.STATE_WORDS - 1)];
        @ decreases Registers.STATE_WORDS - i;
        @*/
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            saved[base + i] = words[i];
        }
    }

    /** A saved register. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= i && i < Registers.STATE_WORDS;
    @ ensures \result == saved[p * Registers.STATE_WORDS + i];
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by p, i, saved[p * Registers.STATE_WORDS + i];
    @*/
    /*@ pure @*/ long get(int p, int i) {
        return saved[p * Registers.STATE_WORDS + i];
    }

    /** Stores a saved register. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= i && i < Registers.STATE_WORDS;
    @ ensures saved[p * Registers.STATE_WORDS + i] == word;
    @ assignable saved[p * Registers.STATE_WORDS + i];
    @*/
    /*+KEY@ determines saved[p * Registers.STATE_WORDS + i] \by p, i, word;
    @*/
    void set(int p, int i, long word) {
        saved[p * Registers.STATE_WORDS + i] = word;
    }
}
