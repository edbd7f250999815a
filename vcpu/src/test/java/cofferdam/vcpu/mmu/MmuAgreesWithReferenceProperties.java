package cofferdam.vcpu.mmu;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.walk.Access;
import cofferdam.spec.walk.FlagUpdate;
import cofferdam.spec.walk.GuestWalker;
import cofferdam.spec.walk.LinearWalk;
import cofferdam.spec.walk.PagingControls;
import cofferdam.spec.walk.PathStep;
import cofferdam.spec.walk.TwoStageWalker;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** G11-04: the fast MMU against the slow transcription of the manual, on the same memory. */
class MmuAgreesWithReferenceProperties {
    /** With the thousand tries that are jqwik's default: 20,000 tables. */
    private static final int TABLES_PER_TRY = 20;

    private static LinearWalk reference(
            RandomTables t, PhysicalMemory memory, PagingControls controls, Access access, boolean user) {
        return t.eptp == Mmu.NO_EPT
                ? GuestWalker.walk(memory, t.features, controls, t.linear, access, user)
                : TwoStageWalker.walk(memory, t.features, controls, t.eptp, t.linear, access, user);
    }

    private static void setContext(Mmu mmu, PagingControls c) {
        mmu.setContext(c.cr0(), c.cr3(), c.cr4(), c.efer(), c.pkru());
        mmu.setAc(c.ac());
    }

    private static Mmu mmu(RandomTables t) {
        Mmu mmu = new Mmu(new PhysicalBus(t.memory), t.features);
        mmu.setEptp(t.eptp);
        setContext(mmu, t.controls);
        return mmu;
    }

    private static void expectSame(Mmu mmu, long host, LinearWalk walk) {
        if (walk instanceof LinearWalk.Translated to) {
            assertThat(host).isEqualTo(to.hostPhysical());
            return;
        }
        assertThat(host).isEqualTo(-1);
        if (walk instanceof LinearWalk.PageFault fault) {
            assertThat(mmu.fault()).isEqualTo(Mmu.PAGE_FAULT);
            assertThat(mmu.pageFaultErrorCode()).isEqualTo(fault.errorCode());
        } else if (walk instanceof LinearWalk.EptViolation violation) {
            assertThat(mmu.fault()).isEqualTo(Mmu.EPT_VIOLATION);
            assertThat(mmu.exitQualification()).isEqualTo(violation.qualification());
            assertThat(mmu.guestPhysical()).isEqualTo(violation.guestPhysical());
        } else if (walk instanceof LinearWalk.EptMisconfiguration misconfiguration) {
            assertThat(mmu.fault()).isEqualTo(Mmu.EPT_MISCONFIGURATION);
            assertThat(mmu.guestPhysical()).isEqualTo(misconfiguration.guestPhysical());
        }
    }

    private static void expectSame(PhysicalMemory actual, PhysicalMemory expected) {
        for (int frame = 0; frame < RandomTables.FRAMES; frame++) {
            assertThat(actual.sameFrame(expected, frame)).as("frame %d", frame).isTrue();
        }
    }

    private static String kind(LinearWalk walk) {
        if (walk instanceof LinearWalk.PageFault fault) {
            return (fault.errorCode() & 8) != 0
                    ? "page fault, reserved"
                    : (fault.errorCode() & 1) != 0 ? "page fault, rights" : "page fault, not present";
        }
        return walk.getClass().getSimpleName();
    }

    /** What the model does is what the manual says. */
    @Property(shrinking = ShrinkingMode.OFF)
    void onAColdTlbResultFaultAndFlagsAgree(@ForAll long seed) {
        for (int i = 0; i < TABLES_PER_TRY; i++) {
            expectAgreementOnAColdTlb(new RandomTables(seed + i));
        }
        Statistics.label("outcome").coverage(c -> c.check("Translated").percentage(p -> p > 30));
    }

    private static void expectAgreementOnAColdTlb(RandomTables t) {
        Access access = Access.values()[t.random().nextInt(3)];
        boolean user = t.random().nextBoolean();
        PhysicalMemory expected = t.memory.copy();
        LinearWalk walk = reference(t, expected, t.controls, access, user);
        FlagUpdate.apply(walk.updates(), expected);

        Mmu mmu = mmu(t);
        long host = mmu.translate(t.linear, access.ordinal(), user);

        expectSame(mmu, host, walk);
        expectSame(t.memory, expected);
        Statistics.label("outcome").collect(kind(walk));
    }

    /** Tables of one kind that serve as the other may change their meaning by a flag that is set in them. */
    private static boolean mixesTables(LinearWalk walk) {
        Set<Long> guest = new HashSet<>();
        Set<Long> ept = new HashSet<>();
        for (PathStep step : walk.path()) {
            (step.structure() == PathStep.Structure.GUEST ? guest : ept).add(step.address() >> 12);
        }
        return !Collections.disjoint(guest, ept);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void onUnchangedTablesAWarmTlbAnswersAsTheReferenceWhateverTheRights(@ForAll long seed) {
        for (int i = 0; i < TABLES_PER_TRY / 4; i++) {
            expectAgreementOnAWarmTlb(new RandomTables(seed + i));
        }
    }

    private static void expectAgreementOnAWarmTlb(RandomTables t) {
        PhysicalMemory expected = t.memory.copy();
        Mmu mmu = mmu(t);
        PagingControls controls = t.controls;
        for (int i = 0; i < 12; i++) {
            Access access = Access.values()[t.random().nextInt(3)];
            boolean user = t.random().nextBoolean();
            LinearWalk walk = reference(t, expected, controls, access, user);
            if (mixesTables(walk)) {
                return;
            }
            FlagUpdate.apply(walk.updates(), expected);
            expectSame(mmu, mmu.translate(t.linear, access.ordinal(), user), walk);
            controls = t.otherControls();
            setContext(mmu, controls);
        }
        expectSame(t.memory, expected);
    }
}
