package cofferdam.workbench.advisories;

import org.junit.jupiter.api.Test;

/**
 * XSA-213 (CVE-2017-8903, 64-bit Xen, 2017): <a href="https://xenbits.xen.org/xsa/advisory-213.html">the advisory</a>.
 *
 * <p>Hypercalls are for guest kernels alone, and handlers rely on it. A guest put the call that goes to user mode in
 * the middle of a batch: the rest of the batch was carried out as if the guest were still in its kernel, with the page
 * tables of its user mode.
 *
 * <p>Here: the mode in which a partition began decides, not the one in which it is. Claim G9, requirement G9-03.
 */
class Xsa213Test {
    private static final Advisory BROKEN = Advisory.repeatedBy("privilege-of-former-mode", "XSA-213");

    @Test
    void aUserProgramMakesAHypercall() {
        BROKEN.brokenFails("G9", "at privilege level 1 .* instead of DENIED");
    }

    @Test
    void aCallFromUserModeIsDenied() {
        BROKEN.shippedHolds();
    }
}
