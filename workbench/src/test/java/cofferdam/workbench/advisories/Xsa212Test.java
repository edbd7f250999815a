package cofferdam.workbench.advisories;

import org.junit.jupiter.api.Test;

/**
 * XSA-212 (CVE-2017-7228, Xen with the fix of XSA-29, 2017): <a
 * href="https://xenbits.xen.org/xsa/advisory-212.html">the advisory</a>.
 *
 * <p>The check of the arrays that a guest gives to memory_exchange() was insufficient: the hypervisor was led to write
 * outside of them, which is to say anywhere.
 *
 * <p>Here: the kernel does not check that a message buffer ends in the page in which it begins. Claim G2, requirement
 * G2-09.
 */
class Xsa212Test {
    private static final Advisory BROKEN = Advisory.repeatedBy("buffer-end-not-checked", "XSA-212");

    @Test
    void theKernelUsesABufferThatLeavesItsPage() {
        BROKEN.brokenFails("G2", "made the kernel use a buffer that it may not", "(port 0");
    }

    @Test
    void aBufferThatLeavesItsPageIsRefused() {
        BROKEN.shippedHolds();
    }
}
