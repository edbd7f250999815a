package cofferdam.vcpu;

import cofferdam.spec.memory.PhysicalBus;
import cofferdam.vcpu.execute.Core;
import cofferdam.vcpu.execute.Interpreter;
import cofferdam.vcpu.mmu.Mmu;
import java.util.Collections;
import java.util.Map;

/**
 * A 64-bit processor in VMX non-root operation that runs real machine code (SDM vol. 3, chapter 26).
 *
 * <p>One instruction, or one iteration of a repeated string instruction, takes one cycle, also if it faults or exits.
 * Delivering an event takes none. Only 64-bit mode is modelled: a guest that tries to leave it gets #GP.
 */
public final class Processor {
    private final Vmcs vmcs = new Vmcs();
    private final Core core;
    private final Interpreter interpreter;

    /** A processor on a bus, with an all-zero guest state, which it cannot run before {@link #load}. */
    public Processor(PhysicalBus bus, ProcessorFeatures features) {
        core = new Core(bus, features, vmcs);
        interpreter = new Interpreter(core);
    }

    /** Takes over a guest state of {@link GuestState#STATE_WORDS} words; the array stays the caller's. */
    public void load(long[] from) {
        System.arraycopy(from, 0, core.r, 0, GuestState.STATE_WORDS);
    }

    /** Copies the guest state out. */
    public void save(long[] to) {
        System.arraycopy(core.r, 0, to, 0, GuestState.STATE_WORDS);
    }

    /** One word of the guest state, by its index in {@link GuestState}. */
    public long register(int index) {
        return core.r[index];
    }

    /** Changes one word of the guest state; it counts from the next {@link #run} on. */
    public void setRegister(int index, long value) {
        core.r[index] = value;
    }

    /** Controls and exit information. */
    public Vmcs vmcs() {
        return vmcs;
    }

    /** The MMU, for INVEPT and its like. */
    public Mmu mmu() {
        return core.mmu();
    }

    /**
     * Enters the guest and runs it for at most the given number of cycles.
     *
     * @param cycles at least 0; the event to inject is delivered even if 0
     * @return the basic exit reason, an {@link ExitReason}; RIP is at the exiting instruction
     */
    public int run(long cycles) {
        return interpreter.run(cycles);
    }

    /** Cycles the last run consumed, those of exiting and faulting instructions included. */
    public long cycles() {
        return interpreter.cycles();
    }

    /** Sets the time-stamp counter as of the start of the next run. */
    public void setTime(long cycles) {
        interpreter.setTime(cycles);
    }

    /** Makes the guest leave with reason 1 before its next instruction. */
    public void requestExternalInterrupt() {
        interpreter.requestExternalInterrupt();
    }

    /**
     * Opcodes met that this processor does not implement (each gave #UD), with their count; the key holds the opcode
     * bytes as a number, e.g. {@code 0x0f58}, a mandatory prefix in front ({@code 0xf3000f58}), ModRM.reg in place
     * behind if it is part of the opcode.
     */
    public Map<Integer, Long> unimplementedOpcodes() {
        return Collections.unmodifiableMap(core.unimplemented());
    }
}
