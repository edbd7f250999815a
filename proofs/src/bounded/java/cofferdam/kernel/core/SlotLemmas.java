package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** Where entries lie, by fields of bits. */
final class SlotLemmas {
    private SlotLemmas() {}

    @Lemma(
            id = "slot-by-fields",
            requirements = "G1-13",
            says =
                    "On every walk, of all tables, the address of an entry is the table's, whose low twelve bits are zero,"
                            + " with the index in bits 11:3.",
            in = Radix.class,
            twinReplaces = "return table + 8L * RadixFormat.index(page, level);",
            twinBy = "return table + 8L * RadixFormat.index(page, level) + (table & 4096L);",
            unwind = 18,
            equation = {
                "return table + 8L * RadixFormat.index(page, level);",
                "return table | (long) RadixFormat.index(page, level) << 3;"
            })
    static void slotByFields() {
        Frames frames = new Frames(1);
        int page = Any.number();
        int levels = Any.choice() ? 3 : 4;
        if (frames.add(Any.frame(), 1) != 0) {
            return;
        }
        SlotReads memory = new SlotReads(frames.address(0), page, levels);
        Radix radix = new Radix(memory, frames, levels, EptFormat.PRESENT, true, true);
        radix.open(0, 0, 1);
        radix.walk(0, page);
    }

    @Lemma(
            id = "aligned-by-mask",
            requirements = "G1-01",
            says =
                    "A frame can be added exactly if the low twelve bits of its address are zero and it lies below 2^52.",
            in = Frames.class,
            twinReplaces = "first % SIZE != 0L",
            twinBy = "first % 2048L != 0L",
            equation = {"first % SIZE != 0L", "(first & SIZE - 1) != 0L"})
    static void alignedByMask(long first) {
        boolean added = new Frames(1).add(first, 1) == 0;
        assert added == (first >= 0L && first < Frames.ADDRESSES - Frames.SIZE && (first & Frames.SIZE - 1) == 0L);
    }
}
