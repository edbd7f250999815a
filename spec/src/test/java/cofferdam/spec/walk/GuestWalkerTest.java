package cofferdam.spec.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cofferdam.spec.walk.PathStep.Structure;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.PagingEntry;
import cofferdam.spec.x86.PagingFeatures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** G11-03: guest paging by example. */
class GuestWalkerTest {
    private static final long XD = PagingEntry.EXECUTE_DISABLE;
    private static final long A = PagingEntry.ACCESSED;
    private static final long D = PagingEntry.DIRTY;
    private static final long PS = PagingEntry.PAGE_SIZE;

    private final Tables t = new Tables();

    private long host(LinearWalk walk) {
        assertThat(walk).isInstanceOf(LinearWalk.Translated.class);
        LinearWalk.Translated translated = (LinearWalk.Translated) walk;
        assertThat(translated.guestPhysical()).isEqualTo(translated.hostPhysical());
        return translated.hostPhysical();
    }

    private int error(LinearWalk walk) {
        assertThat(walk).isInstanceOf(LinearWalk.PageFault.class);
        assertThat(walk.updates()).isEmpty();
        return ((LinearWalk.PageFault) walk).errorCode();
    }

    @Test
    void fourLevelsLeadToThePage() {
        LinearWalk walk = t.guestWalk(Access.READ, true);
        assertThat(host(walk)).isEqualTo(0x14128);
        assertThat(walk.path())
                .extracting(PathStep::structure, PathStep::level, PathStep::address, PathStep::value)
                .containsExactly(
                        tuple(Structure.GUEST, 4, 0x4030L, 0x3007L),
                        tuple(Structure.GUEST, 3, 0x3028L, 0x2007L),
                        tuple(Structure.GUEST, 2, 0x2020L, 0x1007L),
                        tuple(Structure.GUEST, 1, 0x1018L, 0x14007L));
        assertThat(walk.path().get(3)).hasToString("GUEST level 1 at 0x1018 = 0x14007");
    }

    @Test
    void fiveLevelsLeadToThePage() {
        t.fiveLevels = true;
        LinearWalk walk = t.guestWalk(Access.READ, true);
        assertThat(host(walk)).isEqualTo(0x14128);
        assertThat(walk.path()).hasSize(5);
        assertThat(walk.path().get(0)).isEqualTo(new PathStep(Structure.GUEST, 5, 0x5038, 0x4007));
    }

    @Test
    void aNonCanonicalAddressIsRefused() {
        assertThatThrownBy(() ->
                        GuestWalker.walk(t.memory, t.features, t.controls(), 0x8000_0000_0000L, Access.READ, false))
                .hasMessage("linear address 0x800000000000 is not canonical");
        t.cr4 = ControlBits.CR4_LA57;
        assertThat(GuestWalker.walk(t.memory, t.features, t.controls(), 0x8000_0000_0000L, Access.READ, false))
                .isInstanceOf(LinearWalk.PageFault.class);
    }

    @Test
    void aReadSetsAccessedInAllEntriesFromTheTopDown() {
        t.change(2, 0, A);
        assertThat(t.guestWalk(Access.READ, true).updates())
                .containsExactly(
                        new FlagUpdate(0x4030, 0x3007, 0x3027),
                        new FlagUpdate(0x3028, 0x2007, 0x2027),
                        new FlagUpdate(0x1018, 0x14007, 0x14027));
    }

    @Test
    void aWriteSetsDirtyInTheLastEntryOnly() {
        List<FlagUpdate> updates = t.guestWalk(Access.WRITE, true).updates();
        assertThat(updates).hasSize(4);
        assertThat(updates.get(2)).isEqualTo(new FlagUpdate(0x2020, 0x1007, 0x1027));
        assertThat(updates.get(3)).isEqualTo(new FlagUpdate(0x1018, 0x14007, 0x14067));
        FlagUpdate.apply(updates, t.memory);
        assertThat(t.guestWalk(Access.WRITE, true).updates()).isEmpty();
        assertThat(t.guestWalk(Access.READ, true).updates()).isEmpty();
    }

    @Test
    void aWalkItselfChangesNothing() {
        t.guestWalk(Access.WRITE, true);
        assertThat(t.memory.read64(0x1018)).isEqualTo(0x14007);
    }

    @Test
    void anEntryUsedTwiceGetsItsFlagsOnce() {
        // The level-4 entry refers to its own table: the same entry serves all levels.
        long linear = 6L << 39 | 6L << 30 | 6L << 21 | 6L << 12;
        t.guest(4, 0x4007);
        LinearWalk walk = GuestWalker.walk(t.memory, t.features, t.controls(), linear, Access.WRITE, true);
        assertThat(walk.updates())
                .containsExactly(new FlagUpdate(0x4030, 0x4007, 0x4027), new FlagUpdate(0x4030, 0x4027, 0x4067));
    }

