package cofferdam.workbench.advisories;

import org.junit.jupiter.api.Test;

/**
 * XSA-379 (CVE-2021-28697) and XSA-387 (CVE-2021-28703), Xen, 2021: <a
 * href="https://xenbits.xen.org/xsa/advisory-379.html">the advisory</a>.
 *
 * <p>Status pages of grant tables are the hypervisor's, and guests may map them. When a guest goes back to tables of
 * the first version, the pages are freed, but not every mapping of them was taken away: the guest went on with pages
 * that were somebody else's by then. The first fix left a way, hence the second advisory,
 * https://xenbits.xen.org/xsa/advisory-387.html.
 *
 * <p>Here: RELINQUISH changes the ledger and leaves the borrower's mapping. Claim G1, requirement G1-09.
 */
class Xsa379Test {
    private static final Advisory BROKEN = Advisory.repeatedBy("given-back-without-unmap", "XSA-379 and XSA-387");

    @Test
    void aPageThatWasGivenBackIsStillReached() {
        BROKEN.brokenFails("G1", "partition crypto reaches .*red/journal.*without an active grant");
    }

    @Test
    void whoeverGivesAPageBackReachesItNoMore() {
        BROKEN.shippedHolds();
    }
}
