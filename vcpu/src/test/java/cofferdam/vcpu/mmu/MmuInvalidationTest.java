package cofferdam.vcpu.mmu;

import static cofferdam.vcpu.mmu.Mmu.FETCH;
import static cofferdam.vcpu.mmu.Mmu.READ;
import static cofferdam.vcpu.mmu.Mmu.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.x86.ControlBits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries go stale, and what ends that. */
class MmuInvalidationTest extends MmuFixture {
    @Test
    void anEntryIsStaleUntilItsPageIsInvalidated() {
        read();
        memory.write64(PTE, 0x11007);
        assertThat(read()).isEqualTo(0x10123);
        mmu.invalidatePage(LINEAR + 0x1000);
        assertThat(read()).isEqualTo(0x10123);
        mmu.invalidatePage(LINEAR + 0xfff);
        assertThat(read()).isEqualTo(0x11123);
    }

    @Test
    void anEntryIsStaleThoughEptChanged() {
        read();
        memory.write64(EPT_PTE + 8 * 16, 0);
        assertThat(read()).isEqualTo(0x10123);
        mmu.invalidateEptp(otherEptp);
        assertThat(read()).isEqualTo(0x10123);
        mmu.invalidateEptp(eptp | EptPointer.ACCESSED_DIRTY);
        assertThat(read()).isEqualTo(-1);
        assertThat(mmu.fault()).isEqualTo(Mmu.EPT_VIOLATION);
        assertThat(mmu.exitQualification()).isEqualTo(0x181);
        assertThat(mmu.guestPhysical()).isEqualTo(0x10123);
    }

    @Test
    void everyFlushEndsStaleness() {
        List<Runnable> flushes = List.of(
                mmu::flushNonGlobal,
                mmu::flushGuest,
                mmu::invalidateAll,
                () -> mmu.invalidatePage(LINEAR),
                () -> mmu.invalidateEptp(eptp));
        long page = 0x10000;
        for (Runnable flush : flushes) {
            assertThat(read()).isEqualTo(page | 0x123);
            page += 0x1000;
            memory.write64(PTE, page | 7);
            flush.run();
            assertThat(read()).isEqualTo(page | 0x123);
        }
    }

    @Test
    void globalEntriesSurviveMovToCr3ButNoOtherFlush() {
        memory.write64(PTE, 0x10107);
        read();
        memory.write64(PTE, 0x11107);
        mmu.flushNonGlobal();
        assertThat(read()).isEqualTo(0x10123);
        mmu.flushGuest();
        assertThat(read()).isEqualTo(0x11123);
        memory.write64(PTE, 0x12107);
        mmu.invalidatePage(LINEAR);
        assertThat(read()).isEqualTo(0x12123);
    }

    @Test
    void withoutPgeNoEntryIsGlobal() {
        context(0);
        memory.write64(PTE, 0x10107);
        read();
        memory.write64(PTE, 0x11107);
        mmu.flushNonGlobal();
        assertThat(read()).isEqualTo(0x11123);
    }

    @Test
    void entriesAreTaggedByVpid() {
        read();
        memory.write64(PTE, 0x11007);
        mmu.setVpid(4);
        assertThat(read()).isEqualTo(0x11123);
        mmu.setVpid(VPID);
        assertThat(read()).isEqualTo(0x10123);
        mmu.setVpid(0xffff);
        assertThat(read()).isEqualTo(0x11123);
    }

    @Test
    void flushesOfAGuestLeaveOtherVpidsAlone() {
        read();
        memory.write64(PTE, 0x11007);
        mmu.setVpid(4);
        mmu.flushGuest();
        mmu.flushNonGlobal();
        mmu.invalidatePage(LINEAR);
        mmu.setVpid(VPID);
        assertThat(read()).isEqualTo(0x10123);
        mmu.setVpid(4);
        mmu.invalidateAll();
        mmu.setVpid(VPID);
        assertThat(read()).isEqualTo(0x11123);
    }

    @Test
    void entriesAreTaggedByEptRoot() {
        read();
        memory.write64(PTE, 0x11007);
        mmu.setEptp(otherEptp);
        assertThat(read()).isEqualTo(0x11123);
    }

    @Test
    void flushesOfAGuestActOnEveryEptRoot() {
        List<Runnable> flushes = List.of(mmu::flushGuest, mmu::flushNonGlobal, () -> mmu.invalidatePage(LINEAR));
        for (Runnable flush : flushes) {
            memory.write64(PTE, 0x10007);
            mmu.invalidateAll();
            read();
            memory.write64(PTE, 0x11007);
            mmu.setEptp(otherEptp);
            flush.run();
            mmu.setEptp(eptp);
            assertThat(read()).isEqualTo(0x11123);
        }
    }

