package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.x86.LinearAddress;
import cofferdam.spec.x86.PagingFeatures;

/** The kernel's EPT entries against the manual's, rights, and address arithmetic. */
final class EptFormatLemmas {
    private EptFormatLemmas() {}

    @Lemma(
            id = "ept-leaf-address",
            requirements = {"G8-03", "G1-13"},
            says = "The address in a leaf that the kernel makes is the frame address it was made from.",
            in = EptFormat.class,
            twinReplaces = "return (frame & RadixFormat.ADDRESS) | (uncached",
            twinBy = "return (frame & 0xFFFFFFFFFFE000L) | (uncached")
    static void eptLeafAddress(long frame, int rights, boolean uncached) {
        assert EptFormat.leaf(frame, rights, uncached) >>> 52 == 0L;
        assert RadixFormat.address(EptFormat.leaf(frame, rights, uncached)) == (frame & 0x000F_FFFF_FFFF_F000L);
    }

    @Lemma(
            id = "ept-leaf-rights",
            requirements = {"G1-04", "G1-13"},
            says = "The rights in a leaf that the kernel makes are those it was made from.",
            in = EptFormat.class,
            twinReplaces = "rights = rights + 2",
            twinBy = "rights = rights + 3")
    static void eptLeafRights(long frame, int rights, boolean uncached) {
        if (rights < 0 || rights > 7) {
            return;
        }
        assert EptFormat.rights(EptFormat.leaf(frame, rights, uncached)) == rights;
    }

    @Lemma(
            id = "ept-leaf-type",
            requirements = "G1-14",
            says = "A leaf that the kernel makes is write-back memory unless it maps device registers.",
            in = EptFormat.class,
            twinReplaces = "(entry & 0x38L) == 0x30L",
            twinBy = "(entry & 0x30L) == 0x30L")
    static void eptLeafType(long frame, int rights, boolean uncached, long entry) {
        assert EptFormat.writeBack(EptFormat.leaf(frame, rights, uncached)) == !uncached;
        assert EptFormat.writeBack(entry) == ((entry >>> 3 & 7) == 6);
    }

    @Lemma(
            id = "ept-leaf-well-formed",
            requirements = "G8-03",
            says =
                    "No 4 KiB leaf that the kernel makes with rights that can be mapped is a misconfiguration by the manual.",
            in = EptFormat.class,
            twinReplaces = "uncached ? 0L : 0x30L) | (",
            twinBy = "uncached ? 0L : 0x38L) | (")
    static void eptLeafWellFormed(long frame, int rights, boolean uncached, int bits) {
        if (!Rights.mappable(rights) || bits < 32 || bits > 52 || (frame & RadixFormat.ADDRESS) >>> bits != 0L) {
            return;
        }
        assert !EptEntry.isMisconfigured(EptFormat.leaf(frame, rights, uncached), 1, features(bits, false));
    }

    @Lemma(
            id = "ept-large-leaf-well-formed",
            requirements = {"G8-03", "G1-11"},
            says =
                    "No 2 MiB or 1 GiB leaf on an aligned frame that the kernel makes is a misconfiguration by the manual.",
            in = RadixFormat.class,
            twinReplaces = "level > 1 ? word | LARGE : word",
            twinBy = "level > 1 ? word | LARGE | 0x1000L : word")
    static void eptLargeLeafWellFormed(long frame, int rights, boolean uncached, boolean gigabyte) {
        int level = gigabyte ? 3 : 2;
        if (!Rights.mappable(rights) || (frame & LinearAddress.span(level) - 1) != 0L) {
            return;
        }
        long entry = RadixFormat.leaf(EptFormat.leaf(frame, rights, uncached), level);
        assert !EptEntry.isMisconfigured(entry, level, features(52, true));
        assert EptEntry.isLeaf(entry, level);
    }

    @Lemma(
            id = "ept-table-well-formed",
            requirements = {"G8-03", "G6-04"},
            says =
                    "No entry that leads to a table and that the kernel makes is a misconfiguration by the manual, at no level.",
            in = RadixFormat.class,
            twinReplaces = "return (table & ADDRESS) | mask;",
            twinBy = "return (table & ADDRESS) | mask | 8L;")
    static void eptTableWellFormed(long frame, int level) {
        if (level < 2 || level > 4) {
            return;
        }
        long entry = RadixFormat.table(frame, EptFormat.PRESENT);
        assert !EptEntry.isMisconfigured(entry, level, features(52, true));
        assert !EptEntry.isLeaf(entry, level);
        assert EptEntry.table(entry) == RadixFormat.address(frame);
    }

