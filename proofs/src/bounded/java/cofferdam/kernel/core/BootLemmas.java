package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** What boot does to memory before the tables are built. */
final class BootLemmas {
    private static final int FRAMES = 3;

    private BootLemmas() {}

    @Lemma(
            id = "boot-scrubs-owned",
            requirements = {"G6-01", "G7-01"},
            says =
                    "Of three frames, each held in any way, boot fills those that a partition has in memory with zeros, and"
                            + " leaves registers of devices and frames without an owner alone.",
            in = PartitionTables.class,
            twinReplaces = "f < frames.count(); f++",
            twinBy = "f < frames.count(); f = f + 2",
            unwind = 18)
    static void scrubsOwned() {
        Frames frames = new Frames(FRAMES);
        Ledger ledger = new Ledger(2, FRAMES);
        for (int f = 0; f < FRAMES; f++) {
            if (frames.add(Any.frame(), 1) != f) {
                return;
            }
            hold(ledger, f);
        }
        int f = Any.number();
        if (f < 0 || f >= FRAMES) {
            return;
        }
        Scrubs memory = new Scrubs(frames.address(f));
        PartitionTables.scrub(ledger, frames, memory);
        assert memory.done() == (ledger.owner(f) >= 0 && ledger.state(f) != Ledger.DEVICE);
    }

    private static void hold(Ledger ledger, int f) {
        if (Any.choice()) {
            ledger.own(Any.number(), f, Any.number(), Any.number());
        } else if (Any.choice()) {
            ledger.device(Any.number(), f, Any.number());
        } else if (Any.choice()) {
            ledger.channel(Any.number(), Any.number(), f, Any.number(), Any.number());
        }
    }

    @Lemma(
            id = "boot-opens-tables",
            requirements = {"G7-01"},
            says = "A partition that boot gives frames for its tables has its empty root table in the first of them.",
            in = PartitionTables.class,
            twinReplaces = "tables.open(p, at, n);",
            twinBy = "tables.open(p, end - n, n);",
            unwind = 18)
    static void opensTables() {
        Frames frames = new Frames(FRAMES);
        for (int f = 0; f < FRAMES; f++) {
            if (frames.add(Any.frame(), 1) != f) {
                return;
            }
        }
        int p = Any.number();
        int at = Any.number();
        int n = Any.number();
        if (p < 0 || p >= Radix.SPACES || at < 0 || at >= FRAMES || n < 1 || n > FRAMES) {
            return;
        }
        Scrubs memory = new Scrubs(frames.address(at));
        StageTwo tables = StageTwo.of(memory, frames, Any.choice(), Any.choice());
        if (PartitionTables.openOne(tables, p, n, at, FRAMES) >= 0) {
            assert tables.tree().rootAddress(p) == frames.address(at) && memory.done();
        }
    }
}
