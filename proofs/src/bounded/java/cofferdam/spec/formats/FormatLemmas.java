package cofferdam.spec.formats;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;
import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.vtd.ContextEntry;
import cofferdam.spec.vtd.RootEntry;
import cofferdam.spec.vtd.SecondLevelEntry;
import cofferdam.spec.x86.LinearAddress;
import cofferdam.spec.x86.PagingEntry;
import cofferdam.spec.x86.PagingFeatures;

/** What the specification's entry formats say of an entry is what the entry was made from. */
final class FormatLemmas {
    private FormatLemmas() {}

    @Lemma(
            id = "format-guest-table",
            requirements = {"G8-03", "G11-03"},
            says = "A guest entry put together from a table address and flags leads to that table and sets no reserved"
                    + " bit, at every level, unless PS is among the flags.",
            in = PagingEntry.class,
            twinReplaces = "public static long table(long entry) {\n        return entry & ADDRESS;",
            twinBy = "public static long table(long entry) {\n        return entry & ADDRESS >> 1;")
    static void guestTable() {
        long table = Any.frame() & 0xFFFFFFFFFFL;
        int level = Any.number();
        if (level < 2 || level > 5) {
            return;
        }
        long entry = table | PagingEntry.PRESENT | Any.word() & 0x7ff0_0000_0000_0f7eL;
        assert PagingEntry.isPresent(entry) && !PagingEntry.isLeaf(entry, level);
        assert PagingEntry.table(entry) == table;
        assert !PagingEntry.setsReserved(entry, level, PagingFeatures.full(40), false);
    }

    @Lemma(
            id = "format-guest-page-4k",
            requirements = {"G8-03", "G11-03"},
            says = "A guest entry put together from a 4 KiB page, a protection key and flags maps that page with that"
                    + " key and sets no reserved bit.",
            in = PagingEntry.class,
            twinReplaces = "PROTECTION_KEY_SHIFT = 59",
            twinBy = "PROTECTION_KEY_SHIFT = 58")
    static void guestPage4k() {
        guestPage(1);
    }

    @Lemma(
            id = "format-guest-page-2m",
            requirements = {"G8-03", "G11-03"},
            says = "A guest entry put together from a 2 MiB page, a protection key and flags maps that page with that"
                    + " key and sets no reserved bit.",
            in = PagingEntry.class,
            twinReplaces = "& ~0x1fffL",
            twinBy = "& ~0xfffL")
    static void guestPage2m() {
        guestPage(2);
    }

    @Lemma(
            id = "format-guest-page-1g",
            requirements = {"G8-03", "G11-03"},
            says = "A guest entry put together from a 1 GiB page, a protection key and flags maps that page with that"
                    + " key and sets no reserved bit.",
            in = PagingEntry.class,
            twinReplaces = "& ~0x1fffL",
            twinBy = "& ~0xfffL")
    static void guestPage1g() {
        guestPage(3);
    }

    private static void guestPage(int level) {
        long page = Any.frame() & 0xFFFFFFFFFFL & -LinearAddress.span(level);
        int key = Any.number() & 15;
        // Every flag but P and, in a large page, PS; and PAT, which is bit 12 there.
        long flags = Any.word() & 0x87f0_0000_0000_0ffeL & (level == 1 ? -1L : ~0x80L);
        long pat = level == 1 ? 0 : Any.word() & 0x1000 | PagingEntry.PAGE_SIZE;
        long entry = page | flags | pat | PagingEntry.PRESENT | (long) key << 59;
        assert PagingEntry.isPresent(entry) && PagingEntry.isLeaf(entry, level);
        assert PagingEntry.page(entry, level) == page && PagingEntry.protectionKey(entry) == key;
        assert !PagingEntry.setsReserved(entry, level, PagingFeatures.full(40), true);
    }

    @Lemma(
            id = "format-linear-address",
            requirements = {"G11-03"},
            says = "A canonical linear address is its indices and its offset put together, with copies of its top bit.",
            in = LinearAddress.class,
            twinReplaces = "la57 ? 7 : 16",
            twinBy = "la57 ? 7 : 15")
    static void linearAddress() {
        long linear = Any.word();
        if (!LinearAddress.isCanonical(linear, false)) {
            return;
        }
        long built = linear & 0xfff;
        for (int level = 1; level <= 4; level++) {
            built = built | (long) LinearAddress.index(linear, level) * LinearAddress.span(level);
        }
        assert linear == (LinearAddress.index(linear, 4) >= 256 ? built | -1L << 48 : built);
    }

