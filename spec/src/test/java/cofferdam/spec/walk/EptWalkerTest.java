package cofferdam.spec.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.walk.PathStep.Structure;
import cofferdam.spec.x86.PagingFeatures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** G11-03: the EPT walk by example. */
class EptWalkerTest {
    private final Tables t = new Tables();

    private long violation(EptWalk walk) {
        assertThat(walk).isInstanceOf(EptWalk.Violation.class);
        return ((EptWalk.Violation) walk).qualification();
    }

    private EptWalk.Translated translated(EptWalk walk) {
        assertThat(walk).isInstanceOf(EptWalk.Translated.class);
        return (EptWalk.Translated) walk;
    }

    @Test
    void fourLevelsLeadToThePage() {
        t.ept(20, EptEntry.toPage(0x15000, 7, 1));
        EptWalk.Translated walk = translated(t.eptWalk(0x14128, Access.READ));
        assertThat(walk)
                .isEqualTo(new EptWalk.Translated(
                        0x15128,
                        7,
                        4096,
                        List.of(
                                new PathStep(Structure.EPT, 4, 0xc000, 0xb007),
                                new PathStep(Structure.EPT, 3, 0xb000, 0xa007),
                                new PathStep(Structure.EPT, 2, 0xa000, 0x9007),
                                new PathStep(Structure.EPT, 1, 0x90a0, 0x15037)),
                        List.of()));
    }

    @Test
    void twoMibPage() {
        t.memory.write64(0xa008, EptEntry.toPage(0x40_0000, 5, 2));
        EptWalk.Translated walk = translated(t.eptWalk(0x21_2345, Access.FETCH));
        assertThat(walk.hostPhysical()).isEqualTo(0x41_2345);
        assertThat(walk.rights()).isEqualTo(5);
        assertThat(walk.pageBytes()).isEqualTo(0x20_0000);
    }

    @Test
    void oneGibPage() {
        t.memory.write64(0xb008, EptEntry.toPage(0x8000_0000L, 7, 3));
        EptWalk.Translated walk = translated(t.eptWalk(0x4321_2345, Access.WRITE));
        assertThat(walk.hostPhysical()).isEqualTo(0x8321_2345L);
        assertThat(walk.pageBytes()).isEqualTo(0x4000_0000);
    }

    @Test
    void theRightsAreTheAndOverTheWholePath() {
        for (int level = 4; level >= 1; level--) {
            for (int rights : new int[] {1, 3, 4, 5}) {
                Tables fresh = new Tables();
                long address = Tables.eptAddress(level, 20);
                fresh.memory.write64(address, fresh.memory.read64(address) & ~7L | rights);
                for (Access access : Access.values()) {
                    int need = 1 << access.ordinal();
                    EptWalk walk = fresh.eptWalk(0x14128, access);
                    if ((rights & need) != 0) {
                        assertThat(translated(walk).rights()).isEqualTo(rights);
                    } else {
                        assertThat(violation(walk)).isEqualTo(need | rights << 3);
                        assertThat(walk.path()).hasSize(4);
                    }
                }
            }
        }
    }

    @Test
    void notPresentIsAViolationWithoutRightsBits() {
        for (int level = 4; level >= 1; level--) {
            Tables fresh = new Tables();
            fresh.memory.write64(Tables.eptAddress(level, 20), ~7L);
            assertThat(violation(fresh.eptWalk(0x14128, Access.READ))).isEqualTo(1);
            assertThat(violation(fresh.eptWalk(0x14128, Access.WRITE))).isEqualTo(2);
            EptWalk walk = fresh.eptWalk(0x14128, Access.FETCH);
            assertThat(violation(walk)).isEqualTo(4);
            assertThat(walk.path()).hasSize(5 - level);
            assertThat(((EptWalk.Violation) walk).guestPhysical()).isEqualTo(0x14128);
        }
    }

    @Test
    void aMisconfigurationBelowAMissingRightWins() {
        t.memory.write64(0xc000, 0xb001);
        t.ept(20, 0x14032);
        EptWalk walk = t.eptWalk(0x14128, Access.WRITE);
        assertThat(walk).isInstanceOf(EptWalk.Misconfiguration.class);
        assertThat(((EptWalk.Misconfiguration) walk).guestPhysical()).isEqualTo(0x14128);
        assertThat(walk.path()).hasSize(4);
    }

    @Test
    void aMisconfigurationBelowANotPresentEntryIsNotSeen() {
        t.memory.write64(0xa000, 0);
        t.ept(20, 0x14032);
        assertThat(violation(t.eptWalk(0x14128, Access.READ))).isEqualTo(1);
    }

    @Test
    void anAddressBeyond48BitsIsAViolation() {
        EptWalk walk = t.eptWalk(1L << 48 | 0x14128, Access.WRITE);
        assertThat(violation(walk)).isEqualTo(2);
        assertThat(walk.path()).isEmpty();
        assertThat(t.eptWalk((1L << 48) - 1, Access.WRITE).path()).hasSize(1);
    }

    @Test
    void aTableOutsideMemoryIsAMisconfiguration() {
        t.memory.write64(0xa000, EptEntry.toTable(0x4_0000));
        t.features = PagingFeatures.full(52);
        assertThat(t.eptWalk(0x14128, Access.READ)).isInstanceOf(EptWalk.Misconfiguration.class);
    }

    @Test
    void aPointerThatVmEntryRefusesIsRefused() {
        assertThatThrownBy(() -> EptWalker.walk(t.memory, t.features, 0xc000, 0, Access.READ))
                .hasMessage("EPT pointer 0xc000");
        assertThatThrownBy(() -> TwoStageWalker.walk(t.memory, t.features, t.controls(), 0xc000, 0, Access.READ, true))
                .hasMessage("EPT pointer 0xc000");
        assertThatThrownBy(() -> EptMap.leaves(t.memory, t.features, 0xc000, (g, h, b, r, m) -> {}))
                .hasMessage("EPT pointer 0xc000");
    }

    @Test
    void accessedAndDirtyFlagsAreSetIfThePointerEnablesThem() {
        t.eptp |= EptPointer.ACCESSED_DIRTY;
        assertThat(translated(t.eptWalk(0x14128, Access.READ)).updates())
                .containsExactly(
                        new FlagUpdate(0xc000, 0xb007, 0xb107),
                        new FlagUpdate(0xb000, 0xa007, 0xa107),
                        new FlagUpdate(0xa000, 0x9007, 0x9107),
                        new FlagUpdate(0x90a0, 0x14037, 0x14137));
        List<FlagUpdate> updates = translated(t.eptWalk(0x14128, Access.WRITE)).updates();
        assertThat(updates.get(2).after()).isEqualTo(0x9107);
        assertThat(updates.get(3).after()).isEqualTo(0x14337);
        assertThat(translated(t.eptWalk(0x14128, Access.FETCH)).updates().get(3).after())
                .isEqualTo(0x14137);
        FlagUpdate.apply(updates, t.memory);
        assertThat(translated(t.eptWalk(0x14128, Access.WRITE)).updates()).isEmpty();
    }
}
