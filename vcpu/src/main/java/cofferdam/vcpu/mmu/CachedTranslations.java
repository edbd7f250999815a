package cofferdam.vcpu.mmu;

/** Receives the translations that a TLB holds, in no particular order; for audits. */
public interface CachedTranslations {
    /**
     * One translation of a 4 KiB page.
     *
     * @param eptRoot host-physical address of the EPT's top table, 0 if EPT was off
     * @param linear sign-extended linear address of the page
     * @param hostFrame host-physical address of the page
     * @param rights what the entry can allow without a new walk: 1 read, 2 write, 4 fetch
     */
    void translation(int vpid, long eptRoot, long linear, long hostFrame, int rights);
}