    @Lemma(
            id = "ept-leaf-is-manuals",
            requirements = {"G8-03", "G11-03"},
            says = "The kernel and the specification encode write-back leaves of every size alike.",
            in = EptFormat.class,
            twinReplaces = "uncached ? 0L : 0x30L) | (",
            twinBy = "uncached ? 0L : 0x20L) | (")
    static void eptLeafIsManuals(long frame, int rights, int level) {
        if (rights < 0 || rights > 7) {
            return;
        }
        if (level < 1 || level > 3 || (frame & ~EptEntry.ADDRESS) != 0L) {
            return;
        }
        assert RadixFormat.leaf(EptFormat.leaf(frame, rights, false), level) == EptEntry.toPage(frame, rights, level);
    }

    @Lemma(
            id = "ept-table-is-manuals",
            requirements = {"G8-03", "G11-03"},
            says = "The kernel and the specification encode entries that lead to EPT tables alike.",
            in = RadixFormat.class,
            twinReplaces = "return (table & ADDRESS) | mask;",
            twinBy = "return table & ADDRESS & mask;")
    static void eptTableIsManuals(long frame) {
        if ((frame & ~EptEntry.ADDRESS) != 0L) {
            return;
        }
        assert RadixFormat.table(frame, EptFormat.PRESENT) == EptEntry.toTable(frame);
    }

    @Lemma(
            id = "ept-pointer-valid",
            requirements = "G8-03",
            says = "VM entry accepts every EPT pointer that the kernel makes.",
            in = EptFormat.class,
            twinReplaces = "return (root & RadixFormat.ADDRESS) | 0x1EL",
            twinBy = "return (root & RadixFormat.ADDRESS) | 0x1CL")
    static void eptPointerValid(long root, int bits) {
        if (bits < 32 || bits > 52 || (root & RadixFormat.ADDRESS) >>> bits != 0L) {
            return;
        }
        assert EptPointer.isValid(EptFormat.pointer(root), features(bits, false));
        assert EptPointer.root(EptFormat.pointer(root)) == RadixFormat.address(root);
        assert !EptPointer.usesAccessedDirty(EptFormat.pointer(root));
    }

    @Lemma(
            id = "ept-pointer-is-manuals",
            requirements = {"G8-03", "G11-03"},
            says = "The kernel and the specification encode EPT pointers alike.",
            in = EptFormat.class,
            twinReplaces = "return (root & RadixFormat.ADDRESS) | 0x1EL",
            twinBy = "return (root & RadixFormat.ADDRESS) | 0x5EL")
    static void eptPointerIsManuals(long root) {
        if ((root & ~EptPointer.ROOT) != 0L) {
            return;
        }
        assert EptFormat.pointer(root) == EptPointer.of(root, false);
    }

    @Lemma(
            id = "ept-presence-agrees",
            requirements = {"G1-13", "G11-03"},
            says = "Kernel and specification call the same EPT entries present.",
            inType = "cofferdam.spec.ept.EptEntry",
            twinReplaces = "return (entry & RIGHTS) != 0",
            twinBy = "return (entry & READ) != 0")
    static void eptPresenceAgrees(long entry) {
        assert RadixFormat.present(entry, EptFormat.PRESENT) == EptEntry.isPresent(entry);
    }

    @Lemma(
            id = "ept-leafness-agrees",
            requirements = {"G1-13", "G11-03"},
            says = "Kernel and specification call the same EPT entries of levels 1 to 3 leaves.",
            inType = "cofferdam.spec.ept.EptEntry",
            twinReplaces = "level == 1 || level <= 3 &&",
            twinBy = "level == 1 || level <= 2 &&")
    static void eptLeafnessAgrees(long entry, int level) {
        if (level < 1 || level > 3) {
            return;
        }
        assert EptEntry.isLeaf(entry, level) == (level == 1 || RadixFormat.large(entry));
    }

    @Lemma(
            id = "ept-rights-agree",
            requirements = "G1-04",
            says = "The rights that the kernel reads in an entry are its bits 2 to 0.",
            in = EptFormat.class,
            twinReplaces = "(entry & 4L) != 0L",
            twinBy = "(entry & 8L) != 0L")
    static void eptRightsAgree(long entry) {
        assert EptFormat.rights(entry) == (entry & EptEntry.RIGHTS);
    }

