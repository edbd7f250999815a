package cofferdam.vcpu.mmu;

import static cofferdam.vcpu.mmu.Mmu.FETCH;
import static cofferdam.vcpu.mmu.Mmu.READ;
import static cofferdam.vcpu.mmu.Mmu.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.PagingFeatures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Staleness and invalidation, by example.
 *
 * <p>Guest tables of level n lie in frame n and map linear 0x400000 + n pages to guest-physical 0x10000 + n pages; EPT
 * tables of level n lie in frame 8 + n and map all of memory one to one, a second set with root frame 40 likewise.
 */
class MmuTest {
    private static final long LINEAR = 0x40_0000;
    private static final long PTE = 0x1000;
    private static final long EPT_PTE = 0x9000;
    private static final int VPID = 3;

    private final PhysicalMemory memory = new PhysicalMemory(1024 * 4096);
    private final PagingFeatures features = PagingFeatures.full(40);
    private final Mmu mmu = new Mmu(new PhysicalBus(memory), features);
    private final long eptp = EptPointer.of(0xc000, false);
    private final long otherEptp = EptPointer.of(0x28000, false);

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

    private void context(long cr4) {
        mmu.setContext(ControlBits.CR0_WP, 0x4000, cr4, ControlBits.EFER_NXE, 0);
    }

    private long read() {
        return mmu.translate(LINEAR + 0x123, READ, false);
    }

    @Test
    void aTranslationKeepsTheOffset() {
        assertThat(read()).isEqualTo(0x10123);
        assertThat(read()).isEqualTo(0x10123);
    }

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
}
