package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.IMM8;

import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.Vmcs;
import cofferdam.vcpu.decode.Opcode;

/**
 * Exceptions, interrupts and software interrupts through the guest's IDT in 64-bit mode (SDM vol. 3, 6.14), double and
 * triple faults (6.15), and the exits they can be instead.
 */
final class EventDelivery {
    private static final int FRAME_WORDS = 5;

    private final Core core;
    private final long[] r;
    private final Descriptors descriptors;

    EventDelivery(Core core, OpcodeMap map, Descriptors descriptors) {
        this.core = core;
        this.r = core.r;
        this.descriptors = descriptors;
        map.one[0xcc] = Opcode.of(i -> software(GuestFault.BREAKPOINT, Vmcs.SOFTWARE_EXCEPTION), 0);
        map.one[0xcd] = Opcode.of(i -> software((int) i.immediate, Vmcs.SOFTWARE_INTERRUPT), 0, IMM8);
        map.one[0xf1] = Opcode.of(i -> software(GuestFault.DEBUG, Vmcs.PRIVILEGED_SOFTWARE_EXCEPTION), 0);
    }

    private void software(int vector, int type) {
        raise(vector | type << 8 | Vmcs.VALID, 0, core.nextRip);
    }

    /** Delivers an exception that the instruction at RIP raised. */
    void raise(GuestFault fault) {
        raise(information(fault), fault.errorCode(), r[GuestState.RIP]);
    }

    private static int information(GuestFault fault) {
        int information = fault.vector() | Vmcs.HARDWARE_EXCEPTION << 8 | Vmcs.VALID;
        return GuestFault.hasErrorCode(fault.vector()) ? information | Vmcs.ERROR_CODE_VALID : information;
    }

    /**
     * Delivers an event: afterwards {@link Core#nextRip} is at the handler, or an exit is pending with RIP unchanged.
     *
     * @param information in the format of the VM-entry interruption information
     * @param returnRip what a handler of this very event returns to
     */
    void raise(int information, int errorCode, long returnRip) {
        raise(information, errorCode, returnRip, true);
    }

    /** Delivers an injected event, which the exception bitmap does not stop. */
    void inject(int information, int errorCode, long returnRip) {
        raise(information, errorCode, returnRip, false);
    }

    private void raise(int information, int errorCode, long returnRip, boolean stoppable) {
        int current = information;
        int code = errorCode;
        long back = returnRip;
        boolean exits = stoppable;
        int cutShort = 0;
        int cutShortCode = 0;
        while (true) {
            if (exits && stops(current)) {
                exitInstead(current, code, back);
                core.vmcs.recordVectoring(cutShort, cutShortCode);
                if (cutShort != 0 && !isHardware(cutShort)) {
                    core.vmcs.recordInstructionLength((int) (returnRip - r[GuestState.RIP]));
                }
                return;
            }
            if (isPageFault(current) && exits) {
                r[GuestState.CR2] = core.faultAddress;
            }
            try {
                deliver(current, code, back);
                return;
            } catch (GuestFault second) {
                cutShort = current;
                cutShortCode = code;
                if (isDoubleFault(current)) {
                    leave(ExitReason.TRIPLE_FAULT);
                    return;
                }
                if (makesDoubleFault(current, second.vector())) {
                    if (second.vector() == GuestFault.PAGE_FAULT) {
                        r[GuestState.CR2] = core.faultAddress;
                    }
                    second.set(GuestFault.DOUBLE_FAULT, 0);
                    // An exit that this causes directly does not count as one during delivery (SDM vol. 3, 28.2.4).
                    cutShort = 0;
                    cutShortCode = 0;
                }
                current = information(second);
                code = second.errorCode();
                back = r[GuestState.RIP];
                exits = true;
            } catch (VmExit exit) {
                core.vmcs.recordVectoring(current, code);
                if (!isHardware(current)) {
                    core.vmcs.recordInstructionLength((int) (back - r[GuestState.RIP]));
                }
                core.nextRip = r[GuestState.RIP];
                core.exitPending = true;
                core.attention = true;
                return;
            }
        }
    }

    private void leave(int reason) {
        core.nextRip = r[GuestState.RIP];
        core.exit(reason, 0);
    }

    private boolean stops(int information) {
        int type = information >>> 8 & 7;
        boolean exception = type == Vmcs.HARDWARE_EXCEPTION
                || type == Vmcs.SOFTWARE_EXCEPTION
                || type == Vmcs.PRIVILEGED_SOFTWARE_EXCEPTION;
        return exception && (core.vmcs.exceptionBitmap() >>> (information & 31) & 1) != 0;
    }

    private void exitInstead(int information, int errorCode, long returnRip) {
        long qualification = isPageFault(information) ? core.faultAddress : 0;
        boolean hardware = (information >>> 8 & 7) == Vmcs.HARDWARE_EXCEPTION;
        core.nextRip = hardware ? r[GuestState.RIP] : returnRip;
        core.exit(ExitReason.EXCEPTION_OR_NMI, qualification);
        core.vmcs.recordInterruption(information, errorCode);
    }

    private static boolean isHardware(int information) {
        return (information >>> 8 & 7) == Vmcs.HARDWARE_EXCEPTION;
    }

    private static boolean isPageFault(int information) {
        return isHardware(information) && (information & 0xff) == GuestFault.PAGE_FAULT;
    }

    private static boolean isDoubleFault(int information) {
        return isHardware(information) && (information & 0xff) == GuestFault.DOUBLE_FAULT;
    }

