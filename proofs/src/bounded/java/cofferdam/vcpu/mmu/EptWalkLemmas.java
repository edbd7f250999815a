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
    static void eptWalkIsReference(
            long root, long address, int access, int bits, boolean executeOnly, boolean ept2m, boolean ept1g) {
        if (access < 0 || access > 2 || bits < 32 || bits > 52) {
            return;
        }
        PhysicalMemory memory = new PhysicalMemory();
        long table = root & 0x000F_FFFF_FFFF_F000L;
        for (int level = 4; level >= 1; level--) {
            long entry = memory.put(table | address >>> 9 * level & 0xff8, Any.word());
            table = entry & 0x000F_FFFF_FFFF_F000L;
        }
        PagingFeatures features = new PagingFeatures(bits, false, true, executeOnly, ept2m, ept1g, false);
        long eptp = root & 0x000F_FFFF_FFFF_F000L | 0x1e;
        long needs = 1L << access;
        SecondStage model = new SecondStage(memory, features);
        model.eptp(eptp);
        long host = model.translate(address, needs);
        EptReference reference = new EptReference(memory, features, eptp, address, needs);
        assert host >= 0 == (reference.kind == 0);
        assert host < 0 || host == reference.value && model.rights() == reference.rights;
        assert reference.kind != 1 || !model.isMisconfigured() && model.qualification() == reference.value;
        assert reference.kind != 2 || model.isMisconfigured();
    }
}
