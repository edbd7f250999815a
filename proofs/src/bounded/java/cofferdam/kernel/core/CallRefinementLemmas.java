package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/**
 * That the tables translate what the ledger's rows say stays true, step by step, for all partitions and pages.
 * What setting a leaf does to the tables is left to the lemmas about trees.
 */
final class CallRefinementLemmas {
    private CallRefinementLemmas() {}

    @Lemma(
            id = "refines-map",
            requirements = {"G1-13", "G1-03"},
            says = "If the places of a frame and of a grant of it, and any page of any partition, are"
                    + " translated just as the ledger's rows say, that page is so after MAP of the frame,"
                    + " carried out or refused, whatever the shape of the tables.",
            in = Mapping.class,
            twinReplaces = "ledger.remap(result == Abi.OK ? p : Ledger.NOBODY, f, rights);",
            twinBy = "ledger.remap(so == Abi.OK ? p : Ledger.NOBODY, f, rights);",
            unwind = 65,
            standIns = {"any-tables", "no-devices", "no-run"})
    static void refinesMap() {
        Holdings all = Holdings.any();
        if (all.choose()) {
            Mapping.map(all.memory, Any.number(), 0, 0, Any.number());
            assert all.agrees();
        }
    }

    @Lemma(
            id = "refines-unmap",
            requirements = {"G1-13", "G1-05"},
            says = "If the places of a frame and of a grant of it, and any page of any partition, are"
                    + " translated just as the ledger's rows say, that page is so after UNMAP of the frame,"
                    + " carried out or refused, whatever the shape of the tables.",
            in = Mapping.class,
            twinReplaces = "ledger.remap(so == Abi.OK && result == Abi.OK ? p : Ledger.NOBODY, f, 0);",
            twinBy = "ledger.remap(so == Abi.OK ? p : Ledger.NOBODY, f, 0);",
            unwind = 65,
            standIns = {"any-tables", "no-devices", "no-run"})
    static void refinesUnmap() {
        Holdings all = Holdings.any();
        if (all.choose()) {
            Mapping.unmap(all.memory, Any.number(), 0, 0);
            assert all.agrees();
        }
    }

    @Lemma(
            id = "refines-lend",
            requirements = {"G1-13", "G1-06"},
            says = "If the places of a frame and of a grant of it, and any page of any partition, are"
                    + " translated just as the ledger's rows say, that page is so after LEND of the frame,"
                    + " carried out or refused, whatever the shape of the tables.",
            in = FrameSteps.class,
            twinReplaces = "int taken = tables.take(p, ready == Abi.OK ? ledger.ownerPage(f) : Radix.NOWHERE);",
            twinBy = "int taken = ready == Abi.OK ? ledger.ownerPage(f) : Radix.NOWHERE;",
            unwind = 65,
            standIns = {"any-tables", "no-devices", "no-run"})
    static void refinesLend() {
        Holdings all = Holdings.any();
        if (all.choose()) {
            Passing.lend(all.memory, Any.number(), 0, 0, Any.choice());
            assert all.agrees();
        }
    }

    @Lemma(
            id = "refines-share",
            requirements = {"G1-13", "G1-07"},
            says = "If the places of a frame and of a grant of it, and any page of any partition, are"
                    + " translated just as the ledger's rows say, that page is so after SHARE of the frame,"
                    + " carried out or refused, whatever the shape of the tables.",
            in = Passing.class,
            twinReplaces = "room && movable",
            twinBy = "movable",
            unwind = 65,
            standIns = {"any-tables", "no-devices", "no-run"})
    static void refinesShare() {
        Holdings all = Holdings.any();
        if (all.choose()) {
            Passing.share(all.memory, Any.number(), 0, 0, Any.choice());
            assert all.agrees();
        }
    }

