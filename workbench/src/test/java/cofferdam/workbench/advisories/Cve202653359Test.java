package cofferdam.workbench.advisories;

import org.junit.jupiter.api.Test;

/**
 * CVE-2026-53359 (KVM, Linux, 2026): <a href="https://www.cve.org/CVERecord?id=CVE-2026-53359">the record</a>.
 *
 * <p>KVM keeps, for each page of a guest, a reverse map of the shadow entries that lead to it. In the shadow page
 * tables for nested guests it could come about that an entry was changed while the reverse map still told of the old
 * one: tables were freed that were still pointed to, and a guest got out of its machine. The mistake was sixteen years
 * old.
 *
 * <p>Here: DONATE moves a page, and the ledger, which is this kernel's reverse map, still says that it lies at its old
 * place. Claim G1, requirement G1-13.
 */
class Cve202653359Test {
    private static final Advisory BROKEN = Advisory.repeatedBy("stale-reverse-map", "CVE-2026-53359");

    @Test
    void aDonatedPageIsMappedAtItsOldPlaceBecauseTheLedgerSaysSo() {
        BROKEN.brokenFails("G1", "partition maintenance reaches .*display/log.* which belongs at", "MAP(region");
    }

    @Test
    void ledgerAndTablesAgreeAfterADonation() {
        BROKEN.shippedHolds();
    }
}
