package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.RAX;
import static cofferdam.vcpu.GuestState.RBP;
import static cofferdam.vcpu.GuestState.RBX;
import static cofferdam.vcpu.GuestState.RCX;
import static cofferdam.vcpu.GuestState.RDI;
import static cofferdam.vcpu.GuestState.RIP;
import static cofferdam.vcpu.GuestState.RSI;
import static cofferdam.vcpu.GuestState.RSP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A faulting instruction leaves registers and memory as they were; a repeated one stops between iterations. */
class RestartTest {
    private static final long HOLE = 0x40000;

    private final Guest g = new Guest();

    private void unmap(long page, int entry) {
        g.memory.write64(Guest.TABLES + 8 * (page >> 12), entry == 0 ? 0 : page | entry);
        g.cpu.vmcs().setExceptionBitmap(-1);
    }

    /** Each faults at the page 0x40000, which is not there. */
    @ParameterizedTest
    @CsvSource({
        "push rax,          50,             RSP, 40008",
        "push [rbx],        ff33,           RBX, 40000",
        "pop rax,           58,             RSP, 40000",
        "pop [rbx],         8f03,           RBX, 40000",
        "popf,              9d,             RSP, 40000",
        "ret,               c3,             RSP, 40000",
        "ret 8,             c20800,         RSP, 40000",
        "call,              e800000000,     RSP, 40008",
        "call [rbx],        ff13,           RBX, 40000",
        "leave,             c9,             RBP, 40000",
        "enter,             c8100000,       RSP, 40008",
        "enter 3 levels,    c8000003,       RSP, 41010",
        "iretq,             48cf,           RSP, 3fff0",
        "retfq,             48cb,           RSP, 3fff8",
        "movsq,             48a5,           RDI, 3fffc",
        "movsq source,      48a5,           RSI, 40000",
        "stosb,             aa,             RDI, 40000",
        "cmpsb,             a6,             RDI, 40000",
        "scasb,             ae,             RDI, 40000",
        "xchg,              488703,         RBX, 3fffc",
        "xadd,              480fc103,       RBX, 3fffc",
        "cmpxchg,           480fb103,       RBX, 40000",
        "cmpxchg16b,        480fc70b,       RBX, 40000",
        "cmpxchg8b,         0fc70b,         RBX, 3fffc",
        "add,               480103,         RBX, 3fffc",
        "inc,               fe03,           RBX, 40000",
        "neg,               f61b,           RBX, 40000",
        "shl,               d123,           RBX, 3fffe",
        "bts,               0fab0b,         RBX, 40000",
        "sgdt,              0f0103,         RBX, 3fff8",
        "lgdt,              0f0113,         RBX, 3fff8",
        "mov store,         488903,         RBX, 3fffc",
        "mov load,          488b03,         RBX, 3fffc",
        "cmov not taken,    480f4403,       RBX, 40000",
        "setcc,             0f9403,         RBX, 40000",
        "sldt,              0f0003,         RBX, 3ffff",
        "far call,          48ff1b,         RBX, 3fff8"
    })
    void aPageFaultInTheMidstChangesNothing(String name, String code, String register, String value) {
        unmap(HOLE, 0);
        int index = RegisterNames.index(register);
        g.code(code)
                .set(RSI, 0x30000)
                .set(RDI, 0x30000)
                .set(RBP, 0x30100)
                .set(RBX, 0x30000)
                .set(RCX, 1);
        g.set(index, Long.parseLong(value, 16));
        long[] before = new long[GuestState.STATE_WORDS];
        long[] after = new long[GuestState.STATE_WORDS];
        byte[] memoryBefore = g.memory.dump(0, 1 << 20);
        g.cpu.save(before);
        assertThat(g.cpu.run(1)).as(name).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(g.cpu.vmcs().exitInterruption() & 0xff).isEqualTo(14);
        assertThat(g.cpu.vmcs().exitQualification() >>> 12).isEqualTo(HOLE >>> 12);
        g.cpu.save(after);
        assertThat(after).isEqualTo(before);
        for (long table = 0x1000; table < 0x6000; table += 8) {
            // The walk may have set accessed and dirty flags.
            int at = (int) table;
            memoryBefore[at] |= (byte) (g.memory.read8(table) & 0x60);
        }
        assertThat(g.memory.dump(0, 1 << 20)).isEqualTo(memoryBefore);
    }

    @Test
    void aReadModifyWriteOfAReadOnlyPageReportsAWrite() {
        unmap(HOLE, 5);
        g.code("83 03 01").set(RBX, HOLE);
        assertThat(g.cpu.run(1)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(g.cpu.vmcs().exitInterruptionErrorCode()).isEqualTo(3);
    }

    @Test
    void aRepeatedMoveStopsWhereItFaultsAndGoesOn() {
        unmap(HOLE, 0);
        g.code("f3 48 a5").set(RSI, 0x30000).set(RDI, HOLE - 24).set(RCX, 5);
        for (int n = 0; n < 5; n++) {
            g.memory.write64(0x30000 + 8L * n, n + 1);
        }
        assertThat(g.cpu.run(100)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(g.get(RCX)).isEqualTo(2);
        assertThat(g.get(RDI)).isEqualTo(HOLE);
        assertThat(g.get(RSI)).isEqualTo(0x30018);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
        g.memory.write64(Guest.TABLES + 8 * (HOLE >> 12), HOLE | 7);
        assertThat(g.cpu.run(2)).isEqualTo(ExitReason.PREEMPTION_TIMER);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 3);
        assertThat(g.memory.read64(HOLE + 8)).isEqualTo(5);
    }

    @Test
    void aRepeatedStoreTakesACycleAnIterationAndIsInterruptible() {
        g.code("f3 aa").set(RDI, 0x30000).set(RCX, 10).set(RAX, 0x5a).steps(4);
        assertThat(g.get(RCX)).isEqualTo(6);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
        g.cpu.requestExternalInterrupt();
        assertThat(g.cpu.run(5)).isEqualTo(ExitReason.EXTERNAL_INTERRUPT);
        g.steps(6);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 2);
        assertThat(g.memory.read64(0x30002)).isEqualTo(0x5a5a5a5a5a5a5a5aL);
        assertThat(g.memory.read8(0x3000a)).isZero();
    }

    @Test
    void aRepetitionOfNoIterationsTakesOneCycle() {
        g.code("f3 aa").set(RCX, 0).step();
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 2);
    }

    @Test
    void repeatWhileEqualStopsAtTheDifference() {
        g.memory.load(0x30000, "abcdeXgh".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        g.memory.load(0x30100, "abcdefgh".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        g.code("f3 a6").set(RSI, 0x30000).set(RDI, 0x30100).set(RCX, 8).steps(6);
        assertThat(g.get(RCX)).isEqualTo(2);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 2);
        assertThat(g.flags()).isEqualTo(".S...C");
    }

    @Test
    void aDownwardScanFindsItsByte() {
        g.memory.write8(0x30002, 0x77);
        g.code("f2 ae")
                .set(RDI, 0x30005)
                .set(RCX, 10)
                .set(RAX, 0x77)
                .set(GuestState.RFLAGS, 0x402)
                .steps(4);
        assertThat(g.get(RDI)).isEqualTo(0x30001);
        assertThat(g.get(RCX)).isEqualTo(6);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK);
    }
}
