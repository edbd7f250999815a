package cofferdam.spec.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.walk.PathStep.Structure;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.PagingEntry;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** G11-03: guest paging over EPT by example. */
class TwoStageWalkerTest {
    private final Tables t = new Tables();

    private void expectViolation(LinearWalk walk, long guestPhysical, long qualification) {
        assertThat(walk).isInstanceOf(LinearWalk.EptViolation.class);
        LinearWalk.EptViolation violation = (LinearWalk.EptViolation) walk;
        assertThat(violation.guestPhysical()).isEqualTo(guestPhysical);
        assertThat(violation.qualification()).as("qualification").isEqualTo(qualification);
    }

    @Test
    void everyGuestEntryIsReachedThroughEpt() {
        t.ept(20, EptEntry.toPage(0x15000, 7, 1));
        LinearWalk walk = t.twoStage(Access.READ, true);
        assertThat(walk).isInstanceOf(LinearWalk.Translated.class);
        assertThat(((LinearWalk.Translated) walk).hostPhysical()).isEqualTo(0x15128);
        assertThat(((LinearWalk.Translated) walk).guestPhysical()).isEqualTo(0x14128);
        assertThat(walk.path()).hasSize(24);
        assertThat(walk.path())
                .filteredOn(step -> step.structure() == Structure.GUEST || step.level() == 1)
                .extracting(PathStep::structure, PathStep::level, PathStep::address)
                .containsExactly(
                        tuple(Structure.EPT, 1, 0x9020L),
                        tuple(Structure.GUEST, 4, 0x4030L),
                        tuple(Structure.EPT, 1, 0x9018L),
                        tuple(Structure.GUEST, 3, 0x3028L),
                        tuple(Structure.EPT, 1, 0x9010L),
                        tuple(Structure.GUEST, 2, 0x2020L),
                        tuple(Structure.EPT, 1, 0x9008L),
                        tuple(Structure.GUEST, 1, 0x1018L),
                        tuple(Structure.EPT, 1, 0x90a0L));
    }

    @Test
    void aGuestTableMayLieElsewhereForTheHost() {
        t.memory.copyFrame(2, 30);
        t.memory.scrubFrame(2);
        t.ept(2, EptEntry.toPage(30 * 4096L, 7, 1));
        LinearWalk walk = t.twoStage(Access.WRITE, true);
        assertThat(walk.updates()).contains(new FlagUpdate(0x1e020, 0x1007, 0x1027));
    }

    @Test
    void theFinalAddressNeedsTheRightOfTheAccess() {
        t.ept(20, EptEntry.toPage(0x14000, 5, 1));
        expectViolation(t.twoStage(Access.WRITE, true), 0x14128, 0x1aa);
        t.ept(20, EptEntry.toPage(0x14000, 3, 1));
        expectViolation(t.twoStage(Access.FETCH, true), 0x14128, 0x19c);
        t.ept(20, EptEntry.toPage(0x14000, 4, 1));
        expectViolation(t.twoStage(Access.READ, true), 0x14128, 0x1a1);
        t.ept(20, 0);
        expectViolation(t.twoStage(Access.READ, true), 0x14128, 0x181);
    }

    @Test
    void theFlagsOfTheGuestAreSetBeforeTheFinalAddressFails() {
        t.ept(20, 0);
        assertThat(t.twoStage(Access.WRITE, true).updates()).hasSize(4);
    }

    @Test
    void aMisconfigurationIsReportedWithItsAddress() {
        t.ept(20, 0x14032);
        LinearWalk walk = t.twoStage(Access.READ, true);
        assertThat(walk).isInstanceOf(LinearWalk.EptMisconfiguration.class);
        assertThat(((LinearWalk.EptMisconfiguration) walk).guestPhysical()).isEqualTo(0x14128);
        assertThat(walk.updates()).hasSize(4);
    }

    @Test
    void aGuestTableThatEptHidesIsAViolationOnAPagingEntry() {
        for (int level = 4; level >= 1; level--) {
            Tables fresh = new Tables().ept(level, 0);
            expectViolation(fresh.twoStage(Access.FETCH, true), Tables.guestAddress(level), 0x81);
            fresh.ept(level, EptEntry.toPage(level * 4096L, 4, 1));
            expectViolation(fresh.twoStage(Access.WRITE, true), Tables.guestAddress(level), 0xa1);
            fresh.ept(level, 2);
            LinearWalk walk = fresh.twoStage(Access.READ, true);
            assertThat(((LinearWalk.EptMisconfiguration) walk).guestPhysical()).isEqualTo(Tables.guestAddress(level));
        }
    }

    @Test
    void settingAFlagInAReadOnlyGuestTableIsAWriteToThatTable() {
        for (int level = 4; level >= 1; level--) {
            Tables fresh = new Tables().ept(level, EptEntry.toPage(level * 4096L, 5, 1));
            LinearWalk walk = fresh.twoStage(Access.READ, true);
            expectViolation(walk, Tables.guestAddress(level), 0xaa);
            assertThat(walk.updates()).hasSize(4 - level);
        }
    }

