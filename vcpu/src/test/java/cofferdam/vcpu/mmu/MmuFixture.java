package cofferdam.vcpu.mmu;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.PagingFeatures;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tables for tests by example.
 *
 * <p>Guest tables of level n lie in frame n and map linear 0x400000 + n pages to guest-physical 0x10000 + n pages; EPT
 * tables of level n lie in frame 8 + n and map all of memory one to one, a second set with root frame 40 likewise.
 */
abstract class MmuFixture {
    static final long LINEAR = 0x40_0000;
    static final long PTE = 0x1000;
    static final long EPT_PTE = 0x9000;
    static final int VPID = 3;

    final PhysicalMemory memory = new PhysicalMemory(1024 * 4096);
    final PagingFeatures features = PagingFeatures.full(40);
    final Mmu mmu = new Mmu(new PhysicalBus(memory), features);
    final long eptp = EptPointer.of(0xc000, false);
    final long otherEptp = EptPointer.of(0x28000, false);

    @BeforeEach
    void tables() {
        memory.write64(0x4000, 0x3007);
        memory.write64(0x3000, 0x2007);
        memory.write64(0x2010, 0x1007);
        for (int page = 0; page < 16; page++) {
            memory.write64(PTE + 8 * page, 0x10000 + page * 4096 | 7);
        }
        memory.write64(0xc000, 0xb007);
        memory.write64(0x28000, 0xb007);
        memory.write64(0xb000, 0xa007);
        memory.write64(0xa000, 0x9007);
        for (int page = 0; page < 64; page++) {
            memory.write64(EPT_PTE + 8 * page, EptEntry.toPage(page * 4096L, 7, 1));
        }
        mmu.setEptp(eptp);
        mmu.setVpid(VPID);
        context(ControlBits.CR4_PGE);
    }

    void context(long cr4) {
        mmu.setContext(ControlBits.CR0_WP, 0x4000, cr4, ControlBits.EFER_NXE, 0);
    }

    long read() {
        return mmu.translate(LINEAR + 0x123, Mmu.READ, false);
    }
}
