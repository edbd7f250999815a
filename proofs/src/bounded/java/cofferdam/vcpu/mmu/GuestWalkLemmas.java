package cofferdam.vcpu.mmu;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;
import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.memory.SecondStageAnswers;
import cofferdam.spec.walk.GuestReference;
import cofferdam.spec.walk.PagingControls;
import cofferdam.spec.x86.PagingFeatures;

/** The guest walk of the processor model against the reference walk, for all control bits. */
final class GuestWalkLemmas {
    private GuestWalkLemmas() {}

    @Lemma(
            id = "guest-walk-4-is-reference",
            requirements = {"G11-04", "G1-13"},
            says = "Without EPT, the model's walk of four-level guest tables and the reference walk give the same"
                    + " translation or page fault, for all entries, canonical addresses, accesses,"
                    + " control bits and features.",
            in = Walker.class,
            twinReplaces = "all &= entry;",
            twinBy = "all = entry;",
            settles = {
                "cofferdam.vcpu.mmu.Walker", "(cr4 & ControlBits.CR4_LA57) != 0 ? 5 : 4", "4",
                "cofferdam.spec.walk.PagingWalk", "fiveLevels ? 5 : 4", "4"
            })
    static void guestWalk4() {
        compare(4, 0, 0, false);
    }

    @Lemma(
            id = "guest-walk-5-is-reference",
            requirements = {"G11-04", "G1-13"},
            says = "Without EPT, the model's walk of five-level guest tables and the reference walk give the same"
                    + " translation or page fault, for all entries, canonical addresses, accesses,"
                    + " control bits and features.",
            in = Walker.class,
            twinReplaces = "all &= entry;",
            twinBy = "all = entry;",
            settles = {
                "cofferdam.vcpu.mmu.Walker", "(cr4 & ControlBits.CR4_LA57) != 0 ? 5 : 4", "5",
                "cofferdam.spec.walk.PagingWalk", "fiveLevels ? 5 : 4", "5"
            })
    static void guestWalk5() {
        compare(5, 0, 0, false);
    }

    @Lemma(
            id = "guest-walk-flags-3-is-reference",
            requirements = {"G11-04", "G1-13"},
            says =
                    "Without EPT, the model's walk of four-level guest tables towards a 1 GiB page and the reference walk leave"
                            + " the same accessed and dirty flags in the entries, even in one that is used at two levels.",
            in = Walker.class,
            twinReplaces = "flags |= PagingEntry.DIRTY;",
            twinBy = "flags = PagingEntry.DIRTY;",
            settles = {
                "cofferdam.vcpu.mmu.Walker", "(cr4 & ControlBits.CR4_LA57) != 0 ? 5 : 4", "4",
                "cofferdam.spec.walk.PagingWalk", "fiveLevels ? 5 : 4", "4"
            })
    static void guestWalkFlags3() {
        compare(4, 0, 3, true);
    }

    /**
     * Compares the two walks.
     *
     * @param pointer of EPT, 0 for none
     * @param leaf level of the guest entry that maps a page, 0 for any
     * @param flags whether the flags that both walks leave are compared as well; if not, EPT lets be written whatever it
     *     translates, so that no flag is refused
     */
    static void compare(int levels, long pointer, int leaf, boolean flags) {
        int bits = Any.number();
        int access = Any.number();
        long linear = Any.word();
        int unused = levels == 5 ? 7 : 16;
        long cr4 = Any.word();
        if (access < 0
                || access > 2
                || bits < 32
                || bits > 52
                || linear << unused >> unused != linear
                || (cr4 & 0x1000) != 0 != (levels == 5)) {
            return;
        }
        boolean user = Any.choice();
        boolean ac = Any.choice();
        long cr0 = Any.word();
        long cr3 = Any.word();
        long efer = Any.word();
        int pkru = Any.number();
        // Whether EPT sets accessed and dirty flags is any, too.
        long eptp = pointer == 0 ? 0 : pointer | Any.word() & 0x40;
        PhysicalMemory memory = new PhysicalMemory(false, true);
        if (flags) {
            memory.keep();
        }
        SecondStageAnswers answers = SecondStageAnswers.begin(flags ? 0 : EptEntry.WRITE);
        for (int level = 3; leaf > 0 && level >= leaf && level > 1; level--) {
            // Whether the entry of this level maps a page.
            memory.let(levels - level, 0x80, level == leaf ? 0x80 : 0);
        }
        PagingFeatures features = new PagingFeatures(bits, true, Any.choice(), true, true, true, true);
        GuestReference reference = new GuestReference(
                memory, features, new PagingControls(cr0, cr3, cr4, efer, pkru, ac), eptp, linear, access, user);
        memory.again();
        answers.again();
        Walker model = new Walker(memory, features);
        model.context(cr0, cr3, cr4, efer, pkru, ac);
        model.eptp(eptp);
        long host = model.walk(linear, access, user);
        assert host >= 0 == (reference.kind == 0);
        assert host < 0 || host == reference.value;
        assert host >= 0 || model.fault() == reference.kind;
        assert reference.kind != 1 || model.errorCode() == reference.value;
        assert reference.kind < 2 || model.guestPhysical() == reference.guestPhysical;
        assert reference.kind != 2 || model.qualification() == reference.value;
        assert memory.allRead() && answers.allGiven() && (!flags || memory.leftAlike());
    }
}
