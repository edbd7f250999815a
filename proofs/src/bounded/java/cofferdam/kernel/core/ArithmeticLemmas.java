package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;

/** Division and remainder of page numbers as fields of bits. */
final class ArithmeticLemmas {
    private ArithmeticLemmas() {}

    @Lemma(
            id = "index-by-shift",
            requirements = "G1-13",
            says = "An index is a nine-bit field of the page number.",
            in = RadixFormat.class,
            twinReplaces = "(page / pagesAt(level)) % ENTRIES",
            twinBy = "(page / pagesAt(level)) % 256",
            equation = {"return (page / pagesAt(level)) % ENTRIES;", "return page >>> 9 * (level - 1) & 511;"})
    static void indexByShift(int page, int level) {
        if (page < 0 || level < 1 || level > 4) {
            return;
        }
        assert RadixFormat.index(page, level) == (page >>> 9 * (level - 1) & 511);
    }

    @Lemma(
            id = "part-by-mask",
            requirements = "G1-11",
            says = "The place of a page under a large leaf is a field of the page number.",
            in = RadixFormat.class,
            twinReplaces = "(long) (page % pagesAt(level)) << 12",
            twinBy = "(long) (page % 512) << 12",
            equation = {"(long) (page % pagesAt(level)) << 12", "(long) (page & pagesAt(level) - 1) << 12"})
    static void partByMask(long entry, int page, boolean gigabyte) {
        if (page < 0) {
            return;
        }
        int level = gigabyte ? 3 : 2;
        assert RadixFormat.part(entry, level, page)
                == ((entry & RadixFormat.SMALL) | (long) (page & RadixFormat.pagesAt(level) - 1) << 12);
    }
}
