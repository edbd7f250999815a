package cofferdam.kernel.soak;

import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Limits;

/** The records that the audit ring must hold. Requirement G9-04. */
final class ModelAudit {
    private static final int FIELDS = 4;

    private final int[] records = new int[FIELDS * Limits.AUDIT_RECORDS];
    private int count;

    void record(long tick, int partition, int kind, int detail) {
        int at = FIELDS * (count % Limits.AUDIT_RECORDS);
        records[at] = (int) Math.min(tick, Integer.MAX_VALUE);
        records[at + 1] = partition;
        records[at + 2] = kind;
        records[at + 3] = detail;
        count++;
    }

    /** Compares so many of the newest records. */
    void compare(Inspection view, int newest) {
        Broken.unless(view.auditCount(), count, "G9-04", "number of audit records after", count);
        for (int n = 0; n < newest && n < count && n < Limits.AUDIT_RECORDS; n++) {
            int at = FIELDS * ((count - 1 - n) % Limits.AUDIT_RECORDS);
            for (int field = 0; field < FIELDS; field++) {
                if (view.auditField(n, field) != records[at + field]) {
                    throw new Broken(
                            "G9-04",
                            "field " + field + " of the " + n + "th newest audit record is " + view.auditField(n, field)
                                    + ", not " + records[at + field]);
                }
            }
        }
    }
}
