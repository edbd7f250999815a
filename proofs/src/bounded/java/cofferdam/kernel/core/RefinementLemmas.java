package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;

/** That walking the tables yields what the ledger's rows say stays true, call by call. */
final class RefinementLemmas {
    private RefinementLemmas() {}

    @Lemma(
            id = "refines-map-1",
            requirements = {"G1-13", "G1-03"},
            says =
                    "If two pages of a partition, the way to the first of which leads to a last table and whose ways part at"
                            + " level 1, are mapped as the ledger's rows say, they are so after MAP of the first.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void refinesMap1() {
        Rows rows = Rows.owned(1);
        if (rows.agree()) {
            rows.map();
            assert rows.agree();
        }
    }

    @Lemma(
            id = "refines-unmap-1",
            requirements = {"G1-13", "G1-05"},
            says =
                    "If two pages of a partition, the way to the first of which leads to a last table and whose ways part at"
                            + " level 1, are mapped as the ledger's rows say, they are so after UNMAP of the first.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) | 1L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void refinesUnmap1() {
        Rows rows = Rows.owned(1);
        if (rows.agree()) {
            rows.unmap();
            assert rows.agree();
        }
    }

    @Lemma(
            id = "refines-share-1",
            requirements = {"G1-13", "G1-07"},
            says =
                    "If two pages of a partition, the way to the first of which leads to a last table and whose ways part at"
                            + " level 1, are mapped as the ledger's rows say, they are so after SHARE of the first.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void refinesShare1() {
        Rows rows = Rows.unborrowed(1);
        if (rows.agree()) {
            rows.share();
            assert rows.agree();
        }
    }

    @Lemma(
            id = "refines-relinquish-1",
            requirements = {"G1-13", "G1-09"},
            says =
                    "If two pages of a partition, the way to the first of which leads to a last table and whose ways part at"
                            + " level 1, are mapped as the ledger's rows say, they are so after RELINQUISH of the first.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) | 1L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void refinesRelinquish1() {
        Rows rows = Rows.borrowed(1);
        if (rows.agree()) {
            rows.relinquish();
            assert rows.agree();
        }
    }

    @Lemma(
            id = "refines-reclaim-1",
            requirements = {"G1-13", "G1-09"},
            says =
                    "If two pages of a partition, the way to the first of which leads to a last table and whose ways part at"
                            + " level 1, are mapped as the ledger's rows say, they are so after RECLAIM of the first.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void refinesReclaim1() {
        Rows rows = Rows.returned(1);
        if (rows.agree()) {
            rows.reclaim();
            assert rows.agree();
        }
    }
}
