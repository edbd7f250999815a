package cofferdam.workbench.guest;

import static cofferdam.workbench.guest.MachineCode.RAX;
import static cofferdam.workbench.guest.MachineCode.RCX;
import static cofferdam.workbench.guest.MachineCode.RSI;
import static cofferdam.workbench.guest.MachineCode.RSP;

import cofferdam.kernel.core.Abi;
import java.util.List;

/** Whole programs as machine code, ready to lie at an address. */
public final class GuestPrograms {
    private static final int GATES = 32;
    private static final long CODE_SEGMENT = 0x00af9b000000ffffL;
    private static final long DATA_SEGMENT = 0x00cf93000000ffffL;
    private static final int CODE_SELECTOR = 8;
    private static final int HANDLER_BYTES = 13;
    private static final int STEP_PROLOGUE_BYTES = 7;

    private GuestPrograms() {}

    /** Waits for ever: HLT with interrupts off. */
    public static byte[] silent() {
        return new byte[] {(byte) 0xf4, (byte) 0xeb, (byte) 0xfd};
    }

    /** An instruction, then the hypercall PARTITION, then {@link #silent}. */
    public static byte[] thenCall(byte[] instruction) {
        MachineCode code = new MachineCode();
        return code.raw(instruction)
                .move(RAX, Abi.PARTITION)
                .vmcall()
                .raw(silent())
                .toBytes();
    }

    /**
     * Reads its own memory and the clock over and over and keeps what it saw in R14 and in memory; calls nobody.
     *
     * @param memory linear address of memory it may read and write
     * @param words how many 64-bit words it reads
     */
    public static byte[] observer(long memory, long words) {
        MachineCode code = new MachineCode();
        code.move(RSI, memory).move(RCX, words);
        // add r14, [rsi]; add rsi, 8; dec rcx; jnz
        code.raw(0x4c, 0x03, 0x36, 0x48, 0x83, 0xc6, 0x08, 0x48, 0xff, 0xc9, 0x75, 0xf4);
        // rdtsc; shl rdx, 32; or rax, rdx; add r14, rax; rol r14, 1
        code.raw(0x0f, 0x31, 0x48, 0xc1, 0xe2, 0x20, 0x48, 0x09, 0xd0, 0x49, 0x01, 0xc6, 0x49, 0xd1, 0xc6);
        // mov rsi, memory; mov [rsi], r14; jmp to the start
        code.move(RSI, memory).raw(0x4c, 0x89, 0x36);
        code.raw(0xe9).word(-(code.size() + 4));
        return code.toBytes();
    }

    /** Bytes that a hostile program of these steps takes. */
    public static int hostileSize(List<HostileStep> steps) {
        return hostile(0, 0, steps).length;
    }

    /**
     * Runs the steps in a circle. A step that raises an exception is skipped: every exception goes on with the next step.
     *
     * @param base linear address the program will lie at, a multiple of 16
     * @param stack initial RSP of every step, in writable memory
     */
    public static byte[] hostile(long base, long stack, List<HostileStep> steps) {
        MachineCode body = new MachineCode();
        for (HostileStep step : steps) {
            // lea r15, [rip + length of the step]
            body.raw(0x4c, 0x8d, 0x3d).word(step.code().length).raw(step.code());
        }
        MachineCode code = new MachineCode();
        int descriptors = 16;
        int gates = descriptors + 2 * 10 + 4 + 3 * 8;
        int handler = gates + GATES * 16;
        int start = handler + HANDLER_BYTES;
        code.raw(0xe9).word(start - 5).align(16);
        code.raw(3 * 8 - 1, 0).quad(base + descriptors + 24);
        code.raw(GATES * 16 - 1 & 0xff, GATES * 16 - 1 >> 8).quad(base + gates);
        code.word(0).quad(0).quad(CODE_SEGMENT).quad(DATA_SEGMENT);
        for (int i = 0; i < GATES; i++) {
            gate(code, base + handler);
        }
        // mov rsp, stack; jmp r15
        code.move(RSP, stack).raw(0x41, 0xff, 0xe7);
        code.move(RSP, stack);
        code.raw(0x0f, 0x01, 0x15).word(descriptors - (code.size() + 4));
        code.raw(0x0f, 0x01, 0x1d).word(descriptors + 10 - (code.size() + 4));
        int first = code.size();
        code.raw(body.toBytes());
        code.raw(0xe9).word(first - (code.size() + 4));
        return code.toBytes();
    }

    /** Bytes that one step adds to a program. */
    public static int stepSize(HostileStep step) {
        return STEP_PROLOGUE_BYTES + step.code().length;
    }

    /** A 64-bit interrupt gate (SDM vol. 3, 6.14.1). */
    private static void gate(MachineCode code, long target) {
        code.raw((int) target & 0xff, (int) target >> 8 & 0xff, CODE_SELECTOR, 0, 0, 0x8e);
        code.raw((int) (target >> 16) & 0xff, (int) (target >> 24) & 0xff);
        code.word((int) (target >>> 32)).word(0);
    }
}
