package cofferdam.conformance.oracles.vtd;

import cofferdam.spec.walk.VtdWalk;

/**
 * What a DMA request left in the fault records: nothing, or reason, kind, requester and page.
 *
 * @param reason fault reason, 0 if nothing was recorded; then the rest is zero as well
 */
record VtdOutcome(int reason, boolean read, int requester, long page) {
    /** Nothing was recorded: the request went through, or its fault is suppressed. */
    static final VtdOutcome NOTHING = new VtdOutcome(0, false, 0, 0);

    /** From the two halves of a fault-recording register. */
    static VtdOutcome ofRecord(long low, long high) {
        if (high >= 0) {
            return NOTHING;
        }
        return new VtdOutcome((int) (high >>> 32) & 0xff, (high >>> 62 & 1) != 0, (int) high & 0xffff, low);
    }

    /** What the reference walker says of a case. */
    static VtdOutcome ofWalk(VtdWalk walk, VtdCase vtdCase) {
        if (walk instanceof VtdWalk.Fault fault && fault.recorded()) {
            return new VtdOutcome(
                    fault.reason().code(), !vtdCase.write(), VtdCase.REQUESTER, vtdCase.address() & ~0xfffL);
        }
        return NOTHING;
    }

    @Override
    public String toString() {
        return reason == 0
                ? "no fault"
                : "reason 0x" + Integer.toHexString(reason) + (read ? " read" : " write") + " by 0x"
                        + Integer.toHexString(requester) + " of page 0x" + Long.toHexString(page);
    }
}
