package cofferdam.workbench.guest;

import static cofferdam.workbench.guest.MachineCode.RAX;
import static cofferdam.workbench.guest.MachineCode.RCX;
import static cofferdam.workbench.guest.MachineCode.RDI;
import static cofferdam.workbench.guest.MachineCode.RDX;
import static cofferdam.workbench.guest.MachineCode.RSI;

import java.util.List;

/**
 * One thing a hostile program does.
 *
 * @param text in words, for witnesses
 * @param code position-independent instructions that do it, using any register but R15
 */
public record HostileStep(String text, byte[] code) {
    /** A hypercall. */
    static HostileStep call(String text, long number, long a, long b, long c) {
        return of(
                text,
                new MachineCode()
                        .move(RAX, number)
                        .move(RDI, a)
                        .move(RSI, b)
                        .move(RDX, c)
                        .vmcall());
    }

    /** Writes 1, 4 or 8 bytes to a linear address. */
    static HostileStep store(String text, long address, long value, int bytes) {
        MachineCode code = new MachineCode().move(RAX, address).move(RCX, value);
        switch (bytes) {
            case 1 -> code.raw(0x88, 0x08);
            case 4 -> code.raw(0x89, 0x08);
            default -> code.raw(0x48, 0x89, 0x08);
        }
        return of(text, code);
    }

    /** Reads 8 bytes from a linear address. */
    static HostileStep load(String text, long address) {
        return of(text, new MachineCode().move(RAX, address).raw(0x48, 0x8b, 0x08));
    }

    /** Jumps to a linear address. */
    static HostileStep execute(String text, long address) {
        return of(text, new MachineCode().move(RAX, address).raw(0xff, 0xe0));
    }

    /** Fills memory with 64-bit words. */
    static HostileStep fill(String text, long address, long words, long value) {
        return of(
                text,
                new MachineCode()
                        .move(RDI, address)
                        .move(RCX, words)
                        .move(RAX, value)
                        .raw(0xf3, 0x48, 0xab));
    }

    /** Instructions as they are. */
    static HostileStep instruction(String text, int... bytes) {
        return of(text, new MachineCode().raw(bytes));
    }

    /** Several steps as one. */
    static HostileStep sequence(String text, List<HostileStep> parts) {
        MachineCode code = new MachineCode();
        parts.forEach(part -> code.raw(part.code()));
        return of(text, code);
    }

    /** Loads RAX, RCX and RDX and runs instructions. */
    static HostileStep withRegisters(String text, long rax, long rcx, long rdx, int... bytes) {
        return of(
                text,
                new MachineCode().move(RAX, rax).move(RCX, rcx).move(RDX, rdx).raw(bytes));
    }

    /** Counts down from {@code times}, two instructions each. */
    static HostileStep spin(long times) {
        return of(
                "spin for " + 2 * times + " instructions",
                new MachineCode().move(RCX, times).raw(0x48, 0xff, 0xc9, 0x75, 0xfb));
    }

    /** Takes away the interrupt table and raises an exception, which cannot be delivered. */
    static HostileStep tripleFault() {
        return instruction(
                "raise an exception without an interrupt table (triple fault)",
                0x6a,
                0,
                0x6a,
                0,
                0x0f,
                0x01,
                0x1c,
                0x24,
                0x0f,
                0x0b);
    }

    private static HostileStep of(String text, MachineCode code) {
        return new HostileStep(text, code.toBytes());
    }

    @Override
    public String toString() {
        return text;
    }
}