    @Lemma(
            id = "ept-address-agrees",
            requirements = "G1-13",
            says = "Kernel and specification read the same table address in every entry.",
            inType = "cofferdam.spec.ept.EptEntry",
            twinReplaces = "return entry & ADDRESS;",
            twinBy = "return entry & ~0xfffL;")
    static void eptAddressAgrees(long entry) {
        assert RadixFormat.address(entry) == EptEntry.table(entry);
    }

    @Lemma(
            id = "rights-within",
            requirements = "G1-04",
            says = "Rights lie within others exactly if they are a subset as bits.",
            in = Rights.class,
            twinReplaces = "(rights / 2) % 2 <= (most / 2) % 2 && rights / 4 <= most / 4;\n    }\n}",
            twinBy = "(rights / 2) % 2 <= (most / 2) % 2;\n    }\n}")
    static void rightsWithin(int rights, int most) {
        boolean legal = (rights & ~7) == 0 && (most & ~7) == 0;
        assert Rights.within(rights, most) == (legal && (rights & ~most) == 0);
    }

    @Lemma(
            id = "rights-mappable",
            requirements = "G8-03",
            says =
                    "Rights can be mapped exactly if an EPT entry may have them on a processor without execute-only pages.",
            in = Rights.class,
            twinReplaces = "return rights == 1 ||",
            twinBy = "return rights == 4 || rights == 1 ||")
    static void rightsMappable(int rights) {
        if (rights < 1 || rights > 7) {
            return;
        }
        assert Rights.mappable(rights) == !EptEntry.isMisconfigured(rights, 1, features(52, false));
    }

    @Lemma(
            id = "rights-intersect",
            requirements = "G1-04",
            says = "Rights that lie within two others lie within their intersection.",
            in = Rights.class,
            twinReplaces = "return rights % 2 <= most % 2 &&",
            twinBy = "return rights % 2 >= most % 2 &&")
    static void rightsIntersect(int rights, int one, int other) {
        if (!Rights.within(rights, one) || !Rights.within(rights, other)) {
            return;
        }
        assert Rights.within(rights, one & other);
        assert Rights.within(one & other, one);
    }

    @Lemma(
            id = "rights-transitive",
            requirements = "G1-04",
            says = "Within is transitive.",
            in = Rights.class,
            twinReplaces = "return rights % 2 <= most % 2 &&",
            twinBy = "return")
    static void rightsTransitive(int a, int b, int c) {
        if (!Rights.within(a, b) || !Rights.within(b, c)) {
            return;
        }
        assert (a & ~c) == 0;
    }

    @Lemma(
            id = "entry-interruption-gp",
            requirements = "G5-01",
            says = "What the kernel injects for a refused access is a hardware exception 13 with an error code.",
            in = Entries.class,
            twinReplaces = "0x80000B0D",
            twinBy = "0x8000030D",
            unwind = 18)
    static void entryInterruptionGp(int p, boolean ask) {
        if (p < 0 || p >= Limits.PARTITIONS) {
            return;
        }
        Entries entries = new Entries();
        entries.set(p, Entries.GENERAL_PROTECTION, ask);
        int what = entries.event(p);
        assert (what & 0xff) == 13
                && (what >>> 8 & 7) == 3
                && (what >>> 11 & 1) == 1
                && what >>> 31 == 1
                && (what & 0x7ffff000) == 0;
        assert entries.window(p) == ask;
    }

    @Lemma(
            id = "entry-of-one-partition",
            requirements = "G2-01",
            says = "What the next entry of one partition delivers is not changed by setting that of another.",
            in = Entries.class,
            twinReplaces = "event[p] = what",
            twinBy = "event[p / 2] = what",
            unwind = 18)
    static void entryOfOnePartition(int p, int q, int what, boolean ask) {
        if (p < 0 || p >= Limits.PARTITIONS || q < 0 || q >= Limits.PARTITIONS || p == q) {
            return;
        }
        Entries entries = new Entries();
        entries.set(p, what, ask);
        assert entries.event(q) == 0 && !entries.window(q) && entries.event(p) == what;
    }