    @Test
    void twoMibPage() {
        t.guest(2, 0x20_0000 | PS | 7);
        LinearWalk walk = t.guestWalk(Access.WRITE, true);
        assertThat(host(walk)).isEqualTo(0x20_0000 | Tables.LINEAR & 0x1f_ffff);
        assertThat(walk.path()).hasSize(3);
        assertThat(walk.updates().get(2).after()).isEqualTo(0x20_0000 | PS | 7 | A | D);
    }

    @Test
    void oneGibPage() {
        t.guest(3, 0x4000_0000 | PS | 7);
        assertThat(host(t.guestWalk(Access.READ, true))).isEqualTo(0x4000_0000 | Tables.LINEAR & 0x3fff_ffff);
        t.features = new PagingFeatures(40, true, false, true, true, true, true);
        assertThat(error(t.guestWalk(Access.READ, true))).isEqualTo(0xd);
    }

    @Test
    void notPresentAtAnyLevelFaultsWithoutP() {
        for (int level = 4; level >= 1; level--) {
            Tables fresh = new Tables().change(level, 1, 0);
            LinearWalk walk = fresh.guestWalk(Access.READ, false);
            assertThat(error(walk)).isZero();
            assertThat(walk.path()).hasSize(5 - level);
            assertThat(error(fresh.guestWalk(Access.WRITE, false))).isEqualTo(2);
            assertThat(error(fresh.guestWalk(Access.READ, true))).isEqualTo(4);
            assertThat(error(fresh.guestWalk(Access.FETCH, true))).isEqualTo(0x14);
        }
    }

    @Test
    void aReservedBitAtAnyLevelFaultsWithRsvdEvenIfRightsMiss() {
        for (int level = 4; level >= 1; level--) {
            Tables fresh = new Tables().change(level, PagingEntry.WRITABLE, 1L << 40);
            assertThat(error(fresh.guestWalk(Access.READ, false))).isEqualTo(9);
            assertThat(error(fresh.guestWalk(Access.WRITE, true))).isEqualTo(0xf);
        }
        assertThat(error(new Tables().change(4, 0, PS).guestWalk(Access.READ, false)))
                .isEqualTo(9);
    }

    @Test
    void xdIsReservedWithoutNxeAndThenAFetchIsNotReportedAsSuch() {
        t.change(1, 0, XD);
        t.efer = 0;
        assertThat(error(t.guestWalk(Access.READ, false))).isEqualTo(9);
        assertThat(error(t.guestWalk(Access.FETCH, false))).isEqualTo(9);
        t.cr4 = ControlBits.CR4_SMEP;
        assertThat(error(t.guestWalk(Access.FETCH, false))).isEqualTo(0x19);
    }

    @Test
    void aUserAccessToASupervisorPageFaults() {
        for (int level = 4; level >= 1; level--) {
            Tables fresh = new Tables().change(level, PagingEntry.USER, 0);
            assertThat(error(fresh.guestWalk(Access.READ, true))).isEqualTo(5);
            assertThat(error(fresh.guestWalk(Access.WRITE, true))).isEqualTo(7);
            assertThat(error(fresh.guestWalk(Access.FETCH, true))).isEqualTo(0x15);
            host(fresh.guestWalk(Access.READ, false));
            host(fresh.guestWalk(Access.WRITE, false));
            host(fresh.guestWalk(Access.FETCH, false));
        }
    }

    @Test
    void aWriteToAReadOnlyPageFaults() {
        for (int level = 4; level >= 1; level--) {
            Tables fresh = new Tables().change(level, PagingEntry.WRITABLE, 0);
            assertThat(error(fresh.guestWalk(Access.WRITE, true))).isEqualTo(7);
            assertThat(error(fresh.guestWalk(Access.WRITE, false))).isEqualTo(3);
            host(fresh.guestWalk(Access.READ, true));
            fresh.cr0 = 0;
            assertThat(error(fresh.guestWalk(Access.WRITE, true))).isEqualTo(7);
            host(fresh.guestWalk(Access.WRITE, false));
        }
    }

    @Test
    void aFetchFromAnXdPageFaults() {
        for (int level = 4; level >= 1; level--) {
            Tables fresh = new Tables().change(level, 0, XD);
            assertThat(error(fresh.guestWalk(Access.FETCH, true))).isEqualTo(0x15);
            assertThat(error(fresh.guestWalk(Access.FETCH, false))).isEqualTo(0x11);
            host(fresh.guestWalk(Access.READ, true));
            host(fresh.guestWalk(Access.WRITE, true));
        }
    }

