package cofferdam.workbench.advisories;

import org.junit.jupiter.api.Test;

/**
 * XSA-148 (CVE-2015-7835, Xen 3.4 to 4.6, 2015): <a href="https://xenbits.xen.org/xsa/advisory-148.html">the
 * advisory</a>.
 *
 * <p>A guest's change of a level-2 entry took a fast path whenever the entry stayed present. The path looked at the
 * frame and at the present bit, not at the page-size and the write bit, so a paravirtualised guest made a large,
 * writable page out of an entry that led to a page table: all tables under it, and all that lies behind them, were its
 * own to write. The fix has the fast path compare these bits as well.
 *
 * <p>Here: MAP lets bits of its argument that are no rights into the entry, the page-size bit among them. Claim G1,
 * requirements G1-02 and G1-11.
 */
class Xsa148Test {
    private static final Advisory BROKEN = Advisory.repeatedBy("large-page-by-flag", "XSA-148");

    @Test
    void aGuestThatSetsThePageSizeBitReachesWhatLiesBehindItsPage() {
        BROKEN.brokenFails("G1", "partition mallory reaches .* which no declaration mentions", "MAP(region");
    }

    @Test
    void noBitOfAnArgumentButTheRightsReachesAnEntry() {
        BROKEN.shippedHolds();
    }
}