    @Lemma(
            id = "index-is-manuals",
            requirements = {"G1-13", "G11-03"},
            says = "Kernel and specification choose the same entry of a table of every level for every page.",
            in = RadixFormat.class,
            twinReplaces = "(page / pagesAt(level)) % ENTRIES",
            twinBy = "(page / pagesAt(level)) % 256")
    static void indexIsManuals(int page, int level) {
        if (page < 0 || page >= Limits.PAGES || level < 1 || level > 4) {
            return;
        }
        assert RadixFormat.index(page, level) == LinearAddress.index((long) page << 12, level);
    }

    @Lemma(
            id = "index-decomposes",
            requirements = "G1-13",
            says = "A page number is its four indices put together.",
            in = RadixFormat.class,
            twinReplaces = "return level == 3 ? 262144",
            twinBy = "return level == 3 ? 131072")
    static void indexDecomposes(int page) {
        if (page < 0 || page >= Limits.PAGES) {
            return;
        }
        assert page
                == ((RadixFormat.index(page, 4) * 512 + RadixFormat.index(page, 3)) * 512 + RadixFormat.index(page, 2))
                                * 512
                        + RadixFormat.index(page, 1);
    }

    @Lemma(
            id = "index-in-table",
            requirements = "G1-12",
            says = "An index lies in the table.",
            in = RadixFormat.class,
            twinReplaces = "public static final int ENTRIES = 512",
            twinBy = "public static final int ENTRIES = 513")
    static void indexInTable(int page, int level) {
        if (page < 0 || level < 1 || level > 4) {
            return;
        }
        int index = RadixFormat.index(page, level);
        assert 0 <= index && index < 512;
    }

    @Lemma(
            id = "pages-at-level",
            requirements = "G1-11",
            says = "The pages under an entry are the bytes under it by the manual, divided by 4096.",
            in = RadixFormat.class,
            twinReplaces = "return 512;",
            twinBy = "return 511;")
    static void pagesAtLevel(int level) {
        if (level < 1 || level > 4) {
            return;
        }
        assert RadixFormat.pagesAt(level) * 4096L == LinearAddress.span(level);
    }

    @Lemma(
            id = "large-leaf-part-2m",
            requirements = "G1-11",
            says = "A page under a 2 MiB leaf is translated to the address that the manual prescribes.",
            in = RadixFormat.class,
            twinReplaces = "(long) (page % pagesAt(level)) << 12",
            twinBy = "(long) (page % pagesAt(level)) << 13")
    static void largeLeafPart2m(long frame, int rights, int page) {
        if (rights < 0 || rights > 7) {
            return;
        }
        if ((frame & LinearAddress.span(2) - 1) != 0L || page < 0 || page >= Limits.PAGES) {
            return;
        }
        long entry = RadixFormat.leaf(EptFormat.leaf(frame, rights, false), 2);
        long part = RadixFormat.part(entry, 2, page);
        assert RadixFormat.address(part) == (EptEntry.page(entry, 2) | ((long) page << 12 & LinearAddress.span(2) - 1));
        assert EptFormat.rights(part) == rights && EptFormat.writeBack(part);
    }

    @Lemma(
            id = "large-leaf-part-1g",
            requirements = "G1-11",
            says = "A page under a 1 GiB leaf is translated to the address that the manual prescribes.",
            in = RadixFormat.class,
            twinReplaces = "(long) (page % pagesAt(level)) << 12",
            twinBy = "(long) (page % 512) << 12")
    static void largeLeafPart1g(long frame, int rights, int page) {
        if (rights < 0 || rights > 7) {
            return;
        }
        if ((frame & LinearAddress.span(3) - 1) != 0L || page < 0 || page >= Limits.PAGES) {
            return;
        }
        long entry = RadixFormat.leaf(EptFormat.leaf(frame, rights, false), 3);
        long part = RadixFormat.part(entry, 3, page);
        assert RadixFormat.address(part) == (EptEntry.page(entry, 3) | ((long) page << 12 & LinearAddress.span(3) - 1));
        assert EptFormat.rights(part) == rights && EptFormat.writeBack(part);
    }

    @Lemma(
            id = "split-2m-keeps-pages",
            requirements = "G1-11",
            says = "The 512 leaves that replace a 2 MiB leaf translate every page as it did.",
            in = RadixFormat.class,
            twinReplaces = "return (entry & SMALL) | ((long) i << 12)",
            twinBy = "return (entry & SMALL) | ((long) i << 13)")
    static void split2mKeepsPages(long entry, int page) {
        if (page < 0
                || page >= Limits.PAGES
                || !RadixFormat.large(entry)
                || (entry & LinearAddress.span(2) - 4096) != 0L) {
            return;
        }
        assert RadixFormat.child(entry, 2, RadixFormat.index(page, 1)) == RadixFormat.part(entry, 2, page);
    }

