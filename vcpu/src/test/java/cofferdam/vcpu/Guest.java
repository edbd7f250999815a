package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.ATTRIBUTES;
import static cofferdam.vcpu.GuestState.BASE;
import static cofferdam.vcpu.GuestState.CS;
import static cofferdam.vcpu.GuestState.LIMIT;
import static cofferdam.vcpu.GuestState.RFLAGS;
import static cofferdam.vcpu.GuestState.RIP;
import static cofferdam.vcpu.GuestState.RSP;
import static cofferdam.vcpu.GuestState.SELECTOR;
import static cofferdam.vcpu.GuestState.segment;

import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.memory.PhysicalMemory;

/**
 * A processor in 64-bit mode, privilege level 0, second stage off, over 4 MiB of identity-mapped memory.
 *
 * <pre>
 *  0x01000  PML4, 0x2000 PDPT, 0x3000 PD, 0x4000 and 0x5000 page tables (4 KiB pages, user, writable)
 *  0x06000  GDT: 08 code0, 10 data0, 18 data3, 20 code3, 28 TSS (two slots), 38 compatibility code
 *  0x07000  IDT, 0x08000 TSS: RSP0 0x20000, IST1 0x22000
 *  0x10000  code, 0x1f000 stack, 0x30000.. free
 * </pre>
 */
public final class Guest {
    public static final long CODE = 0x10000;
    public static final long STACK = 0x1f000;
    public static final long DATA = 0x30000;
    public static final long GDT = 0x6000;
    public static final long IDT = 0x7000;
    public static final long TSS = 0x8000;
    public static final long TABLES = 0x4000;
    public static final long HANDLERS = 0x12000;

    public final PhysicalMemory memory = new PhysicalMemory(4 << 20);
    public final PhysicalBus bus = new PhysicalBus(memory);
    public final Processor cpu;

    public Guest() {
        this(ProcessorFeatures.modern(39));
    }

    public Guest(ProcessorFeatures features) {
        cpu = new Processor(bus, features);
        memory.write64(0x1000, 0x2007);
        memory.write64(0x2000, 0x3007);
        memory.write64(0x3000, 0x4007);
        memory.write64(0x3008, 0x5007);
        for (int n = 0; n < 1024; n++) {
            memory.write64(0x4000 + 8L * n, 4096L * n | 7);
        }
        memory.write64(GDT + 0x08, 0x00af_9b00_0000_ffffL);
        memory.write64(GDT + 0x10, 0x00cf_9300_0000_ffffL);
        memory.write64(GDT + 0x18, 0x00cf_f300_0000_ffffL);
        memory.write64(GDT + 0x20, 0x00af_fb00_0000_ffffL);
        memory.write64(GDT + 0x28, 0x0000_8900_8000_0fffL);
        memory.write64(GDT + 0x30, 0);
        memory.write64(GDT + 0x38, 0x00cf_9b00_0000_ffffL);
        memory.write64(TSS + 4, 0x20000);
        memory.write64(TSS + 0x24, 0x22000);
        memory.write16(TSS + 102, 0x68);
        set(GuestState.CR0, 0x8001_0031L);
        set(GuestState.CR3, 0x1000);
        set(GuestState.CR4, 0x20);
        set(GuestState.EFER, 0x501);
        set(GuestState.GDTR_BASE, GDT);
        set(GuestState.GDTR_LIMIT, 0x3f);
        set(GuestState.IDTR_BASE, IDT);
        set(GuestState.IDTR_LIMIT, 0xfff);
        for (int s = GuestState.ES; s <= GuestState.GS; s++) {
            setSegment(s, s == CS ? 8 : 0x10, 0, 0xffff_ffffL, s == CS ? 0xa09b : 0xc093);
        }
        setSegment(GuestState.LDTR, 0, 0, 0, 0x10000);
        setSegment(GuestState.TR, 0x28, TSS, 0x67, 0x8b);
        set(RFLAGS, 2);
        set(RIP, CODE);
        set(RSP, STACK);
    }

    private void setSegment(int s, long selector, long base, long limit, long attributes) {
        set(segment(s, SELECTOR), selector);
        set(segment(s, BASE), base);
        set(segment(s, LIMIT), limit);
        set(segment(s, ATTRIBUTES), attributes);
    }

    public static byte[] bytes(String hex) {
        String digits = hex.replaceAll("\\s", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) Integer.parseInt(digits.substring(2 * n, 2 * n + 2), 16);
        }
        return bytes;
    }

    /** Puts machine code, in hex, at the start address. */
    public Guest code(String hex) {
        memory.load(CODE, bytes(hex));
        return this;
    }

    public Guest codeAt(long address, String hex) {
        memory.load(address, bytes(hex));
        return this;
    }

    public Guest set(int register, long value) {
        cpu.setRegister(register, value);
        return this;
    }

    public long get(int register) {
        return cpu.register(register);
    }

    /** Runs one cycle, expecting no exit but the timer's. */
    public Guest step() {
        return steps(1);
    }

    /** Runs a number of cycles, expecting no exit but the timer's. */
    public Guest steps(long cycles) {
        int reason = cpu.run(cycles);
        if (reason != ExitReason.PREEMPTION_TIMER) {
            throw new AssertionError("exit " + reason + " at " + Long.toHexString(get(RIP)));
        }
        return this;
    }

    /** Arithmetic flags as letters in the order of OSZAPC, e.g. {@code "Z P"}: {@code "..Z.P."}. */
    public String flags() {
        long f = get(RFLAGS);
        int[] bits = {11, 7, 6, 4, 2, 0};
        String letters = "OSZAPC";
        StringBuilder out = new StringBuilder();
        for (int n = 0; n < 6; n++) {
            out.append((f >>> bits[n] & 1) != 0 ? letters.charAt(n) : '.');
        }
        return out.toString();
    }

    /** An interrupt gate at DPL 0 to a HLT of its own: handler n is at {@link #HANDLERS} + 16 n. */
    public Guest gate(int vector) {
        return gate(vector, 0x8e00, 8);
    }

    public Guest gate(int vector, int attributes, int selector) {
        long handler = HANDLERS + 16L * vector;
        memory.write8(handler, 0xf4);
        memory.write64(
                IDT + 16L * vector,
                handler & 0xffff | (long) selector << 16 | (long) attributes << 32 | (handler & 0xffff_0000L) << 32);
        memory.write64(IDT + 16L * vector + 8, handler >>> 32);
        return this;
    }

    /** Goes to privilege level 3 with the user code and data segments. */
    public Guest user() {
        for (int s = GuestState.ES; s <= GuestState.GS; s++) {
            setSegment(s, s == CS ? 0x23 : 0x1b, 0, 0xffff_ffffL, s == CS ? 0xa0fb : 0xc0f3);
        }
        return this;
    }
}
