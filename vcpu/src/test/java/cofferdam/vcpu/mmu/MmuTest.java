package cofferdam.vcpu.mmu;

import static cofferdam.vcpu.mmu.Mmu.FETCH;
import static cofferdam.vcpu.mmu.Mmu.READ;
import static cofferdam.vcpu.mmu.Mmu.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.PagingFeatures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Translation by example. */
class MmuTest extends MmuFixture {
    @Test
    void aTranslationKeepsTheOffset() {
        assertThat(read()).isEqualTo(0x10123);
        assertThat(read()).isEqualTo(0x10123);
    }

    @Test
    void aFaultIsNeverCached() {
        memory.write64(PTE, 0);
        assertThat(read()).isEqualTo(-1);
        assertThat(mmu.fault()).isEqualTo(Mmu.PAGE_FAULT);
        assertThat(mmu.pageFaultErrorCode()).isZero();
        memory.write64(PTE, 0x11007);
        assertThat(read()).isEqualTo(0x11123);
    }

    @Test
    void aRightThatTheEntryLacksLeadsToANewWalk() {
        memory.write64(PTE, 0x10065);
        read();
        assertThat(mmu.translate(LINEAR, WRITE, false)).isEqualTo(-1);
        assertThat(mmu.pageFaultErrorCode()).isEqualTo(3);
        memory.write64(PTE, 0x10067);
        assertThat(mmu.translate(LINEAR, WRITE, false)).isEqualTo(0x10000);
    }

    @Test
    void theFirstWriteSetsTheDirtyFlagThoughTheEntryIsCached() {
        read();
        assertThat(memory.read64(PTE)).isEqualTo(0x10027);
        mmu.translate(LINEAR, WRITE, false);
        assertThat(memory.read64(PTE)).isEqualTo(0x10067);
        memory.write64(PTE, 0x10007);
        mmu.translate(LINEAR, WRITE, false);
        assertThat(memory.read64(PTE)).as("cached as dirty").isEqualTo(0x10007);
    }

    @Test
    void theFirstWriteSetsTheDirtyFlagOfEptThoughTheGuestsIsSet() {
        mmu.setEptp(eptp | EptPointer.ACCESSED_DIRTY);
        memory.write64(PTE, 0x10067);
        read();
        assertThat(memory.read64(EPT_PTE + 8 * 16)).isEqualTo(0x10137);
        mmu.translate(LINEAR, WRITE, false);
        assertThat(memory.read64(EPT_PTE + 8 * 16)).isEqualTo(0x10337);
    }

    @Test
    void changesOfRightsActAtOnceOnCachedEntries() {
        mmu.translate(LINEAR, WRITE, true);
        context(ControlBits.CR4_SMAP);
        assertThat(read()).isEqualTo(-1);
        mmu.setAc(true);
        assertThat(read()).isEqualTo(0x10123);
        context(ControlBits.CR4_SMEP);
        assertThat(mmu.translate(LINEAR, FETCH, false)).isEqualTo(-1);
        assertThat(mmu.translate(LINEAR, FETCH, true)).isEqualTo(0x10000);
        mmu.setContext(ControlBits.CR0_WP, 0x4000, ControlBits.CR4_PKE, ControlBits.EFER_NXE, 2);
        assertThat(mmu.translate(LINEAR, WRITE, true)).isEqualTo(-1);
        assertThat(mmu.translate(LINEAR, READ, true)).isEqualTo(0x10000);
    }

    @Test
    void theEpochChangesWithEverythingThatMatters() {
        List<Runnable> changes = List.of(
                () -> context(0),
                () -> mmu.setContext(0, 0x4000, 0, ControlBits.EFER_NXE, 0),
                () -> mmu.setContext(0, 0x5000, 0, ControlBits.EFER_NXE, 0),
                () -> mmu.setContext(0, 0x5000, 0, 0, 0),
                () -> mmu.setContext(0, 0x5000, 0, 0, 1),
                () -> mmu.setAc(true),
                () -> mmu.setAc(false),
                () -> mmu.setEptp(otherEptp),
                () -> mmu.setVpid(9),
                () -> mmu.invalidatePage(0),
                mmu::flushNonGlobal,
                mmu::flushGuest,
                () -> mmu.invalidateEptp(eptp),
                mmu::invalidateAll);
        for (int i = 0; i < changes.size(); i++) {
            long epoch = mmu.epoch();
            changes.get(i).run();
            assertThat(mmu.epoch()).as("change %d", i).isNotEqualTo(epoch);
        }
    }

