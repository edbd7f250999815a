package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.RAX;
import static cofferdam.vcpu.GuestState.RBX;
import static cofferdam.vcpu.GuestState.RIP;
import static cofferdam.vcpu.GuestState.RSP;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.memory.MmioDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** EPT violations and misconfigurations as the interpreter reports them, and devices behind translations. */
class SecondStageExitTest {
    private static final long ROOT = 0x200000;
    private static final long LEAVES = 0x203000;
    private static final long PAGE = 0x40000;

    private final Guest g = new Guest();
    private final Vmcs vmcs = g.cpu.vmcs();

    /** Identity map of the first 2 MiB in 4 KiB leaves, all rights, write-back. */
    @BeforeEach
    void map() {
        g.memory.write64(ROOT, 0x201007);
        g.memory.write64(0x201000, 0x202007);
        g.memory.write64(0x202000, LEAVES | 7);
        for (int n = 0; n < 512; n++) {
            leaf(4096L * n, 4096L * n | 0x37);
        }
        vmcs.setEptp(EptPointer.of(ROOT, false));
        vmcs.setVpid(1);
    }

    private void leaf(long guestPhysical, long entry) {
        g.memory.write64(LEAVES + 8 * (guestPhysical >> 12), entry);
    }

    private void violates(long qualification, long guestPhysical, long linear) {
        assertThat(g.cpu.run(100)).isEqualTo(ExitReason.EPT_VIOLATION);
        assertThat(vmcs.exitQualification()).isEqualTo(qualification);
        assertThat(vmcs.guestPhysicalAddress()).isEqualTo(guestPhysical);
        assertThat(vmcs.guestLinearAddress()).isEqualTo(linear);
    }

    @Test
    void aReadOfAnAbsentFrameLeavesAtTheInstruction() {
        leaf(PAGE, 0);
        g.code("90 48 8b 43 08").set(RBX, PAGE);
        violates(0x181, PAGE + 8, PAGE + 8);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 1);
        assertThat(vmcs.idtVectoring()).isZero();
        leaf(PAGE, PAGE | 0x37);
        g.memory.write64(PAGE + 8, 17);
        g.step();
        assertThat(g.get(RAX)).as("restarted").isEqualTo(17);
    }

    @Test
    void aWriteToAReadOnlyFrameTellsTheRightsThere() {
        leaf(PAGE, PAGE | 0x31);
        g.code("48 89 03").set(RBX, PAGE);
        violates(0x18a, PAGE, PAGE);
    }

    @Test
    void aFetchFromAFrameWithoutExecutionLeaves() {
        leaf(PAGE, PAGE | 0x33);
        g.set(RIP, PAGE);
        violates(0x19c, PAGE, PAGE);
    }

    @Test
    void aMisconfiguredEntryLeavesWithItsAddress() {
        leaf(PAGE, PAGE | 0x32);
        g.code("48 8b 03").set(RBX, PAGE);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.EPT_MISCONFIGURATION);
        assertThat(vmcs.guestPhysicalAddress()).isEqualTo(PAGE);
    }

    @Test
    void aViolationWhileDeliveringAnExceptionTellsTheException() {
        leaf(PAGE, 0);
        g.gate(6).code("0f 0b").set(RSP, PAGE + 0x100);
        violates(0x182, PAGE + 0x100 - 8, PAGE + 0x100 - 8);
        assertThat(vmcs.idtVectoring()).isEqualTo(0x8000_0306);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
        assertThat(g.get(RSP)).isEqualTo(PAGE + 0x100);
    }

    @Test
    void aViolationWhileInjectingAnInterruptTellsTheInterrupt() {
        leaf(0x7000, 0);
        g.gate(0x30).code("90");
        vmcs.setEntryInterruption(Vmcs.VALID | 0x30);
        violates(0x181, Guest.IDT + 0x300, Guest.IDT + 0x300);
        assertThat(vmcs.idtVectoring()).isEqualTo(0x8000_0030);
        leaf(0x7000, 0x7037);
        vmcs.setEntryInterruption(vmcs.idtVectoring());
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.HLT);
        assertThat(g.get(RIP)).isEqualTo(Guest.HANDLERS + 0x300);
    }

    @Test
    void aViolationWhileDeliveringASoftwareInterruptTellsItsLength() {
        leaf(PAGE, 0);
        g.gate(0x80).code("cd 80").set(RSP, PAGE + 0x100);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.EPT_VIOLATION);
        assertThat(vmcs.idtVectoring()).isEqualTo(0x8000_0480);
        assertThat(vmcs.exitInstructionLength()).isEqualTo(2);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
    }

    @Test
    void aTranslationStaysUntilItIsInvalidated() {
        g.code("48 8b 03 eb fb").set(RBX, PAGE).step();
        leaf(PAGE, 0);
        g.steps(10);
        g.cpu.mmu().invalidateEptp(vmcs.eptp());
        violates(0x181, PAGE, PAGE);
    }

    @Test
    void anotherAddressSpaceDoesNotSeeTheTranslation() {
        g.code("48 8b 03 eb fb").set(RBX, PAGE).steps(2);
        leaf(PAGE, 0);
        vmcs.setVpid(2);
        violates(0x181, PAGE, PAGE);
    }

    @Test
    void deviceRegistersAreReachedWithTheAccessSize() {
        StringBuilder log = new StringBuilder();
        g.bus.attach(0x300000, 0x1000, new MmioDevice() {
            @Override
            public long readRegister(long offset, int bytes) {
                log.append("r").append(offset).append(':').append(bytes).append(' ');
                return 0x1122_3344_5566_7788L >>> 64 - 8 * bytes;
            }

            @Override
            public void writeRegister(long offset, int bytes, long value) {
                log.append("w")
                        .append(offset)
                        .append(':')
                        .append(bytes)
                        .append('=')
                        .append(value)
                        .append(' ');
            }
        });
        leaf(PAGE, 0x300007);
        g.code("8b 43 04 66 89 43 10 81 03 01 00 00 00 8b 43 04").set(RBX, PAGE);
        Guest fresh = g.steps(4);
        assertThat(log).hasToString("r4:4 w16:2=13124 r0:4 w0:4=287454021 r4:4 ");
        assertThat(fresh.get(RAX)).isEqualTo(0x11223344);
    }

    @Test
    void codeRunsFromDeviceRegistersToo() {
        g.bus.attach(0x300000, 0x1000, new MmioDevice() {
            @Override
            public long readRegister(long offset, int bytes) {
                return offset == 0 ? 0xb0 : 0x42;
            }

            @Override
            public void writeRegister(long offset, int bytes, long value) {}
        });
        leaf(PAGE, 0x300007);
        g.set(RIP, PAGE).step();
        assertThat(g.get(RAX)).isEqualTo(0x42);
    }
}