    @Lemma(
            id = "refines-donate",
            requirements = {"G1-13", "G1-08"},
            says = "If the places of a frame and of a grant of it, and any page of any partition, are"
                    + " translated just as the ledger's rows say, that page is so after DONATE of the frame,"
                    + " carried out or refused, whatever the shape of the tables.",
            in = Passing.class,
            twinReplaces = "m.stageTwo.unmap(p, go ? m.ledger.ownerPage(f) : Radix.NOWHERE)",
            twinBy = "m.stageTwo.unmap(p, Radix.NOWHERE)",
            unwind = 65,
            standIns = {"any-tables", "no-devices", "no-run"})
    static void refinesDonate() {
        Holdings all = Holdings.any();
        if (all.choose()) {
            Passing.donate(all.memory, Any.number(), 0, 0, Any.choice());
            assert all.agrees();
        }
    }

    @Lemma(
            id = "refines-relinquish",
            requirements = {"G1-13", "G1-09"},
            says = "If the places of a frame and of a grant of it, and any page of any partition, are"
                    + " translated just as the ledger's rows say, that page is so after RELINQUISH of the"
                    + " frame, carried out or refused, whatever the shape of the tables.",
            in = FrameSteps.class,
            twinReplaces = "ledger.relinquish(taken >= 0 ? q : Ledger.NOBODY, f);",
            twinBy = "ledger.relinquish(ready == Abi.OK ? q : Ledger.NOBODY, f);",
            unwind = 65,
            standIns = {"any-tables", "no-devices", "no-run"})
    static void refinesRelinquish() {
        Holdings all = Holdings.any();
        if (all.choose()) {
            Passing.relinquish(all.memory, Any.number(), 0, 0);
            assert all.agrees();
        }
    }

    @Lemma(
            id = "refines-reclaim",
            requirements = {"G1-13", "G1-09"},
            says = "If the places of a frame and of a grant of it, and any page of any partition, are"
                    + " translated just as the ledger's rows say, that page is so after RECLAIM of the frame,"
                    + " carried out or refused, whatever the shape of the tables.",
            in = FrameSteps.class,
            twinReplaces = "ledger.reclaim(result == Abi.OK ? p : Ledger.NOBODY, f);",
            twinBy = "ledger.reclaim(ready == Abi.OK ? p : Ledger.NOBODY, f);",
            unwind = 65,
            standIns = {"any-tables", "no-devices", "no-run"})
    static void refinesReclaim() {
        Holdings all = Holdings.any();
        if (all.choose()) {
            Passing.reclaim(all.memory, Any.number(), 0, 0);
            assert all.agrees();
        }
    }

    @Lemma(
            id = "refines-release",
            requirements = {"G1-13", "G6-01"},
            says = "If the places of a frame and of a grant of it, and any page of any partition, are"
                    + " translated just as the ledger's rows say, that page is so after the frame went through"
                    + " the stop of any partition, where the pools of table frames suffice, whatever the shape"
                    + " of the tables.",
            in = Restart.class,
            twinReplaces = "lent ? ledger.borrowerPage(f) : Radix.NOWHERE",
            twinBy = "lent ? ledger.ownerPage(f) : Radix.NOWHERE",
            unwind = 65,
            standIns = {"any-tables", "no-devices", "no-run"})
    static void refinesRelease() {
        Holdings all = Holdings.ample();
        if (all.choose()) {
            Memory m = all.memory;
            Restart.releaseFrame(m.ledger, m.frames, m.stageTwo, m.platform, Any.number(), 0);
            assert all.agrees();
        }
    }

    @Lemma(
            id = "refines-restore",
            requirements = {"G1-13", "G5-04"},
            says = "If the places of a frame and of a grant of it, and any page of any partition, are"
                    + " translated just as the ledger's rows say, that page is so after the frame went through"
                    + " the restart of any partition, where the pools of table frames suffice, whatever the"
                    + " shape of the tables.",
            in = Restart.class,
            twinReplaces = "frames.address(f), most, false);",
            twinBy = "frames.address(f), 7, false);",
            unwind = 65,
            standIns = {"any-tables", "no-devices", "no-run"})
    static void refinesRestore() {
        Holdings all = Holdings.ample();
        if (all.choose()) {
            Memory m = all.memory;
            Restart.restoreFrame(m.ledger, m.frames, m.stageTwo, Any.number(), 0);
            assert all.agrees();
        }
    }
}