    @Test
    void aReadOnlyGuestTableServesOnceItsFlagsAreSet() {
        Tables fresh = new Tables();
        for (int level = 4; level >= 1; level--) {
            fresh.change(level, 0, PagingEntry.ACCESSED).ept(level, EptEntry.toPage(level * 4096L, 1, 1));
        }
        assertThat(fresh.twoStage(Access.READ, true)).isInstanceOf(LinearWalk.Translated.class);
        expectViolation(fresh.twoStage(Access.WRITE, true), Tables.guestAddress(1), 0x8a);
        fresh.change(1, 0, PagingEntry.DIRTY);
        assertThat(fresh.twoStage(Access.WRITE, true)).isInstanceOf(LinearWalk.Translated.class);
    }

    @Test
    void aPageFaultComesBeforeTheFinalAddressAndBeforeFlags() {
        t.ept(20, 0).change(1, PagingEntry.WRITABLE, 0);
        LinearWalk walk = t.twoStage(Access.WRITE, true);
        assertThat(walk).isInstanceOf(LinearWalk.PageFault.class);
        assertThat(((LinearWalk.PageFault) walk).errorCode()).isEqualTo(7);
        assertThat(walk.updates()).isEmpty();
    }

    @Test
    void withEptFlagsUseOfAGuestTableCountsAsAWrite() {
        t.eptp |= EptPointer.ACCESSED_DIRTY;
        for (int level = 4; level >= 1; level--) {
            t.change(level, 0, PagingEntry.ACCESSED);
        }
        LinearWalk walk = t.twoStage(Access.READ, true);
        assertThat(walk).isInstanceOf(LinearWalk.Translated.class);
        assertThat(walk.updates())
                .containsExactly(
                        new FlagUpdate(0xc000, 0xb007, 0xb107),
                        new FlagUpdate(0xb000, 0xa007, 0xa107),
                        new FlagUpdate(0xa000, 0x9007, 0x9107),
                        new FlagUpdate(0x9020, 0x4037, 0x4337),
                        new FlagUpdate(0x9018, 0x3037, 0x3337),
                        new FlagUpdate(0x9010, 0x2037, 0x2337),
                        new FlagUpdate(0x9008, 0x1037, 0x1337),
                        new FlagUpdate(0x90a0, 0x14037, 0x14137));
    }

    @Test
    void withEptFlagsAReadOnlyGuestTableIsAViolationWithReadAndWrite() {
        t.eptp |= EptPointer.ACCESSED_DIRTY;
        t.ept(2, EptEntry.toPage(0x2000, 5, 1));
        expectViolation(t.twoStage(Access.FETCH, true), 0x2020, 0xab);
        t.ept(2, 0);
        LinearWalk walk = t.twoStage(Access.FETCH, true);
        expectViolation(walk, 0x2020, 0x83);
        assertThat(walk.updates()).hasSize(5);
    }

    @Test
    void withEptFlagsTheyStaySetThoughThePageFaults() {
        t.eptp |= EptPointer.ACCESSED_DIRTY;
        t.change(3, 1, 0);
        LinearWalk walk = t.twoStage(Access.READ, true);
        assertThat(walk).isInstanceOf(LinearWalk.PageFault.class);
        assertThat(walk.updates()).hasSize(5);
    }

    /** The EPT of the fixture maps all memory one to one, so it must not show in the result. */
    @Property
    void overAnIdentityEptTheResultIsThatOfTheGuestWalkAlone(@ForAll long seed) {
        Random random = new Random(seed);
        Tables tables = new Tables();
        tables.fiveLevels = random.nextBoolean();
        tables.cr0 = random.nextBoolean() ? ControlBits.CR0_WP : 0;
        tables.cr4 = random.nextLong() & (ControlBits.CR4_SMEP | ControlBits.CR4_SMAP | ControlBits.CR4_PKE);
        tables.efer = random.nextInt(8) > 0 ? ControlBits.EFER_NXE : 0;
        tables.pkru = random.nextBoolean() ? 0 : random.nextInt();
        tables.ac = random.nextBoolean();
        for (int level = 5; level >= 1; level--) {
            long rights = ~(random.nextInt(8) & random.nextInt(8) & random.nextInt(8) & random.nextInt(8)) & 7;
            // Not in the address: what lies outside memory is no affair of an identity.
            long noise = random.nextInt(20) == 0 ? 1L << random.nextInt(64) & ~0xff_ffff_f000L : 0;
            long set = random.nextLong() & 0x7ff0_0000_0000_0f78L | random.nextInt(2) << (level == 1 ? 7 : 9);
            tables.change(level, 7, rights | set | noise);
        }
        Access access = Access.values()[random.nextInt(3)];
        boolean user = random.nextBoolean();
        LinearWalk alone = tables.guestWalk(access, user);
        LinearWalk both = tables.twoStage(access, user);
        Statistics.collect(alone.getClass().getSimpleName());
        assertThat(both).hasSameClassAs(alone);
        assertThat(both.updates()).isEqualTo(alone.updates());
        assertThat(both.path())
                .filteredOn(step -> step.structure() == Structure.GUEST)
                .isEqualTo(alone.path());
        if (both instanceof LinearWalk.Translated to) {
            assertThat(to.hostPhysical()).isEqualTo(((LinearWalk.Translated) alone).hostPhysical());
        }
        if (both instanceof LinearWalk.PageFault fault) {
            assertThat(fault.errorCode()).isEqualTo(((LinearWalk.PageFault) alone).errorCode());
        }
    }
}
