package cofferdam.workbench.advisories;

import org.junit.jupiter.api.Test;

/**
 * XSA-304 (CVE-2018-12207, Intel processors, 2019): <a href="https://xenbits.xen.org/xsa/advisory-304.html">the
 * advisory</a>.
 *
 * <p>When the size of an executable page changes, and the processor fetches from it before cached translations are
 * invalidated, one fetch may hit two translations of different sizes in the instruction TLB. Many processors stop then
 * with a machine check, and with them every guest. Xen answered by never letting large pages be executable.
 *
 * <p>Here: a large leaf of the second stage is split without a flush. The modelled processor does not stop over two
 * sizes; what it shows is that the former translation is still in use, for a page that was given up. Claim G6,
 * requirement G6-03.
 */
class Xsa304Test {
    private static final Advisory BROKEN = Advisory.repeatedBy("split-without-flush", "XSA-304");

    @Test
    void theTranslationOfTheFormerSizeOutlivesTheSplit() {
        BROKEN.brokenFails("G6", "the TLB of processor \\d still lets partition monitor reach", "UNMAP(region");
    }

    @Test
    void aSplitDropsTheTranslationsOfTheFormerSize() {
        BROKEN.shippedHolds();
    }
}