    /** SDM vol. 3, table 6-5. */
    private static boolean makesDoubleFault(int first, int second) {
        if (!isHardware(first)) {
            return false;
        }
        int vector = first & 0xff;
        if (vector == GuestFault.PAGE_FAULT) {
            return second == GuestFault.PAGE_FAULT || contributory(second);
        }
        return contributory(vector) && contributory(second);
    }

    private static boolean contributory(int vector) {
        return vector == GuestFault.DIVIDE_ERROR
                || vector >= GuestFault.INVALID_TSS && vector <= GuestFault.GENERAL_PROTECTION;
    }

    private void deliver(int information, int errorCode, long returnRip) {
        int vector = information & 0xff;
        int type = information >>> 8 & 7;
        boolean software = type == Vmcs.SOFTWARE_INTERRUPT || type == Vmcs.SOFTWARE_EXCEPTION;
        int external = software ? 0 : 1;
        int gateError = vector * 8 + 2 + external;
        if (vector * 16 + 15 > r[GuestState.IDTR_LIMIT]) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, gateError);
        }
        long low = core.memory.readSystem(r[GuestState.IDTR_BASE] + vector * 16L, 8);
        long high = core.memory.readSystem(r[GuestState.IDTR_BASE] + vector * 16L + 8, 8);
        int gate = Descriptors.type(low);
        if (gate != 0xe && gate != 0xf || software && Descriptors.dpl(low) < core.cpl) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, gateError);
        }
        if (!Descriptors.present(low)) {
            throw core.fault(GuestFault.NOT_PRESENT, gateError);
        }
        int selector = (int) (low >>> 16) & 0xffff;
        long descriptor = handlerSegment(selector, external);
        long offset = low & 0xffff | low >>> 32 & 0xffff_0000L | high << 32;
        int level = Descriptors.isConforming(descriptor) ? core.cpl : Descriptors.dpl(descriptor);
        long top = newStack((int) (low >>> 32) & 7, level, external) & ~15L;
        boolean hasError = (information & Vmcs.ERROR_CODE_VALID) != 0;
        if (!core.canonical(offset)) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, external);
        }
        descriptors.markAccessed(selector, descriptor);
        pushFrame(top, level, hasError, errorCode, returnRip, flagsImage(type, vector), external);
        int oldLevel = core.cpl;
        descriptors.load(GuestState.CS, selector & 0xfffc | level, descriptor);
        core.setCpl(level);
        if (level != oldLevel) {
            descriptors.loadNull(GuestState.SS, level);
        }
        r[GuestState.RSP] = top - 8L * (hasError ? FRAME_WORDS + 1 : FRAME_WORDS);
        long cleared = Flags.TF | Flags.NT | Flags.RF | Flags.VM | (gate == 0xe ? Flags.IF : 0);
        core.setFlags(r[GuestState.RFLAGS] & ~cleared);
        r[GuestState.INTERRUPTIBILITY] = 0;
        core.singleStep = false;
        core.nextRip = offset;
    }

    private long handlerSegment(int selector, int external) {
        if (Descriptors.isNull(selector)) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, external);
        }
        long descriptor = descriptors.fetch(selector, GuestFault.GENERAL_PROTECTION, external);
        int error = selector & 0xfffc | external;
        if (!Descriptors.isCode(descriptor) || Descriptors.dpl(descriptor) > core.cpl) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, error);
        }
        if (!Descriptors.present(descriptor)) {
            throw core.fault(GuestFault.NOT_PRESENT, error);
        }
        if (!Descriptors.isLong(descriptor)) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, error);
        }
        return descriptor;
    }

    private long newStack(int interruptStack, int level, int external) {
        if (interruptStack != 0) {
            return descriptors.taskState(28 + 8 * interruptStack, 8, external);
        }
        return level < core.cpl ? descriptors.taskState(4 + 8 * level, 8, external) : r[GuestState.RSP];
    }

    /** RF is set in the image that a fault pushes, so that an instruction breakpoint would not hit again. */
    private long flagsImage(int type, int vector) {
        boolean fault =
                type == Vmcs.HARDWARE_EXCEPTION && vector != GuestFault.DEBUG && vector != GuestFault.DOUBLE_FAULT;
        return fault ? r[GuestState.RFLAGS] | Flags.RF : r[GuestState.RFLAGS];
    }

    private void pushFrame(
            long top, int level, boolean hasError, int errorCode, long returnRip, long flags, int external) {
        int bytes = 8 * (hasError ? FRAME_WORDS + 1 : FRAME_WORDS);
        long bottom = top - bytes;
        if (!core.canonical(bottom) || !core.canonical(top - 1)) {
            throw core.fault(GuestFault.STACK_FAULT, external);
        }
        core.memory.setLevel(level);
        try {
            core.memory.checkPushes(top, bytes / 8, 8);
            core.memory.write(top - 8, 8, r[GuestState.segment(GuestState.SS, GuestState.SELECTOR)], true);
            core.memory.write(top - 16, 8, r[GuestState.RSP], true);
            core.memory.write(top - 24, 8, flags, true);
            core.memory.write(top - 32, 8, r[GuestState.segment(GuestState.CS, GuestState.SELECTOR)], true);
            core.memory.write(top - 40, 8, returnRip, true);
            if (hasError) {
                core.memory.write(bottom, 8, errorCode, true);
            }
        } finally {
            core.privilegeChanged();
        }
    }
}
