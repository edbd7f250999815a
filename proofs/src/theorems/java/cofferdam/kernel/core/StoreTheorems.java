package cofferdam.kernel.core;

/** Where messages and audit records lie: slots are apart, a scrubbed slot holds nothing, records are kept in order. */
final class StoreTheorems {
    private StoreTheorems() {}

    /** Once a slot is scrubbed, reading it gives zeros, whatever message was there (G6-01). */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < a.slots && 0 <= i && i < Limits.MESSAGE_WORDS;
    @ ensures \result == 0L;
    @ assignable a.words[*];
    @*/
    @Theorem(
            in = MessageStore.class,
            twinReplaces =
                    "ensures (\\forall int k; slot * Limits.MESSAGE_WORDS <= k && k < (slot + n) * Limits.MESSAGE_WORDS; words[k] == 0L);",
            twinBy =
                    "ensures (\\forall int k; slot * Limits.MESSAGE_WORDS < k && k < (slot + n) * Limits.MESSAGE_WORDS; words[k] == 0L);")
    static long scrubBeforeReuse(MessageStore a, int slot, int i) {
        a.scrub(slot, 1);
        return a.get(slot, i);
    }

    /** A word stored in one slot changes no other slot (G2-01). */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < a.slots && 0 <= i && i < Limits.MESSAGE_WORDS;
    @ requires 0 <= other && other < a.slots && other != slot && 0 <= j && j < Limits.MESSAGE_WORDS;
    @ ensures \result;
    @ assignable a.words[slot * Limits.MESSAGE_WORDS + i];
    @*/
    @Theorem(
            in = MessageStore.class,
            twinReplaces =
                    "ensures words[slot * Limits.MESSAGE_WORDS + i] == word; assignable words[slot * Limits.MESSAGE_WORDS + i];",
            twinBy = "ensures words[slot * Limits.MESSAGE_WORDS + i] == word; assignable words[*];")
    static boolean setRespectsOtherSlots(MessageStore a, int slot, int i, long word, int other, int j) {
        long before = a.get(other, j);
        a.set(slot, i, word);
        return a.get(other, j) == before;
    }

    /** Scrubbing one slot changes no other slot (G2-01). */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < a.slots && 0 <= other && other < a.slots && other != slot && 0 <= j && j < Limits.MESSAGE_WORDS;
    @ ensures \result;
    @ assignable a.words[*];
    @*/
    @Theorem(
            in = MessageStore.class,
            twinReplaces =
                    "ensures (\\forall int k; (slot + n) * Limits.MESSAGE_WORDS <= k && k < words.length; words[k] == \\old(words[k]));",
            twinBy = "ensures true;")
    static boolean scrubRespectsOtherSlots(MessageStore a, int slot, int other, int j) {
        long before = a.get(other, j);
        a.scrub(slot, 1);
        return a.get(other, j) == before;
    }

    /** A message copied into one slot changes no other slot (G2-01). */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < a.slots && 0 <= n && n <= Limits.MESSAGE_WORDS && 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ requires 0 <= other && other < a.slots && other != slot && 0 <= j && j < Limits.MESSAGE_WORDS;
    @ ensures \result;
    @ assignable a.words[*];
    @*/
    @Theorem(
            in = MessageStore.class,
            twinReplaces =
                    "ensures (\\forall int k; slot * Limits.MESSAGE_WORDS + n <= k && k < words.length; words[k] == \\old(words[k]));",
            twinBy = "ensures true;")
    static boolean copyInRespectsOtherSlots(
            MessageStore a, Platform platform, int slot, long buffer, int n, int other, int j) {
        long before = a.get(other, j);
        a.copyIn(platform, slot, buffer, n);
        return a.get(other, j) == before;
    }

    /** A new audit record changes none of the earlier ones that the ring still holds (G9-04). */
    /*@ normal_behavior
    @ requires 0 <= n && n < Limits.AUDIT_RECORDS - 1 && n < a.at[1] && 0 <= field && field <= 3;
    @ ensures \result;
    @ assignable a.at[*], a.fields[*];
    @*/
    @Theorem(
            in = AuditRing.class,
            twinReplaces = "ensures at[0] == (\\old(at[0]) + 1 < Limits.AUDIT_RECORDS ? \\old(at[0]) + 1 : 0);",
            twinBy = "ensures at[0] == \\old(at[0]);")
    static boolean recordsAreKept(AuditRing a, int tick, int partition, int kind, int detail, int n, int field) {
        int before = a.field(n, field);
        a.record(tick, partition, kind, detail);
        return a.count() == Integer.MAX_VALUE || a.field(n + 1, field) == before;
    }

    /** The newest audit record is the one just written (G9-04). */
    /*@ normal_behavior
    @ ensures \result;
    @ assignable a.at[*], a.fields[*];
    @*/
    @Theorem(
            in = AuditRing.class,
            twinReplaces = "ensures fields[4 * \\old(at[0]) + 2] == kind && fields[4 * \\old(at[0]) + 3] == detail;",
            twinBy = "ensures fields[4 * \\old(at[0]) + 2] == kind;")
    static boolean recordIsWritten(AuditRing a, int tick, int partition, int kind, int detail) {
        a.record(tick, partition, kind, detail);
        return a.field(0, 0) == tick && a.field(0, 1) == partition && a.field(0, 2) == kind && a.field(0, 3) == detail;
    }
}
