package cofferdam.vcpu.mmu;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.walk.EptReference;
import cofferdam.spec.x86.PagingFeatures;

/** The EPT walk of the processor model against the reference walk, accessed and dirty flags off. */
final class EptWalkLemmas {
    private EptWalkLemmas() {}

    @Lemma(
            id = "ept-walk-is-reference",
            requirements = {"G11-04", "G1-13"},
            says = "The model's EPT walk and the reference walk give the same translation, rights, violation and"
                    + " misconfiguration, for all entries of all levels, all addresses, accesses and features.",
            in = SecondStage.class,
            twinReplaces = "type == 2 || type == 3 || type == 7",
            twinBy = "type == 2 || type == 7")
    static void eptWalkIsReference() {
        long root = Any.word();
        long address = Any.word();
        int bits = Any.number();
        long needs = Any.word();
        if (bits < 32 || bits > 52 || needs != 1 && needs != 2 && needs != 3 && needs != 4) {
            return;
        }
        PhysicalMemory memory = new PhysicalMemory(false, true);
        PagingFeatures features = new PagingFeatures(bits, false, true, Any.choice(), Any.choice(), Any.choice(), true);
        long eptp = root & 0x000F_FFFF_FFFF_F000L | 0x1e;
        EptReference reference = new EptReference(memory, features, eptp, address, needs);
        memory.again();
        SecondStage model = new SecondStage(memory, features);
        model.eptp(eptp);
        long host = model.translate(address, needs);
        assert host >= 0 == (reference.kind == 0);
        assert host < 0 || host == reference.value && model.rights() == reference.rights;
        assert reference.kind != 1 || !model.isMisconfigured() && model.qualification() == reference.value;
        assert reference.kind != 2 || model.isMisconfigured();
        assert memory.allRead();
    }
}
