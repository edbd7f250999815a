package cofferdam.workbench.advisories;

import org.junit.jupiter.api.Test;

/**
 * XSA-182 (CVE-2016-6258, all versions of Xen, 2016): <a href="https://xenbits.xen.org/xsa/advisory-182.html">the
 * advisory</a>.
 *
 * <p>For entries that exist, the code for paravirtualised guests' page tables skips its expensive checks when only
 * harmless bits change. The set of bits that were taken for harmless was too large: a guest could gain the right to
 * write, and with it the whole machine.
 *
 * <p>Here: MAP checks the rights asked for only where the page was not mapped before. Claim G1, requirement G1-04.
 */
class Xsa182Test {
    private static final Advisory BROKEN = Advisory.repeatedBy("rights-unchecked-on-remap", "XSA-182");

    @Test
    void aPageThatIsMappedAlreadyIsMappedAgainWithMoreRights() {
        BROKEN.brokenFails("G1", "rights", "MAP(region");
    }

    @Test
    void rightsAreComparedWithTheDescriptionEachTime() {
        BROKEN.shippedHolds();
    }
}
