package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.spec.vtd.ContextEntry;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.vtd.RootEntry;
import cofferdam.spec.vtd.SecondLevelEntry;
import cofferdam.spec.x86.LinearAddress;

/** The kernel's VT-d entries against the manual's. */
final class SecondLevelLemmas {
    private SecondLevelLemmas() {}

    @Lemma(
            id = "dma-leaf-is-manuals",
            requirements = {"G8-03", "G11-03"},
            says = "Kernel and specification encode second-level leaves of every size alike.",
            in = SecondLevelFormat.class,
            twinReplaces = "((long) rights & PRESENT)",
            twinBy = "((long) rights & 1L)")
    static void dmaLeafIsManuals(long frame, int rights, int level) {
        if (rights < 0 || rights > 3 || level < 1 || level > 3 || (frame & ~SecondLevelEntry.ADDRESS) != 0L) {
            return;
        }
        assert RadixFormat.leaf(SecondLevelFormat.leaf(frame, rights), level)
                == SecondLevelEntry.toPage(frame, rights, level);
    }

    @Lemma(
            id = "dma-leaf-no-execute",
            requirements = "G3-01",
            says = "A second-level leaf has no right but reading and writing, whatever it is made from.",
            in = SecondLevelFormat.class,
            twinReplaces = "public static final long PRESENT = 3L",
            twinBy = "public static final long PRESENT = 7L")
    static void dmaLeafNoExecute(long frame, int rights) {
        assert (SecondLevelFormat.leaf(frame, rights) & 0xffcL) == 0L;
        assert (SecondLevelFormat.leaf(frame, rights) & 3L) == (rights & 3);
    }

    @Lemma(
            id = "dma-leaf-well-formed",
            requirements = "G8-03",
            says = "No second-level leaf that the kernel makes sets a reserved bit.",
            in = SecondLevelFormat.class,
            twinReplaces = "return (frame & RadixFormat.ADDRESS) | ((long) rights & PRESENT)",
            twinBy = "return (frame & RadixFormat.ADDRESS) | ((long) rights & PRESENT) | 0x800L")
    static void dmaLeafWellFormed(long frame, int rights, int level) {
        if (level < 1
                || level > 3
                || (frame & ~SecondLevelEntry.ADDRESS) != 0L
                || (frame & LinearAddress.span(level) - 1) != 0L) {
            return;
        }
        assert !SecondLevelEntry.setsReserved(
                RadixFormat.leaf(SecondLevelFormat.leaf(frame, rights), level), level, features());
    }

    @Lemma(
            id = "dma-table-is-manuals",
            requirements = {"G8-03", "G11-03"},
            says =
                    "Kernel and specification encode entries that lead to second-level tables alike, and none sets a reserved bit.",
            in = RadixFormat.class,
            twinReplaces = "return (table & ADDRESS) | mask;",
            twinBy = "return (table & ADDRESS) | mask | 0x80L;")
    static void dmaTableIsManuals(long frame, int level) {
        if (level < 2 || level > 4 || (frame & ~SecondLevelEntry.ADDRESS) != 0L) {
            return;
        }
        long entry = RadixFormat.table(frame, SecondLevelFormat.PRESENT);
        assert entry == SecondLevelEntry.toTable(frame);
        assert !SecondLevelEntry.setsReserved(entry, level, features());
        assert !SecondLevelEntry.isLeaf(entry, level);
        assert SecondLevelEntry.table(entry) == frame;
    }

    @Lemma(
            id = "dma-presence-agrees",
            requirements = {"G3-01", "G11-03"},
            says = "Kernel and specification call the same second-level entries present, and the same ones leaves.",
            inType = "cofferdam.spec.vtd.SecondLevelEntry",
            twinReplaces = "return (entry & RIGHTS) != 0",
            twinBy = "return (entry & WRITE) != 0")
    static void dmaPresenceAgrees(long entry, int level) {
        if (level < 1 || level > 3) {
            return;
        }
        assert RadixFormat.present(entry, SecondLevelFormat.PRESENT) == SecondLevelEntry.isPresent(entry);
        assert SecondLevelEntry.isLeaf(entry, level) == (level == 1 || RadixFormat.large(entry));
        assert RadixFormat.address(entry) == SecondLevelEntry.table(entry);
    }

    @Lemma(
            id = "dma-split-2m",
            requirements = {"G1-11", "G8-03"},
            says = "The second-level leaves that replace a well-formed 2 MiB leaf are well-formed and have its rights.",
            in = RadixFormat.class,
            twinReplaces = "return (entry & SMALL) | ((long) i << 12)",
            twinBy = "return entry | ((long) i << 11)")
    static void dmaSplit2m(long entry, int i) {
        if (i < 0
                || i > 511
                || !SecondLevelEntry.isLeaf(entry, 2)
                || SecondLevelEntry.setsReserved(entry, 2, features())) {
            return;
        }
        long child = RadixFormat.child(entry, 2, i);
        assert !SecondLevelEntry.setsReserved(child, 1, features());
        assert (child & 3) == (entry & 3);
        assert SecondLevelEntry.page(child, 1) == SecondLevelEntry.page(entry, 2) + 4096L * i;
    }

