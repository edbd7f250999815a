package cofferdam.vcpu;

import cofferdam.spec.memory.PhysicalBus;
import cofferdam.vcpu.mmu.Mmu;
import java.util.Map;

/**
 * A 64-bit processor in VMX non-root operation that runs real machine code (SDM vol. 3, chapter 26).
 *
 * <p>One instruction, or one iteration of a repeated string instruction, takes one cycle; a VM exit takes none beyond
 * the exiting instruction's. Only 64-bit mode is modelled: a guest that tries to leave it gets #GP.
 */
public final class Processor {
    private final Vmcs vmcs = new Vmcs();
    private final long[] state = new long[GuestState.STATE_WORDS];

    /** A processor on a bus, with an all-zero guest state. */
    public Processor(PhysicalBus bus, ProcessorFeatures features) {}

    /** Takes over a guest state of {@link GuestState#STATE_WORDS} words; the array stays the caller's. */
    public void load(long[] from) {
        System.arraycopy(from, 0, state, 0, GuestState.STATE_WORDS);
    }

    /** Copies the guest state out. */
    public void save(long[] to) {
        System.arraycopy(state, 0, to, 0, GuestState.STATE_WORDS);
    }

    /** One word of the guest state, by its index in {@link GuestState}. */
    public long register(int index) {
        return state[index];
    }

    /** Changes one word of the guest state. */
    public void setRegister(int index, long value) {
        state[index] = value;
    }

    /** The processor's address translation with its TLB. */
    public Mmu mmu() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Controls and exit information. */
    public Vmcs vmcs() {
        return vmcs;
    }

    /**
     * Enters the guest and runs it for at most the given number of cycles.
     *
     * @param cycles at least 0; the event to inject is delivered even if 0
     * @return the basic exit reason, an {@link ExitReason}; RIP is at the exiting instruction
     */
    public int run(long cycles) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Cycles the last run consumed, the exiting instruction's included. */
    public long cycles() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Sets the time-stamp counter as of the start of the next run. */
    public void setTime(long cycles) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Makes the guest leave with reason 1 before its next instruction. */
    public void requestExternalInterrupt() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Opcodes met that this processor does not implement (each gave #UD), with their count; the key holds the opcode
     * bytes as a number, e.g. {@code 0x0f58}, a mandatory prefix in front ({@code 0xf30f58}).
     */
    public Map<Integer, Long> unimplementedOpcodes() {
        throw new UnsupportedOperationException("not yet");
    }
}