    @Test
    void theEpochDoesNotChangeWithoutAChange() {
        long epoch = mmu.epoch();
        context(ControlBits.CR4_PGE);
        mmu.setAc(false);
        mmu.setEptp(eptp);
        mmu.setVpid(VPID);
        read();
        mmu.translate(LINEAR, FETCH, true);
        mmu.translate(0x7000_0000, READ, false);
        assertThat(mmu.epoch()).isEqualTo(epoch);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> mmu.setEptp(0xc000)).hasMessage("EPT pointer 0xc000");
        mmu.setVpid(0);
        mmu.setVpid(0xffff);
        assertThatThrownBy(() -> mmu.setVpid(0x10000)).hasMessage("VPID 65536");
        assertThatThrownBy(() -> mmu.setVpid(-1)).hasMessage("VPID -1");
        assertThat(read()).isEqualTo(0x10123);
    }

    @Test
    void aTableOutsideMemoryFaultsWithReservedBits() {
        memory.write64(0x2010, 0x40_0007);
        mmu.setEptp(Mmu.NO_EPT);
        assertThat(read()).isEqualTo(-1);
        assertThat(mmu.pageFaultErrorCode()).isEqualTo(9);
        memory.write64(0xb000, 0x40_0007);
        mmu.setEptp(eptp);
        assertThat(read()).isEqualTo(-1);
        assertThat(mmu.fault()).isEqualTo(Mmu.EPT_MISCONFIGURATION);
        assertThat(mmu.guestPhysical()).isEqualTo(0x4000);
    }

    @Test
    void aReservedBitInTheTopTableIsSeen() {
        memory.write64(0xc000, 0xb087);
        assertThat(read()).isEqualTo(-1);
        assertThat(mmu.fault()).isEqualTo(Mmu.EPT_MISCONFIGURATION);
        memory.write64(0xc000, 0xb007);
        memory.write64(0x4000, 0x3087);
        assertThat(read()).isEqualTo(-1);
        assertThat(mmu.pageFaultErrorCode()).isEqualTo(9);
    }

    @Test
    void aNotPresentEptEntryMayHoldAnything() {
        memory.write64(EPT_PTE + 8 * 16, ~7L);
        assertThat(read()).isEqualTo(-1);
        assertThat(mmu.fault()).isEqualTo(Mmu.EPT_VIOLATION);
        assertThat(mmu.exitQualification()).isEqualTo(0x181);
    }

    @Test
    void aPageTableOutsideMemoryMapsTheHighestPageIfAddressesHave52Bits() {
        Mmu wide = new Mmu(new PhysicalBus(memory), PagingFeatures.full(52));
        wide.setContext(ControlBits.CR0_WP, 0x4000, 0, ControlBits.EFER_NXE, 0);
        memory.write64(0x2010, 0x40_0007);
        assertThat(wide.translate(LINEAR + 0x123, WRITE, true)).isEqualTo(0x000f_ffff_ffff_f123L);
    }

    @Test
    void anEntryThatServesAllLevelsIsFlaggedThroughItsFirstUse() {
        // Guest-physical 0x5000 shows the top table once more, read-only.
        memory.write64(EPT_PTE + 8 * 5, EptEntry.toPage(0x4000, 1, 1));
        memory.write64(0x4030, 0x5007);
        long linear = 6L << 39 | 6L << 30 | 6L << 21 | 6L << 12 | 0x123;
        assertThat(mmu.translate(linear, READ, false)).isEqualTo(0x4123);
        assertThat(memory.read64(0x4030)).isEqualTo(0x5027);
    }

    @Test
    void cachedTranslationsCanBeListed() {
        List<String> seen = new ArrayList<>();
        CachedTranslations visitor = (vpid, root, linear, host, rights) ->
                seen.add(String.format("%x %x %x %x %d", vpid, root, linear, host, rights));
        mmu.forEachCached(visitor);
        assertThat(seen).isEmpty();
        memory.write64(PTE, 0x8000_0000_0001_0007L);
        read();
        memory.write64(0x4ff8, 0x3007);
        mmu.setEptp(Mmu.NO_EPT);
        mmu.setVpid(0xffff);
        mmu.translate(0xffff_ff80_0040_1000L, WRITE, false);
        mmu.forEachCached(visitor);
        assertThat(seen).containsExactlyInAnyOrder("3 c000 400000 10000 1", "ffff 0 ffffff8000401000 11000 7");
        seen.clear();
        mmu.invalidateAll();
        mmu.forEachCached(visitor);
        assertThat(seen).isEmpty();
    }

    @Test
    void pagesThatShareASlotReplaceEachOther() {
        int pages = 5000;
        memory.write64(0x3000, 0x87);
        for (long page = 0; page < pages; page++) {
            assertThat(mmu.translate(page << 12, READ, false)).isEqualTo(page < 64 ? page << 12 : -1);
        }
        memory.write64(0xb000, EptEntry.toPage(0, 7, 3));
        for (long page = 64; page < pages; page++) {
            assertThat(mmu.translate(page << 12, READ, false)).isEqualTo(page << 12);
        }
        for (long page = pages - 1; page > 64; page--) {
            assertThat(mmu.translate(page << 12 | 7, READ, false)).isEqualTo(page << 12 | 7);
        }
    }

    @Test
    void aNewMmuHasAllRegistersZero() {
        memory.write64(0, 0x3007);
        memory.write64(0x3000, 0x2007);
        memory.write64(0x2000, 0x1007);
        Mmu fresh = new Mmu(new PhysicalBus(memory), features);
        assertThat(fresh.translate(0x123, READ, true)).isEqualTo(0x10123);
        memory.write64(PTE, 0x8000_0000_0001_0007L);
        fresh.invalidateAll();
        assertThat(fresh.translate(0x123, READ, true)).as("XD is reserved").isEqualTo(-1);
    }

    @Test
    void aGuestPhysicalAddressBeyond48BitsIsAnEptViolation() {
        Mmu wide = new Mmu(new PhysicalBus(memory), PagingFeatures.full(52));
        wide.setEptp(eptp);
        wide.setContext(ControlBits.CR0_WP, 0x4000, 0, ControlBits.EFER_NXE, 0);
        memory.write64(PTE, 1L << 50 | 7);
        assertThat(wide.translate(LINEAR, WRITE, true)).isEqualTo(-1);
        assertThat(wide.fault()).isEqualTo(Mmu.EPT_VIOLATION);
        assertThat(wide.exitQualification()).isEqualTo(0x182);
        assertThat(wide.guestPhysical()).isEqualTo(1L << 50);
    }
}