    @Lemma(
            id = "split-1g-keeps-pages",
            requirements = "G1-11",
            says = "The 512 leaves of 2 MiB that replace a 1 GiB leaf translate every page as it did.",
            in = RadixFormat.class,
            twinReplaces = "return entry | ((long) i << 21)",
            twinBy = "return entry | ((long) i << 22)")
    static void split1gKeepsPages(long entry, int page) {
        if (page < 0
                || page >= Limits.PAGES
                || !RadixFormat.large(entry)
                || (entry & LinearAddress.span(3) - 4096) != 0L) {
            return;
        }
        long child = RadixFormat.child(entry, 3, RadixFormat.index(page, 2));
        assert RadixFormat.large(child);
        assert RadixFormat.part(child, 2, page) == RadixFormat.part(entry, 3, page);
    }

    @Lemma(
            id = "split-2m-well-formed",
            requirements = {"G1-11", "G8-03"},
            says =
                    "The leaves that replace a well-formed 2 MiB leaf are well-formed with the same rights and memory type.",
            in = RadixFormat.class,
            twinReplaces = "return (entry & SMALL) | ((long) i << 12)",
            twinBy = "return (entry & SMALL) | ((long) i << 3)")
    static void split2mWellFormed(long entry, int i) {
        if (i < 0
                || i > 511
                || !EptEntry.isPresent(entry)
                || !EptEntry.isLeaf(entry, 2)
                || EptEntry.isMisconfigured(entry, 2, features(52, false))) {
            return;
        }
        long child = RadixFormat.child(entry, 2, i);
        assert !EptEntry.isMisconfigured(child, 1, features(52, false));
        assert (child & 0x7f) == (entry & 0x7f);
        assert EptEntry.page(child, 1) == EptEntry.page(entry, 2) + 4096L * i;
    }

    @Lemma(
            id = "split-1g-well-formed",
            requirements = {"G1-11", "G8-03"},
            says =
                    "The leaves that replace a well-formed 1 GiB leaf are well-formed 2 MiB leaves with the same rights and memory type.",
            in = RadixFormat.class,
            twinReplaces = "return entry | ((long) i << 21)",
            twinBy = "return entry | ((long) i << 20)")
    static void split1gWellFormed(long entry, int i) {
        if (i < 0
                || i > 511
                || !EptEntry.isPresent(entry)
                || !EptEntry.isLeaf(entry, 3)
                || EptEntry.isMisconfigured(entry, 3, features(52, false))) {
            return;
        }
        long child = RadixFormat.child(entry, 3, i);
        assert EptEntry.isLeaf(child, 2) && !EptEntry.isMisconfigured(child, 2, features(52, false));
        assert (child & 0xff) == (entry & 0xff);
        assert EptEntry.page(child, 2) == EptEntry.page(entry, 3) + LinearAddress.span(2) * i;
    }

    @Lemma(
            id = "frames-side-by-side",
            requirements = "G1-13",
            says = "Frames added together lie side by side, page-aligned and below 2^52.",
            in = Frames.class,
            twinReplaces = "address[start + i] = first + (long) i * SIZE",
            twinBy = "address[start + i] = first + (long) i * 4095")
    static void framesSideBySide(long first) {
        Frames frames = new Frames(3);
        if (frames.add(first, 3) != 0) {
            return;
        }
        for (int i = 0; i < 3; i++) {
            assert frames.address(i) == first + 4096L * i && (frames.address(i) & ~RadixFormat.ADDRESS) == 0L;
            assert frames.at(frames.address(i)) == i;
        }
    }

    @Lemma(
            id = "frames-ascend",
            requirements = "G1-01",
            says = "No frame is added twice.",
            in = Frames.class,
            twinReplaces = "address[count - 1] >= first",
            twinBy = "address[count - 1] > first")
    static void framesAscend(long first, long second) {
        Frames frames = new Frames(2);
        if (frames.add(first, 1) != 0 || frames.add(second, 1) != 1) {
            return;
        }
        assert frames.address(0) < frames.address(1);
    }

    private static PagingFeatures features(int bits, boolean gigabytes) {
        return new PagingFeatures(bits, false, gigabytes, false, true, true, false);
    }
}