    @Lemma(
            id = "format-ept-page",
            requirements = {"G8-03", "G11-03"},
            says = "The specification's EPT leaf of every size has the page, rights and write-back type it was made"
                    + " from.",
            in = EptEntry.class,
            twinReplaces = "return (int) (entry >>> MEMORY_TYPE_SHIFT) & 7;",
            twinBy = "return (int) (entry >>> MEMORY_TYPE_SHIFT) & 3;")
    static void eptPage() {
        int level = Any.number();
        long rights = Any.word() & 7;
        if (level < 1 || level > 3 || rights == 0) {
            return;
        }
        long page = Any.frame() & -LinearAddress.span(level);
        long entry = EptEntry.toPage(page, rights, level);
        assert EptEntry.isPresent(entry) && EptEntry.isLeaf(entry, level) && EptEntry.page(entry, level) == page;
        assert (entry & EptEntry.RIGHTS) == rights && EptEntry.memoryType(entry) == EptEntry.WRITE_BACK;
    }

    @Lemma(
            id = "format-ept-pointer",
            requirements = {"G8-03", "G11-03"},
            says = "The specification's EPT pointer has the root and the flag it was made from, and VM entry accepts"
                    + " it.",
            in = EptPointer.class,
            twinReplaces = "ALWAYS_RESERVED = 0xf80",
            twinBy = "ALWAYS_RESERVED = 0xfc0")
    static void eptPointer() {
        long root = Any.frame();
        boolean flags = Any.choice();
        long pointer = EptPointer.of(root, flags);
        assert EptPointer.root(pointer) == root && EptPointer.usesAccessedDirty(pointer) == flags;
        assert EptPointer.isValid(pointer, PagingFeatures.full(52));
    }

    @Lemma(
            id = "format-dma-page",
            requirements = {"G8-03", "G11-03"},
            says = "The specification's second-level leaf of every size has the page and rights it was made from.",
            in = SecondLevelEntry.class,
            twinReplaces = "return entry & ADDRESS & -LinearAddress.span(level);",
            twinBy = "return entry & ADDRESS & -LinearAddress.span(2);")
    static void dmaPage() {
        int level = Any.number();
        long rights = Any.word() & 3;
        if (level < 1 || level > 3 || rights == 0) {
            return;
        }
        long page = Any.frame() & -LinearAddress.span(level);
        long entry = SecondLevelEntry.toPage(page, rights, level);
        assert SecondLevelEntry.isPresent(entry) && SecondLevelEntry.isLeaf(entry, level);
        assert SecondLevelEntry.page(entry, level) == page && (entry & SecondLevelEntry.RIGHTS) == rights;
    }

    @Lemma(
            id = "format-context-entry",
            requirements = {"G3-05", "G8-03"},
            says = "The specification's context entry has the table, translation type, domain and width it was made"
                    + " from.",
            in = ContextEntry.class,
            twinReplaces = "return (addressWidth - 12) / 9;",
            twinBy = "return addressWidth / 9 - 2;")
    static void contextEntry() {
        long table = Any.frame();
        int type = Any.choice() ? ContextEntry.TRANSLATE : ContextEntry.PASS_THROUGH;
        int domain = Any.number() & 0xffff;
        int width = Any.choice() ? 39 : 48;
        long low = ContextEntry.low(table, type);
        long high = ContextEntry.high(domain, width);
        assert ContextEntry.isPresent(low) && !ContextEntry.disablesFaults(low);
        assert ContextEntry.table(low) == table && ContextEntry.translationType(low) == type;
        assert ContextEntry.domain(high) == domain && ContextEntry.addressWidth(high) == width;
        assert ContextEntry.levels(width) == (width == 39 ? 3 : 4) && !ContextEntry.setsReserved(low, high, 52);
    }

    @Lemma(
            id = "format-root-entry",
            requirements = {"G8-02", "G8-03"},
            says = "The specification's root entry leads to the context table it was made from.",
            in = RootEntry.class,
            twinReplaces = "CONTEXT_TABLE = ~0xfffL",
            twinBy = "CONTEXT_TABLE = ~0x1fffL")
    static void rootEntry() {
        long table = Any.frame();
        long low = RootEntry.of(table);
        assert RootEntry.isPresent(low) && RootEntry.contextTable(low) == table;
        assert !RootEntry.setsReserved(low, 0, 52);
    }
}
