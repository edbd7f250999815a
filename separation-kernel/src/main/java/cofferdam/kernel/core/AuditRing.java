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

    /*@ spec_public @*/ private final int[] fields;
    /*@ spec_public @*/ private int next;
    /*@ spec_public @*/ private int count;

    /*@ public invariant fields.length == 4 * Limits.AUDIT_RECORDS && 0 <= next && next < Limits.AUDIT_RECORDS;
    @ public invariant 0 <= count;
    @*/

    /*+OPENJML@ public invariant fields.__owner == this;
    @*/

    /*+KEY@ accessible \inv : this.fields, this.next, this.count;
    @*/

    /*@ normal_behavior
    @ ensures count == 0 && next == 0;
    @ assignable \nothing;
    @*/
    AuditRing() {
        fields = new int[4 * Limits.AUDIT_RECORDS];
        /*+OPENJML@ set fields.__owner = this; @*/
    }

    /** Writes a record over the oldest. */
    /*@ normal_behavior
    @ ensures fields[4 * \old(next)] == tick && fields[4 * \old(next) + 1] == partition;
    @ ensures fields[4 * \old(next) + 2] == kind && fields[4 * \old(next) + 3] == detail;
    @ ensures next == (\old(next) + 1 < Limits.AUDIT_RECORDS ? \old(next) + 1 : 0);
    @ ensures count == (\old(count) < Integer.MAX_VALUE ? \old(count) + 1 : \old(count));
    @ assignable next, count, fields[4 * next], fields[4 * next + 1], fields[4 * next + 2], fields[4 * next + 3];
    @*/
    void record(int tick, int partition, int kind, int detail) {
        int base = 4 * next;
        fields[base] = tick;
        fields[base + 1] = partition;
        fields[base + 2] = kind;
        fields[base + 3] = detail;
        next = next + 1 < Limits.AUDIT_RECORDS ? next + 1 : 0;
        if (count < Integer.MAX_VALUE) {
            count = count + 1;
        }
    }

    /** How many records were ever written. */
    /*@ normal_behavior
    @ ensures \result == count && 0 <= \result;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int count() {
        return count;
    }

    /** A field (0 tick, 1 partition, 2 kind, 3 detail) of the n-th newest record, 0 if there is none. */
    /*@ normal_behavior
    @ requires 0 <= n && n < Limits.AUDIT_RECORDS && n < count && 0 <= field && field <= 3;
    @ ensures \result == fields[4 * (next - 1 - n >= 0 ? next - 1 - n : next - 1 - n + Limits.AUDIT_RECORDS) + field];
    @ assignable \nothing;
    @ also normal_behavior
    @ requires !(0 <= n && n < Limits.AUDIT_RECORDS && n < count && 0 <= field && field <= 3);
    @ ensures \result == 0;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int field(int n, int field) {
        if (n < 0 || n >= Limits.AUDIT_RECORDS || n >= count || field < 0 || field > 3) {
            return 0;
        }
        int at = next - 1 - n;
        if (at < 0) {
            at = at + Limits.AUDIT_RECORDS;
        }
        return fields[4 * at + field];
    }
}
