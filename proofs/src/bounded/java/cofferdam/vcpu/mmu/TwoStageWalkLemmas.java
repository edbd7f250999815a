package cofferdam.vcpu.mmu;

import cofferdam.proofs.bounded.Lemma;

/** The guest walk of the processor model through EPT against the reference walk, whatever EPT answers. */
final class TwoStageWalkLemmas {
    private TwoStageWalkLemmas() {}

    @Lemma(
            id = "two-stage-walk-3-is-reference",
            requirements = {"G11-04", "G1-13"},
            says =
                    "Through EPT, whatever it answers and whatever it lets be written, the model's walk of four-level guest"
                            + " tables towards a 1 GiB page and the reference walk ask the second stage the same, make the same"
                            + " translation, page fault, violation or misconfiguration, and leave the same accessed and dirty"
                            + " flags in the guest's entries.",
            in = Walker.class,
            twinReplaces = "return exit(address, EptQualification.LINEAR_VALID);",
            twinBy = "return exit(address, 0);",
            settles = {
                "cofferdam.vcpu.mmu.Walker", "(cr4 & ControlBits.CR4_LA57) != 0 ? 5 : 4", "4",
                "cofferdam.spec.walk.PagingWalk", "fiveLevels ? 5 : 4", "4"
            },
            standIns = "second-stage")
    static void twoStageWalk3() {
        GuestWalkLemmas.compare(4, 0x1e, 3, true);
    }

    @Lemma(
            id = "two-stage-4-2m-is-reference",
            requirements = {"G11-04", "G1-13"},
            says =
                    "Through EPT, whatever it answers if it lets be written what it translates, the model's walk of four-level"
                            + " guest tables towards a 2 MiB page and the reference walk ask the second stage the same and make the"
                            + " same translation, page fault, violation or misconfiguration.",
            in = Walker.class,
            twinReplaces = "return exit(address, EptQualification.LINEAR_VALID);",
            twinBy = "return exit(address, 0);",
            settles = {
                "cofferdam.vcpu.mmu.Walker", "(cr4 & ControlBits.CR4_LA57) != 0 ? 5 : 4", "4",
                "cofferdam.spec.walk.PagingWalk", "fiveLevels ? 5 : 4", "4"
            },
            standIns = "second-stage")
    static void twoStage42m() {
        GuestWalkLemmas.compare(4, 0x1e, 2, false);
    }

    @Lemma(
            id = "two-stage-4-4k-is-reference",
            requirements = {"G11-04", "G1-13"},
            says =
                    "Through EPT, whatever it answers if it lets be written what it translates, the model's walk of four-level"
                            + " guest tables towards a 4 KiB page and the reference walk ask the second stage the same and make the"
                            + " same translation, page fault, violation or misconfiguration.",
            in = Walker.class,
            twinReplaces = "return exit(address, EptQualification.LINEAR_VALID);",
            twinBy = "return exit(address, 0);",
            settles = {
                "cofferdam.vcpu.mmu.Walker", "(cr4 & ControlBits.CR4_LA57) != 0 ? 5 : 4", "4",
                "cofferdam.spec.walk.PagingWalk", "fiveLevels ? 5 : 4", "4"
            },
            standIns = "second-stage")
    static void twoStage44k() {
        GuestWalkLemmas.compare(4, 0x1e, 1, false);
    }

    @Lemma(
            id = "two-stage-5-1g-is-reference",
            requirements = {"G11-04", "G1-13"},
            says =
                    "Through EPT, whatever it answers if it lets be written what it translates, the model's walk of five-level"
                            + " guest tables towards a 1 GiB page and the reference walk ask the second stage the same and make the"
                            + " same translation, page fault, violation or misconfiguration.",
            in = Walker.class,
            twinReplaces = "return exit(address, EptQualification.LINEAR_VALID);",
            twinBy = "return exit(address, 0);",
            settles = {
                "cofferdam.vcpu.mmu.Walker", "(cr4 & ControlBits.CR4_LA57) != 0 ? 5 : 4", "5",
                "cofferdam.spec.walk.PagingWalk", "fiveLevels ? 5 : 4", "5"
            },
            standIns = "second-stage")
    static void twoStage51g() {
        GuestWalkLemmas.compare(5, 0x1e, 3, false);
    }

    @Lemma(
            id = "two-stage-5-2m-is-reference",
            requirements = {"G11-04", "G1-13"},
            says =
                    "Through EPT, whatever it answers if it lets be written what it translates, the model's walk of five-level"
                            + " guest tables towards a 2 MiB page and the reference walk ask the second stage the same and make the"
                            + " same translation, page fault, violation or misconfiguration.",
            in = Walker.class,
            twinReplaces = "return exit(address, EptQualification.LINEAR_VALID);",
            twinBy = "return exit(address, 0);",
            settles = {
                "cofferdam.vcpu.mmu.Walker", "(cr4 & ControlBits.CR4_LA57) != 0 ? 5 : 4", "5",
                "cofferdam.spec.walk.PagingWalk", "fiveLevels ? 5 : 4", "5"
            },
            standIns = "second-stage")
    static void twoStage52m() {
        GuestWalkLemmas.compare(5, 0x1e, 2, false);
    }
}