    @Test
    void smepForbidsSupervisorFetchesFromUserPagesOnly() {
        t.cr4 = ControlBits.CR4_SMEP;
        assertThat(error(t.guestWalk(Access.FETCH, false))).isEqualTo(0x11);
        host(t.guestWalk(Access.FETCH, true));
        host(t.guestWalk(Access.READ, false));
        t.change(3, PagingEntry.USER, 0);
        host(t.guestWalk(Access.FETCH, false));
    }

    @Test
    void smapForbidsSupervisorDataAccessesToUserPagesUnlessAcIsSet() {
        t.cr4 = ControlBits.CR4_SMAP;
        assertThat(error(t.guestWalk(Access.READ, false))).isEqualTo(1);
        assertThat(error(t.guestWalk(Access.WRITE, false))).isEqualTo(3);
        host(t.guestWalk(Access.FETCH, false));
        host(t.guestWalk(Access.READ, true));
        t.ac = true;
        host(t.guestWalk(Access.READ, false));
        host(t.guestWalk(Access.WRITE, false));
        t.change(2, PagingEntry.WRITABLE, 0);
        assertThat(error(t.guestWalk(Access.WRITE, false))).isEqualTo(3);
        t.ac = false;
        t.change(2, PagingEntry.USER, PagingEntry.WRITABLE);
        host(t.guestWalk(Access.READ, false));
        host(t.guestWalk(Access.WRITE, false));
    }

    @Test
    void withSmapAndWithoutWpAReadOnlyUserPageStillRefusesASupervisorWrite() {
        t.cr4 = ControlBits.CR4_SMAP;
        t.cr0 = 0;
        t.change(1, PagingEntry.WRITABLE, 0);
        assertThat(error(t.guestWalk(Access.WRITE, false))).isEqualTo(3);
        t.ac = true;
        host(t.guestWalk(Access.WRITE, false));
    }

    @Test
    void aKeyWithAccessDisabledForbidsDataAccessesToUserPages() {
        t.change(1, 0, 3L << 59);
        t.pkru = 1 << 6;
        host(t.guestWalk(Access.READ, true));
        t.cr4 = ControlBits.CR4_PKE;
        assertThat(error(t.guestWalk(Access.READ, true))).isEqualTo(0x25);
        assertThat(error(t.guestWalk(Access.WRITE, true))).isEqualTo(0x27);
        assertThat(error(t.guestWalk(Access.READ, false))).isEqualTo(0x21);
        host(t.guestWalk(Access.FETCH, true));
        t.change(4, PagingEntry.USER, 0);
        host(t.guestWalk(Access.READ, false));
    }

    @Test
    void aKeyWithWriteDisabledForbidsWritesToUserPages() {
        t.change(1, 0, 3L << 59);
        t.pkru = 1 << 7;
        t.cr4 = ControlBits.CR4_PKE;
        host(t.guestWalk(Access.READ, true));
        assertThat(error(t.guestWalk(Access.WRITE, true))).isEqualTo(0x27);
        assertThat(error(t.guestWalk(Access.WRITE, false))).isEqualTo(0x23);
        t.cr0 = 0;
        host(t.guestWalk(Access.WRITE, false));
        assertThat(error(t.guestWalk(Access.WRITE, true))).isEqualTo(0x27);
    }

    @Test
    void pkIsReportedTogetherWithAMissingRight() {
        t.change(1, PagingEntry.WRITABLE, 3L << 59);
        t.pkru = 1 << 7;
        t.cr4 = ControlBits.CR4_PKE;
        assertThat(error(t.guestWalk(Access.WRITE, true))).isEqualTo(0x27);
        t.pkru = 0;
        assertThat(error(t.guestWalk(Access.WRITE, true))).isEqualTo(7);
    }

    @Test
    void aTableOutsideMemoryReadsAsAllOnes() {
        t.guest(3, 0x4_0000 | 7);
        LinearWalk walk = t.guestWalk(Access.READ, true);
        assertThat(error(walk)).isEqualTo(0xd);
        assertThat(walk.path().get(2).value()).isEqualTo(-1);
        t.features = PagingFeatures.full(52);
        t.guest(3, 0x2007).guest(2, 0x4_0000 | 7);
        LinearWalk ones = t.guestWalk(Access.WRITE, true);
        assertThat(host(ones)).isEqualTo(0x000f_ffff_ffff_f128L);
        assertThat(ones.updates()).hasSize(3);
    }

    @Test
    void updatesOutsideMemoryAreIgnored() {
        FlagUpdate.apply(List.of(new FlagUpdate(0x4_0000, 0, 1), new FlagUpdate(0x3_fff8, 0, 5)), t.memory);
        assertThat(t.memory.read64(0x3_fff8)).isEqualTo(5);
    }
}
