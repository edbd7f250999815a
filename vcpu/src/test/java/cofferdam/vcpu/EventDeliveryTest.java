package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.CR2;
import static cofferdam.vcpu.GuestState.CS;
import static cofferdam.vcpu.GuestState.RAX;
import static cofferdam.vcpu.GuestState.RBX;
import static cofferdam.vcpu.GuestState.RCX;
import static cofferdam.vcpu.GuestState.RFLAGS;
import static cofferdam.vcpu.GuestState.RIP;
import static cofferdam.vcpu.GuestState.RSP;
import static cofferdam.vcpu.GuestState.SELECTOR;
import static cofferdam.vcpu.GuestState.SS;
import static cofferdam.vcpu.GuestState.segment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Exceptions and software interrupts through the guest's IDT (SDM vol. 3, 6.8 to 6.15). */
class EventDeliveryTest {
    private final Guest g = new Guest();

    /** Runs to the HLT of a handler and gives the vector. */
    private long vector() {
        assertThat(g.cpu.run(1000)).isEqualTo(ExitReason.HLT);
        return (g.get(RIP) - Guest.HANDLERS) / 16;
    }

    private long stack(int word) {
        return g.memory.read64(g.get(RSP) + 8L * word);
    }

    @Test
    void aDivisionByZeroPushesAFrameWithoutErrorCode() {
        g.gate(0).code("90 f7 f1").set(RCX, 0).set(RFLAGS, 0x203);
        assertThat(vector()).isEqualTo(0);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK - 40);
        assertThat(stack(0)).isEqualTo(Guest.CODE + 1);
        assertThat(stack(1)).isEqualTo(8);
        assertThat(stack(2)).as("RF set, IF as it was").isEqualTo(0x10203);
        assertThat(stack(3)).isEqualTo(Guest.STACK);
        assertThat(stack(4)).isEqualTo(0x10);
        assertThat(g.get(RFLAGS)).as("an interrupt gate clears IF").isEqualTo(3);
    }

    @Test
    void aTrapGateLeavesInterruptsEnabled() {
        g.gate(0, 0x8f00, 8).code("f7 f1").set(RCX, 0).set(RFLAGS, 0x202);
        assertThat(vector()).isEqualTo(0);
        assertThat(g.get(RFLAGS)).isEqualTo(0x202);
    }

    @Test
    void theFrameIsAlignedToSixteenBytes() {
        g.gate(0).code("f7 f1").set(RCX, 0).set(RSP, Guest.STACK - 5);
        assertThat(vector()).isEqualTo(0);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK - 16 - 40);
        assertThat(stack(3)).isEqualTo(Guest.STACK - 5);
    }

    @Test
    void aPageFaultLeavesItsAddressInCr2AndItsErrorCodeOnTop() {
        g.memory.write64(Guest.TABLES + 8 * 0x40, 0);
        g.gate(14).code("48 89 03").set(RBX, 0x40123);
        assertThat(vector()).isEqualTo(14);
        assertThat(g.get(CR2)).isEqualTo(0x40123);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK - 48);
        assertThat(stack(0)).as("not present, write, supervisor").isEqualTo(2);
        assertThat(stack(1)).isEqualTo(Guest.CODE);
    }

    @Test
    void aNonCanonicalDataAddressIsAGeneralProtectionFault() {
        g.gate(13).code("48 8b 03").set(RBX, 0x0000_8000_0000_0000L);
        assertThat(vector()).isEqualTo(13);
        assertThat(stack(0)).isZero();
    }

    @Test
    void aNonCanonicalStackAddressIsAStackFault() {
        g.gate(12, 0x8e01, 8).code("50").set(RSP, 0x8000_0000_0000_0000L);
        assertThat(vector()).isEqualTo(12);
        assertThat(g.get(RSP)).as("on the interrupt stack").isEqualTo(0x22000 - 48);
    }

    @Test
    void aUserFaultSwitchesToTheStackOfTheTaskState() {
        g.gate(6).code("0f 0b").user();
        assertThat(vector()).isEqualTo(6);
        assertThat(g.get(RSP)).isEqualTo(0x20000 - 40);
        assertThat(stack(1)).isEqualTo(0x23);
        assertThat(stack(4)).isEqualTo(0x1b);
        assertThat(g.get(segment(CS, SELECTOR))).isEqualTo(8);
        assertThat(g.get(segment(SS, SELECTOR))).isZero();
    }

    @Test
    void aBreakpointReturnsBehindItselfAndNeedsAGateForItsLevel() {
        g.gate(3).gate(13).code("cc");
        assertThat(vector()).isEqualTo(3);
        assertThat(stack(0)).isEqualTo(Guest.CODE + 1);
        assertThat(stack(2)).as("no RF for a trap").isEqualTo(2);
        Guest user = new Guest().gate(3).gate(13).code("cc").user();
        assertThat(user.cpu.run(10)).isEqualTo(ExitReason.HLT);
        assertThat(user.get(RIP)).isEqualTo(Guest.HANDLERS + 16 * 13);
        assertThat(user.memory.read64(user.get(RSP)))
                .as("IDT entry 3, not external")
                .isEqualTo(3 * 8 + 2);
    }

    @Test
    void aUserMayRaiseASoftwareInterruptThroughAGateOfItsLevel() {
        g.gate(0x80, 0xee00, 8).code("cd 80").user();
        assertThat(vector()).isEqualTo(0x80);
        assertThat(stack(0)).isEqualTo(Guest.CODE + 2);
    }

    @Test
    void aGateNotPresentRaisesItsFaultAtTheInstruction() {
        g.gate(0x21, 0x0e00, 8).gate(11).code("cd 21");
        assertThat(vector()).isEqualTo(11);
        assertThat(stack(0)).isEqualTo(0x21 * 8 + 2);
        assertThat(stack(1)).isEqualTo(Guest.CODE);
    }

    @Test
    void aVectorBeyondTheTableIsAGeneralProtectionFault() {
        g.gate(13).code("cd 21").set(GuestState.IDTR_LIMIT, 0x20f);
        assertThat(vector()).isEqualTo(13);
        assertThat(stack(0)).isEqualTo(0x21 * 8 + 2);
    }

    @Test
    void aGateToACompatibilitySegmentIsRefused() {
        g.gate(6, 0x8e00, 0x38).gate(13).code("0f 0b");
        assertThat(vector()).isEqualTo(13);
        assertThat(stack(0)).as("selector, external").isEqualTo(0x39);
    }

    @Test
    void aContributoryFaultDuringAnotherMakesADoubleFault() {
        g.gate(0, 0x0e00, 8).gate(8).code("f7 f1").set(RCX, 0);
        assertThat(vector()).isEqualTo(8);
        assertThat(stack(0)).isZero();
        assertThat(stack(1)).isEqualTo(Guest.CODE);
    }

    @Test
    void aBenignFaultFollowedByAContributoryOneDeliversTheSecond() {
        g.gate(6, 0x0e00, 8).gate(11).gate(8).code("0f 0b");
        assertThat(vector()).isEqualTo(11);
        assertThat(stack(0)).isEqualTo(6 * 8 + 3);
    }

    @Test
    void aPageFaultOnTheStackOfAPageFaultMakesADoubleFault() {
        g.memory.write64(Guest.TABLES + 8 * 0x40, 0);
        g.gate(14).gate(8, 0x8e01, 8).code("48 8b 03").set(RBX, 0x40000).set(RSP, 0x41000);
        assertThat(vector()).isEqualTo(8);
        assertThat(g.get(CR2)).as("the second fault's address").isEqualTo(0x41000 - 8);
        assertThat(g.get(RSP)).isEqualTo(0x22000 - 48);
    }

    @Test
    void aFaultDuringADoubleFaultEndsInATripleFaultExit() {
        g.set(GuestState.IDTR_LIMIT, 0).code("90 0f 0b");
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.TRIPLE_FAULT);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 1);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK);
    }

    @Test
    void anInterruptReturnRestoresWhatWasPushed() {
        g.gate(0x80, 0xee00, 8).code("cd 80 f4").user().set(RFLAGS, 0x242).set(RAX, 7);
        g.codeAt(Guest.HANDLERS + 16 * 0x80, "48 ff c0 48 cf");
        g.steps(3);
        assertThat(g.get(RAX)).isEqualTo(8);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 2);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK);
        assertThat(g.get(RFLAGS)).isEqualTo(0x242);
        assertThat(g.get(segment(CS, SELECTOR))).isEqualTo(0x23);
        assertThat(g.get(segment(SS, SELECTOR))).isEqualTo(0x1b);
    }

    @Test
    void singleSteppingTrapsAfterEachInstruction() {
        g.gate(1).code("90 90").set(RFLAGS, 0x102);
        assertThat(vector()).isEqualTo(1);
        assertThat(stack(0)).isEqualTo(Guest.CODE + 1);
        assertThat(stack(2)).isEqualTo(0x102);
        assertThat(g.get(RFLAGS)).isEqualTo(2);
    }

    @Test
    void afterPopfSetsTheTrapFlagTheNextInstructionTraps() {
        g.gate(1).code("9d 90 90").set(RSP, Guest.STACK - 8);
        g.memory.write64(Guest.STACK - 8, 0x102);
        assertThat(vector()).isEqualTo(1);
        assertThat(stack(0)).isEqualTo(Guest.CODE + 2);
    }

    @Test
    void aMisalignedUserAccessWithAlignmentChecksOnFaults() {
        g.gate(17).code("48 8b 03").user().set(RBX, Guest.DATA + 4).set(RFLAGS, 0x40002);
        g.set(GuestState.CR0, 0x8005_0031L);
        assertThat(vector()).isEqualTo(17);
        assertThat(stack(0)).isZero();
    }

    @Test
    void aSoftwareInterruptIsNotFollowedByASingleStepTrap() {
        g.gate(1).gate(0x80).code("cd 80").set(RFLAGS, 0x102);
        assertThat(vector()).isEqualTo(0x80);
        assertThat(stack(2)).isEqualTo(0x102);
    }

    @Test
    void loadingTheStackSegmentHoldsOffTheSingleStepTrap() {
        g.gate(1).code("8e d0 90 90").set(RAX, 0x10).set(RFLAGS, 0x102);
        assertThat(vector()).isEqualTo(1);
        assertThat(stack(0)).isEqualTo(Guest.CODE + 3);
    }

    @Test
    void poppingFlagsClearsTheVirtualInterruptFlagsAndTakesTheOthers() {
        g.code("9d").set(RFLAGS, 0x180002).set(RSP, Guest.STACK - 8);
        g.memory.write64(Guest.STACK - 8, 0x3f7fd5);
        g.step();
        assertThat(g.get(RFLAGS)).isEqualTo(0x247fd7);
    }
}