    @Lemma(
            id = "dma-split-1g",
            requirements = {"G1-11", "G8-03"},
            says = "The second-level leaves that replace a well-formed 1 GiB leaf are well-formed and have its rights.",
            in = RadixFormat.class,
            twinReplaces = "return entry | ((long) i << 21)",
            twinBy = "return entry | ((long) i << 22)")
    static void dmaSplit1g(long entry, int i) {
        if (i < 0
                || i > 511
                || !SecondLevelEntry.isLeaf(entry, 3)
                || SecondLevelEntry.setsReserved(entry, 3, features())) {
            return;
        }
        long child = RadixFormat.child(entry, 3, i);
        assert SecondLevelEntry.isLeaf(child, 2) && !SecondLevelEntry.setsReserved(child, 2, features());
        assert (child & 3) == (entry & 3);
        assert SecondLevelEntry.page(child, 2) == SecondLevelEntry.page(entry, 3) + LinearAddress.span(2) * i;
    }

    @Lemma(
            id = "root-entry-is-manuals",
            requirements = {"G8-02", "G8-03"},
            says = "Kernel and specification encode root entries alike, and none sets a reserved bit.",
            in = SecondLevelFormat.class,
            twinReplaces = "return (table & RadixFormat.ADDRESS) | 1L;",
            twinBy = "return (table & RadixFormat.ADDRESS) | 3L;")
    static void rootEntryIsManuals(long table) {
        if ((table & ~RadixFormat.ADDRESS) != 0L) {
            return;
        }
        long low = SecondLevelFormat.low(table);
        assert low == RootEntry.of(table)
                && RootEntry.isPresent(low)
                && !RootEntry.setsReserved(low, 0L, 52)
                && RootEntry.contextTable(low) == table;
    }

    @Lemma(
            id = "context-entry-low",
            requirements = {"G8-02", "G8-03"},
            says =
                    "Kernel and specification encode the low words of context entries alike: translated, faults recorded.",
            in = SecondLevelFormat.class,
            twinReplaces = "return (table & RadixFormat.ADDRESS) | 1L;",
            twinBy = "return (table & RadixFormat.ADDRESS) | 9L;")
    static void contextEntryLow(long table) {
        if ((table & ~RadixFormat.ADDRESS) != 0L) {
            return;
        }
        long low = SecondLevelFormat.low(table);
        assert low == ContextEntry.low(table, ContextEntry.TRANSLATE)
                && ContextEntry.isPresent(low)
                && !ContextEntry.disablesFaults(low);
        assert ContextEntry.translationType(low) == ContextEntry.TRANSLATE && ContextEntry.table(low) == table;
    }

    @Lemma(
            id = "context-entry-high",
            requirements = {"G8-02", "G8-03"},
            says = "Kernel and specification encode domain and width of context entries alike.",
            in = SecondLevelFormat.class,
            twinReplaces = "((long) domain << 8)",
            twinBy = "((long) domain << 7)")
    static void contextEntryHigh(int domain, int levels) {
        if (domain < 0 || domain > 65535 || levels != 3 && levels != 4) {
            return;
        }
        long high = SecondLevelFormat.high(domain, levels);
        int width = 12 + 9 * levels;
        assert high == ContextEntry.high(domain, width) && ContextEntry.domain(high) == domain;
        assert ContextEntry.addressWidth(high) == width && ContextEntry.levels(width) == levels;
    }

    @Lemma(
            id = "context-entry-well-formed",
            requirements = "G8-03",
            says = "No context entry that the kernel makes sets a reserved bit.",
            in = SecondLevelFormat.class,
            twinReplaces = "(long) (levels - 2)",
            twinBy = "(long) (levels + 124)")
    static void contextEntryWellFormed(long table, int domain, int levels) {
        if (domain < 0 || domain > 65535 || levels != 3 && levels != 4) {
            return;
        }
        assert !ContextEntry.setsReserved(SecondLevelFormat.low(table), SecondLevelFormat.high(domain, levels), 52);
    }

    @Lemma(
            id = "context-domains-differ",
            requirements = "G3-05",
            says = "Context entries of different domains differ in their domain ids.",
            in = SecondLevelFormat.class,
            twinReplaces = "((long) domain << 8)",
            twinBy = "((long) (domain / 2) << 8)")
    static void contextDomainsDiffer(int domain, int other, int levels) {
        if (domain < 0
                || domain > 65535
                || other < 0
                || other > 65535
                || levels != 3 && levels != 4
                || domain == other) {
            return;
        }
        assert ContextEntry.domain(SecondLevelFormat.high(domain, levels))
                != ContextEntry.domain(SecondLevelFormat.high(other, levels));
    }

    private static RemappingFeatures features() {
        return new RemappingFeatures(48, 52, true, true, false);
    }
}
