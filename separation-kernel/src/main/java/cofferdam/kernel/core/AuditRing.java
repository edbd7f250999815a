package cofferdam.kernel.core;

/** The last security-relevant events, four numbers each: tick, partition, kind, detail. No partition can read it. Requirement G9-04. */
public final class AuditRing {
    /** Kind: a partition had a fault; detail is the fault. */
    public static final int FAULT = 1;

    /** Kind: a hypercall was refused; detail is its number, or -1 if that does not exist. */
    public static final int REFUSED = 2;

    /** Kind: a partition was stopped. */
    public static final int STOPPED = 3;

    /** Kind: a partition was restarted; detail is how often by now. */
    public static final int RESTARTED = 4;

    /** Kind: an interrupt line was asserted that leads nowhere; detail is the line, partition -1. */
    public static final int STRAY_INTERRUPT = 5;

    private static final int NEXT = 0;
    private static final int WRITTEN = 1;

    /*@ spec_public @*/ private final int[] fields;

    /** Where the next record goes, and how many were ever written. */
    /*@ spec_public @*/ private final int[] at;

    /*@ public invariant fields.length == 4 * Limits.AUDIT_RECORDS && fields != at;
    @ public invariant at.length == 2 && 0 <= at[0] && at[0] < Limits.AUDIT_RECORDS && 0 <= at[1];
    @*/

    /*+OPENJML@ public invariant fields.__owner == this && at.__owner == this;
    @*/

    /*+KEY@ accessible \inv : this.fields, this.at, at[*];
    @*/

    /*@ normal_behavior
    @ ensures at[0] == 0 && at[1] == 0;
    @ assignable \nothing;
    @*/
    AuditRing() {
        fields = new int[4 * Limits.AUDIT_RECORDS];
        /*+OPENJML@ set fields.__owner = this; @*/
        at = new int[2];
        /*+OPENJML@ set at.__owner = this; @*/
    }

    /** Writes a record over the oldest. */
    /*@ normal_behavior
    @ ensures fields[4 * \old(at[0])] == tick && fields[4 * \old(at[0]) + 1] == partition;
    @ ensures fields[4 * \old(at[0]) + 2] == kind && fields[4 * \old(at[0]) + 3] == detail;
    @ ensures (\forall int k; 0 <= k && k < fields.length && (k < 4 * \old(at[0]) || 4 * \old(at[0]) + 3 < k);
    @      fields[k] == \old(fields[k]));
    @ ensures at[0] == (\old(at[0]) + 1 < Limits.AUDIT_RECORDS ? \old(at[0]) + 1 : 0);
    @ ensures at[1] == (\old(at[1]) < Integer.MAX_VALUE ? \old(at[1]) + 1 : \old(at[1]));
    @ assignable fields[0 .. fields.length - 1], at[0 .. 1];
    @*/
    void record(int tick, int partition, int kind, int detail) {
        int base = 4 * at[NEXT];
        fields[base] = tick;
        fields[base + 1] = partition;
        fields[base + 2] = kind;
        fields[base + 3] = detail;
        at[NEXT] = at[NEXT] + 1 < Limits.AUDIT_RECORDS ? at[NEXT] + 1 : 0;
        if (at[WRITTEN] < Integer.MAX_VALUE) {
            at[WRITTEN] = at[WRITTEN] + 1;
        }
    }

    /** How many records were ever written. */
    /*@ normal_behavior
    @ ensures \result == at[1] && 0 <= \result;
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by at[1];
    @*/
    /*@ pure @*/ int count() {
        return at[WRITTEN];
    }

    /** A field (0 tick, 1 partition, 2 kind, 3 detail) of the n-th newest record, 0 if there is none. */
    /*@ normal_behavior
    @ requires 0 <= n && n < Limits.AUDIT_RECORDS && n < at[1] && 0 <= field && field <= 3;
    @ ensures \result == fields[4 * (at[0] - 1 - n >= 0 ? at[0] - 1 - n : at[0] - 1 - n + Limits.AUDIT_RECORDS) + field];
    @ assignable \nothing;
    @ also normal_behavior
    @ requires !(0 <= n && n < Limits.AUDIT_RECORDS && n < at[1] && 0 <= field && field <= 3);
    @ ensures \result == 0;
    @ assignable \nothing;
    @*/
    /*@ spec_public pure @*/ int field(int n, int field) {
        if (n < 0 || n >= Limits.AUDIT_RECORDS || n >= at[WRITTEN] || field < 0 || field > 3) {
            return 0;
        }
        int row = at[NEXT] - 1 - n;
        if (row < 0) {
            row = row + Limits.AUDIT_RECORDS;
        }
        return fields[4 * row + field];
    }
}
