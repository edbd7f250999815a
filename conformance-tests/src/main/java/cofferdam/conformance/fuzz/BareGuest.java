package cofferdam.conformance.fuzz;

import static cofferdam.vcpu.GuestState.ATTRIBUTES;
import static cofferdam.vcpu.GuestState.BASE;
import static cofferdam.vcpu.GuestState.CS;
import static cofferdam.vcpu.GuestState.LIMIT;
import static cofferdam.vcpu.GuestState.SELECTOR;
import static cofferdam.vcpu.GuestState.segment;

import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.Processor;
import cofferdam.vcpu.ProcessorFeatures;

/**
 * A processor alone, in 64-bit mode over 256 KiB of identity-mapped memory; its translation tables lie in frames that are not
 * mapped, so that no code can make its caches differ from them.
 *
 * <pre>
 *  0x01000  PML4, 0x2000 PDPT, 0x3000 PD, 0x4000 page table: frames 6 to 63, user, writable
 *  0x06000  GDT: 08 code0, 10 data0, 18 data3, 20 code3, 28 TSS (two slots), 38 compatibility code
 *  0x07000  IDT, 0x08000 TSS: RSP0 0x20000, IST1 0x22000
 *  0x10000  code, 0x12000 handlers, 0x1f000 stack, 0x30000 data
 * </pre>
 */
final class BareGuest {
    static final long CODE = 0x10000;
    static final int MEMORY = 256 << 10;
    private static final long STACK = 0x1f000;
    private static final long DATA = 0x30000;
    private static final long HANDLERS = 0x12000;
    private static final long GDT = 0x6000;
    private static final long IDT = 0x7000;
    private static final long TSS = 0x8000;

    final PhysicalMemory memory = new PhysicalMemory(MEMORY);
    final PhysicalBus bus = new PhysicalBus(memory);
    final Processor cpu = new Processor(bus, ProcessorFeatures.modern(39));

    /** The start that a fuzzer's bytes describe: level, registers, handlers, code. */
    BareGuest(InputReader input) {
        tables();
        descriptors();
        boolean user = (input.octet() & 1) != 0;
        for (int n = 0; n < 16; n++) {
            int kind = input.octet();
            cpu.setRegister(n, kind < 128 ? DATA + 16L * kind : kind < 224 ? kind - 160 : input.word());
        }
        cpu.setRegister(GuestState.RSP, STACK);
        int flags = input.octet();
        cpu.setRegister(GuestState.RFLAGS, flags < 240 ? 0x202 : input.word());
        handlers(input.octet());
        start(user);
        memory.load(CODE, input.rest());
    }

    private void tables() {
        memory.write64(0x1000, 0x2007);
        memory.write64(0x2000, 0x3007);
        memory.write64(0x3000, 0x4007);
        for (int n = 6; n < MEMORY >> 12; n++) {
            memory.write64(0x4000 + 8L * n, 4096L * n | 7);
        }
    }

    private void descriptors() {
        memory.write64(GDT + 0x08, 0x00af_9b00_0000_ffffL);
        memory.write64(GDT + 0x10, 0x00cf_9300_0000_ffffL);
        memory.write64(GDT + 0x18, 0x00cf_f300_0000_ffffL);
        memory.write64(GDT + 0x20, 0x00af_fb00_0000_ffffL);
        memory.write64(GDT + 0x28, 0x0000_8900_8000_0fffL);
        memory.write64(GDT + 0x38, 0x00cf_9b00_0000_ffffL);
        memory.write64(TSS + 4, 0x20000);
        memory.write64(TSS + 0x24, 0x22000);
        memory.write16(TSS + 102, 0x68);
    }

    /** All exceptions end in IRETQ; some gates have what the fuzzer wants of them. */
    private void handlers(int selectorOfSome) {
        for (int vector = 0; vector < 256; vector++) {
            long handler = HANDLERS + 8L * vector;
            memory.load(handler, new byte[] {0x48, (byte) 0xcf});
            int selector = vector % 5 == 0 && selectorOfSome >= 128 ? selectorOfSome & 0x7b : 8;
            int type = vector % 3 == 0 ? 0xee00 : 0x8e00;
            memory.write64(
                    IDT + 16L * vector,
                    handler & 0xffff | (long) selector << 16 | (long) type << 32 | (handler & 0xffff_0000L) << 32);
        }
    }

    private void start(boolean user) {
        cpu.setRegister(GuestState.CR0, 0x8001_0031L);
        cpu.setRegister(GuestState.CR3, 0x1000);
        cpu.setRegister(GuestState.CR4, 0x20);
        cpu.setRegister(GuestState.EFER, 0x501);
        cpu.setRegister(GuestState.GDTR_BASE, GDT);
        cpu.setRegister(GuestState.GDTR_LIMIT, 0x3f);
        cpu.setRegister(GuestState.IDTR_BASE, IDT);
        cpu.setRegister(GuestState.IDTR_LIMIT, 0xfff);
        for (int s = GuestState.ES; s <= GuestState.GS; s++) {
            int selector = user ? s == CS ? 0x23 : 0x1b : s == CS ? 8 : 0x10;
            int attributes = user ? s == CS ? 0xa0fb : 0xc0f3 : s == CS ? 0xa09b : 0xc093;
            segmentRegister(s, selector, 0, 0xffff_ffffL, attributes);
        }
        segmentRegister(GuestState.LDTR, 0, 0, 0, 0x10000);
        segmentRegister(GuestState.TR, 0x28, TSS, 0x67, 0x8b);
        cpu.setRegister(GuestState.RIP, CODE);
    }

    private void segmentRegister(int s, long selector, long base, long limit, long attributes) {
        cpu.setRegister(segment(s, SELECTOR), selector);
        cpu.setRegister(segment(s, BASE), base);
        cpu.setRegister(segment(s, LIMIT), limit);
        cpu.setRegister(segment(s, ATTRIBUTES), attributes);
    }

    /** All of the guest's state. */
    long[] state() {
        long[] state = new long[GuestState.STATE_WORDS];
        cpu.save(state);
        return state;
    }
}
