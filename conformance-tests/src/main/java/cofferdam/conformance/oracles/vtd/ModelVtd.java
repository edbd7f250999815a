package cofferdam.conformance.oracles.vtd;

import cofferdam.iommu.RemappingUnit;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.walk.VtdWalker;

/** Our two answers to a case. */
final class ModelVtd {
    private static final int FRCD = 0x220;

    private ModelVtd() {}

    private static PhysicalMemory memory(VtdCase vtdCase) {
        PhysicalMemory memory = new PhysicalMemory(VtdCase.MEMORY);
        vtdCase.entries().forEach(entry -> memory.write64(entry.at(), entry.value()));
        return memory;
    }

    /** What the remapping unit, cold, records. */
    static VtdOutcome unit(VtdCase vtdCase) {
        RemappingUnit unit = new RemappingUnit(memory(vtdCase), vtdCase.width());
        unit.enable(VtdCase.ROOT);
        unit.translate(VtdCase.REQUESTER, vtdCase.address(), vtdCase.write());
        return VtdOutcome.ofRecord(unit.readRegister(FRCD, 8), unit.readRegister(FRCD + 8, 8));
    }

    /** What the reference walker says. */
    static VtdOutcome walker(VtdCase vtdCase) {
        return VtdOutcome.ofWalk(
                VtdWalker.walk(
                        memory(vtdCase),
                        VtdCase.ROOT,
                        VtdCase.REQUESTER,
                        vtdCase.address(),
                        vtdCase.write(),
                        vtdCase.width()),
                vtdCase);
    }
}
