package cofferdam.kernel.core;

import static cofferdam.kernel.core.TestSystem.BLACK;
import static cofferdam.kernel.core.TestSystem.CRYPTO;
import static cofferdam.kernel.core.TestSystem.RED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VM exits. Requirements G9-01, G9-02, G9-03, G9-04. */
class ExitTest extends CoreTest {
    @Test
    void aHypercallAdvancesRipAndChangesRaxAlone() {
        system.turnOf(CRYPTO);
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            kernel.setRegister(CRYPTO, i, i == Registers.SS_ATTRIBUTES ? 0xC093 : 7000 + i);
        }
        kernel.setRegister(CRYPTO, Registers.RAX, Abi.PARTITION);
        assertThat(system.exit(CRYPTO, ExitReasons.VMCALL)).isEqualTo(Abi.EXIT_HYPERCALL);
        assertThat(kernel.register(CRYPTO, Registers.RAX)).isEqualTo(CRYPTO);
        assertThat(kernel.register(CRYPTO, Registers.RIP)).isEqualTo(7000 + Registers.RIP + 3);
        for (int i = 1; i < Registers.STATE_WORDS; i++) {
            if (i != Registers.RIP && i != Registers.INTERRUPTIBILITY && i != Registers.SS_ATTRIBUTES) {
                assertThat(kernel.register(CRYPTO, i)).isEqualTo(7000 + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {19, 20, -1, 1L << 32, (1L << 32) + 4, Long.MAX_VALUE, Long.MIN_VALUE})
    void unknownHypercallsGetACodeAndAnAuditRecord(long number) {
        assertThat(system.exitWith(RED, number, 1, 2, 3)).isEqualTo(Abi.EXIT_HYPERCALL);
        assertThat(kernel.register(RED, Registers.RAX)).isEqualTo(Abi.UNKNOWN);
        assertThat(view.auditCount()).isEqualTo(1);
        assertThat(view.auditField(0, 1)).isEqualTo(RED);
        assertThat(view.auditField(0, 2)).isEqualTo(AuditRing.REFUSED);
        assertThat(view.auditField(0, 3)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"0x00,0", "0x93,0", "0xB3,-1", "0xD3,-1", "0xF3,-1", "0x20,-1", "0x9F,0"})
    void onlyPrivilegeLevelZeroCalls(String attributes, long result) {
        kernel.setRegister(RED, Registers.SS_ATTRIBUTES, Long.decode(attributes));
        assertThat(system.call(RED, Abi.PARTITION, 0, 0)).isEqualTo(result);
    }

    @Test
    void refusedCallsAreRecordedWithTheirNumber() {
        kernel.setRegister(RED, Registers.SS_ATTRIBUTES, 0x60);
        system.call(RED, Abi.STOP, 0, 0);
        assertThat(view.status(RED)).isEqualTo(Abi.RUNNING);
        assertThat(view.auditField(0, 3)).isEqualTo(Abi.STOP);
        system.call(CRYPTO, Abi.MAP, 0, 0, 1);
        assertThat(view.auditField(0, 0)).isEqualTo(4);
        assertThat(view.auditField(0, 1)).isEqualTo(CRYPTO);
        assertThat(view.auditField(0, 3)).isEqualTo(Abi.MAP);
        system.call(CRYPTO, Abi.MAP, 2, 0, 0);
        assertThat(view.auditCount()).isEqualTo(3);
        system.call(CRYPTO, Abi.MAP, 2, 0, 1);
        assertThat(view.auditCount()).isEqualTo(3);
    }

    @Test
    void ticksCountThoseOfTheOwnProcessor() {
        system.turnOf(CRYPTO);
        assertThat(system.call(CRYPTO, Abi.TICKS, 0, 0)).isEqualTo(4);
        assertThat(system.call(BLACK, Abi.TICKS, 0, 0)).isZero();
        assertThat(kernel.ticks(0)).isEqualTo(4);
        assertThat(kernel.ticks(2)).isZero();
        assertThat(kernel.ticks(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 52})
    void exitsThatOnlyPassTimeChangeNothing(int reason) {
        kernel.setRegister(RED, Registers.RIP, 0x1234);
        assertThat(system.exit(RED, reason)).isEqualTo(Abi.EXIT_RESUMED);
        assertThat(kernel.register(RED, Registers.RIP)).isEqualTo(0x1234);
        assertThat(view.status(RED)).isEqualTo(Abi.RUNNING);
        assertThat(platform.log).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0x10000", "2,0x10002", "15,0x1000F", "16,0x10000", "-1,0x10000"})
    void ripAdvancesByTheInstructionsLength(int length, String rip) {
        system.turnOf(RED);
        kernel.setRegister(RED, Registers.INTERRUPTIBILITY, 1);
        assertThat(kernel.handleExit(0, ExitReasons.CPUID, 0, 0, length)).isEqualTo(Abi.EXIT_RESUMED);
        assertThat(kernel.register(RED, Registers.RIP)).isEqualTo(Long.decode(rip));
        assertThat(kernel.register(RED, Registers.INTERRUPTIBILITY)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                11, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 36, 39, 40, 46, 47, 50,
                51, 53, 54, 55, 57, 58, 59, 60, 61, 63, 64, 67, 68
            })
    void instructionsThatNobodyMayExecuteAreForbidden(int reason) {
        assertThat(ExitReasons.fault(reason)).isEqualTo(Abi.FORBIDDEN_INSTRUCTION);
        assertThat(system.exit(RED, reason)).isEqualTo(Abi.EXIT_INJECTED);
        assertThat(kernel.entryInterruption(RED)).isEqualTo(0x80000B0D);
        assertThat(kernel.register(RED, Registers.RIP)).isEqualTo(0x10000);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                3,
                4,
                5,
                6,
                8,
                9,
                33,
                34,
                35,
                37,
                38,
                41,
                42,
                43,
                44,
                45,
                56,
                62,
                65,
                66,
                69,
                70,
                1000,
                -1,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE
            })
    void everyOtherReasonIsUnexpected(int reason) {
        assertThat(ExitReasons.fault(reason)).isEqualTo(Abi.UNEXPECTED_EXIT);
        assertThat(system.exit(BLACK, reason)).isEqualTo(Abi.EXIT_STOPPED);
        assertThat(view.auditField(1, 2)).isEqualTo(AuditRing.FAULT);
        assertThat(view.auditField(1, 3)).isEqualTo(Abi.UNEXPECTED_EXIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 8, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void processorsThatDoNotExistAreIgnored(int cpu) {
        assertThat(kernel.handleExit(cpu, ExitReasons.VMCALL, 0, 0, 3)).isEqualTo(Abi.EXIT_IGNORED);
        assertThat(kernel.current(cpu)).isEqualTo(Abi.NOBODY);
        kernel.tick(cpu);
        assertThat(platform.log).isEmpty();
    }

    @Test
    void anExitWhileNobodyRunsIsIgnored() {
        system.turnOf(RED);
        while (kernel.current(0) != Abi.NOBODY) {
            kernel.tick(0);
        }
        assertThat(kernel.handleExit(0, 48, 0, 0, 0)).isEqualTo(Abi.EXIT_IGNORED);
    }

    @Test
    void cpuidTellsTheModelledProcessorAndNothingElse() {
        assertThat(name(0, "bdc")).isEqualTo("CofferdamCPU");
        assertThat(name(0x40000000L, "bdc")).isEqualTo("CofferdamHv\0");
        assertThat(cpuid(0, 0)[0]).isEqualTo(7);
        assertThat(cpuid(0x40000000L, 0)[0]).isEqualTo(0x40000000L);
        assertThat(cpuid(1, 0)).containsExactly(0x6F0, 0, 0x80000000L, 0x1A970);
        assertThat(cpuid(7, 0)).containsExactly(0, 0, 0, 0);
        assertThat(cpuid(0x80000000L, 0)).containsExactly(0x80000008L, 0, 0, 0);
        assertThat(cpuid(0x80000001L, 0)).containsExactly(0, 0, 0, 0x24100800);
        assertThat(cpuid(0x80000008L, 0)).containsExactly(48 * 256 + 39, 0, 0, 0);
        assertThat(cpuid(0xFFFF_FFFF_0000_0001L, 0)).isEqualTo(cpuid(1, 0));
        for (long leaf : new long[] {2, 6, 8, 0x15, 0x40000001L, 0x80000002L, 0xFFFFFFFFL}) {
            assertThat(cpuid(leaf, 1)).containsExactly(0, 0, 0, 0);
        }
    }

    @Test
    void cpuidFollowsTheConfiguredProcessor() {
        CpuidLeaves plain = new CpuidLeaves(52, false, true);
        assertThat(plain.eax(0x80000008L)).isEqualTo(57 * 256 + 52);
        assertThat(plain.edx(0x80000001L)).isEqualTo(0x20100800);
        assertThat(plain.ecx(7, 0)).isEqualTo(0x10000);
        assertThat(plain.ecx(7, 1)).isZero();
    }

    private String name(long leaf, String order) {
        long[] values = cpuid(leaf, 0);
        StringBuilder name = new StringBuilder();
        for (char register : order.toCharArray()) {
            long value = values["abcd".indexOf(register)];
            for (int i = 0; i < 4; i++) {
                name.append((char) (value >>> (8 * i) & 0xFF));
            }
        }
        return name.toString();
    }

    private long[] cpuid(long leaf, long subleaf) {
        system.turnOf(RED);
        kernel.setRegister(RED, Registers.RAX, leaf);
        kernel.setRegister(RED, Registers.RCX, subleaf);
        assertThat(system.exit(RED, ExitReasons.CPUID)).isEqualTo(Abi.EXIT_RESUMED);
        return new long[] {
            kernel.register(RED, Registers.RAX),
            kernel.register(RED, Registers.RBX),
            kernel.register(RED, Registers.RCX),
            kernel.register(RED, Registers.RDX)
        };
    }

    @Test
    void anExitShowsThatThePartitionRan() {
        assertThat(system.exit(RED, ExitReasons.HLT)).isEqualTo(Abi.EXIT_WAITS);
        assertThat(view.status(RED)).isEqualTo(Abi.HALTED);
        assertThat(system.exit(RED, 52)).isEqualTo(Abi.EXIT_RESUMED);
        assertThat(view.status(RED)).isEqualTo(Abi.RUNNING);
    }

    @ParameterizedTest
    @CsvSource({"0,0x10000", "0x100000000,0x10000", "1,0", "0xFFFFFFFF,0"})
    void cpuidReadsTheSubleafFromTheLowHalfOfRcx(String subleaf, String flags) {
        Kernel plain = SmallSystem.start(SmallSystem.withMemory(1), new TestPlatform());
        plain.setRegister(0, Registers.RAX, 7);
        plain.setRegister(0, Registers.RCX, Long.decode(subleaf));
        assertThat(plain.handleExit(0, ExitReasons.CPUID, 0, 0, 2)).isEqualTo(Abi.EXIT_RESUMED);
        assertThat(plain.register(0, Registers.RCX)).isEqualTo(Long.decode(flags));
    }

    @Test
    void aCallFromUserModeIsAnsweredAsACall() {
        kernel.setRegister(RED, Registers.SS_ATTRIBUTES, 0xF3);
        assertThat(system.exitWith(RED, Abi.PARTITION, 0, 0, 0)).isEqualTo(Abi.EXIT_HYPERCALL);
        assertThat(kernel.register(RED, Registers.RAX)).isEqualTo(Abi.DENIED);
    }
}
