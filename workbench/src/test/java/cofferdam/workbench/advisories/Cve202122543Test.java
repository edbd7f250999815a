package cofferdam.workbench.advisories;

import org.junit.jupiter.api.Test;

/**
 * CVE-2021-22543 (KVM, Linux before 5.13, 2021): <a href="https://www.cve.org/CVERecord?id=CVE-2021-22543">the
 * record</a>.
 *
 * <p>KVM looked up pages of mappings of the kinds VM_IO and VM_PFNMAP, some of which carry no count of references, and
 * mapped them into guests as if they did. So pages were freed, and used by others, while guest and monitor still reached
 * them; and the lookup said that a page could be written though its mapping was read only.
 *
 * <p>Here, both halves: a shared page is reclaimed while its receiver still reaches it (requirement G1-09), and shared
 * with its owner's rights where the grant says read only (G1-07). Claim G1.
 */
class Cve202122543Test {
    private static final Advisory UNCOUNTED = Advisory.repeatedBy("shared-page-not-counted", "CVE-2021-22543");
    private static final Advisory WRITABLE = Advisory.repeatedBy("share-beyond-read-only", "CVE-2021-22543");

    @Test
    void aSharedPageIsTakenBackWhileItsReceiverReachesIt() {
        UNCOUNTED.brokenFails("G1", "partition display reaches .*weather/picture.*without an active grant");
    }

    @Test
    void aPageSharedForReadingIsWritten() {
        WRITABLE.brokenFails(
                "G1", "partition display reaches .*weather/picture.*rights rw where at most r are declared");
    }

    @Test
    void aSharedPageIsReachedAsItsGrantSaysAndUntilItIsGivenBack() {
        UNCOUNTED.shippedHolds();
        WRITABLE.shippedHolds();
    }
}