    @Test
    void translationsWithoutEptAreApartFromThoseWithIt() {
        memory.write64(EPT_PTE + 8 * 16, EptEntry.toPage(0x30000, 7, 1));
        assertThat(read()).isEqualTo(0x30123);
        mmu.setEptp(Mmu.NO_EPT);
        assertThat(read()).isEqualTo(0x10123);
    }

    @Test
    void invlpgOfALargePageDropsAllItsPieces() {
        memory.write64(0x2018, 0x87);
        assertThat(mmu.translate(0x60_1000, READ, false)).isEqualTo(0x1000);
        assertThat(mmu.translate(0x60_2000, READ, false)).isEqualTo(0x2000);
        read();
        memory.write64(0x2018, 0x20_0087);
        memory.write64(PTE, 0x11007);
        mmu.invalidatePage(0x7f_f000);
        assertThat(mmu.translate(0x60_1000, READ, false)).isEqualTo(-1);
        assertThat(mmu.translate(0x60_2000, READ, false)).isEqualTo(-1);
        assertThat(read()).as("another page").isEqualTo(0x10123);
    }

    @Test
    void invlpgOfAGibPageDropsAllItsPieces() {
        memory.write64(0x3008, 0x87);
        assertThat(mmu.translate(0x4000_1000, READ, false)).isEqualTo(0x1000);
        memory.write64(0x3008, 0);
        mmu.invalidatePage(0x3fff_f000);
        assertThat(mmu.translate(0x4000_1000, READ, false)).isEqualTo(0x1000);
        mmu.invalidatePage(0x7fff_f000);
        assertThat(mmu.translate(0x4000_1000, READ, false)).isEqualTo(-1);
    }

    @Test
    void aTranslationThatLosesItsSlotChangesTheEpoch() {
        mmu.setEptp(Mmu.NO_EPT);
        mmu.invalidateAll();
        memory.write64(0x3008, 0x87);
        int pages = 3000;
        long before = mmu.epoch();
        for (int page = 0; page < pages; page++) {
            mmu.translate(0x4000_0000L + page * 4096L, READ, false);
        }
        long[] held = new long[1];
        mmu.forEachCached((vpid, eptRoot, linear, hostFrame, rights) -> held[0]++);
        assertThat(held[0]).isLessThan(pages);
        assertThat(mmu.epoch() - before).isEqualTo(pages - held[0]);
    }

    @Test
    void aFaultDropsTheStaleEntryOfItsPage() {
        read();
        memory.write64(PTE, 0);
        assertThat(read()).isEqualTo(0x10123);
        long epoch = mmu.epoch();
        assertThat(mmu.translate(LINEAR, WRITE, false))
                .as("dirty flag not set yet")
                .isEqualTo(-1);
        assertThat(mmu.epoch()).isNotEqualTo(epoch);
        assertThat(read()).isEqualTo(-1);
    }

    @Test
    void aSupervisorPageIsCachedAsWell() {
        memory.write64(PTE, 0x10003);
        assertThat(read()).isEqualTo(0x10123);
        memory.write64(PTE, 0x11003);
        assertThat(read()).isEqualTo(0x10123);
        assertThat(mmu.translate(LINEAR, READ, true)).isEqualTo(-1);
        assertThat(mmu.pageFaultErrorCode()).isEqualTo(5);
    }

    @Test
    void hostAddressZeroIsCachedAsWell() {
        memory.write64(EPT_PTE + 8 * 16, EptEntry.toPage(0, 7, 1));
        assertThat(mmu.translate(LINEAR, READ, false)).isZero();
        memory.write64(PTE, 0x11007);
        assertThat(mmu.translate(LINEAR, READ, false)).isZero();
    }

    /** Fills an entry, makes it stale, and repeats the access: only the TLB can still give the old page. */
    private void expectServedFromTheTlb(long flags, int access) {
        mmu.invalidateAll();
        memory.write64(PTE, 0x10000 | flags);
        assertThat(mmu.translate(LINEAR, access, false)).isEqualTo(0x10000);
        memory.write64(PTE, 0x11000 | flags);
        assertThat(mmu.translate(LINEAR, access, false)).isEqualTo(0x10000);
    }

    @Test
    void theTlbServesAnAccessThatTheRegistersAllow() {
        mmu.setContext(0, 0x4000, 0, ControlBits.EFER_NXE, -1);
        expectServedFromTheTlb(5, WRITE);
        expectServedFromTheTlb(7, READ);
        expectServedFromTheTlb(7, FETCH);
        mmu.setContext(0, 0x4000, ControlBits.CR4_PKE, ControlBits.EFER_NXE, 2);
        expectServedFromTheTlb(7, WRITE);
        mmu.setContext(ControlBits.CR0_WP, 0x4000, ControlBits.CR4_PKE, ControlBits.EFER_NXE, 0xc);
        expectServedFromTheTlb(7, WRITE);
    }
}
