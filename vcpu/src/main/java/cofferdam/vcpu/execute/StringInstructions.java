package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.BYTE;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/**
 * MOVS, STOS, LODS, CMPS, SCAS with REP, REPE and REPNE.
 *
 * <p>An iteration takes a cycle (a repetition of none takes one) and leaves registers ready for the next, so that a
 * repetition can be interrupted and faults in place. It goes on within one execution as long as cycles are left and
 * nothing else asks for attention.
 */
final class StringInstructions {
    private final Core core;
    private final long[] r;

    private interface Iteration {
        /** Does one iteration. */
        void step(Instruction i, long source, long destination);
    }

    StringInstructions(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        register(map, 0xa4, true, true, false, this::move);
        register(map, 0xa6, true, true, true, this::compare);
        register(map, 0xaa, false, true, false, this::store);
        register(map, 0xac, true, false, false, this::load);
        register(map, 0xae, false, true, true, this::scan);
    }

    private void register(
            OpcodeMap map, int opcode, boolean source, boolean destination, boolean compares, Iteration iteration) {
        map.one[opcode] = Opcode.of(i -> run(i, source, destination, compares, iteration), BYTE);
        map.one[opcode + 1] = Opcode.of(i -> run(i, source, destination, compares, iteration), 0);
    }

    private void run(Instruction i, boolean source, boolean destination, boolean compares, Iteration iteration) {
        if (i.repeat == 0) {
            iterate(i, source, destination, iteration);
            return;
        }
        int width = i.address32 ? 4 : 8;
        long count = core.register(GuestState.RCX, width);
        while (count != 0) {
            iterate(i, source, destination, iteration);
            core.setRegister(GuestState.RCX, width, --count);
            boolean equal = (r[GuestState.RFLAGS] & Flags.ZF) != 0;
            if (count == 0 || compares && equal != (i.repeat == 0xf3)) {
                return;
            }
            if (core.attention || core.cycles + 1 >= core.limit) {
                core.nextRip = r[GuestState.RIP];
                return;
            }
            core.cycles++;
        }
    }

    private void iterate(Instruction i, boolean source, boolean destination, Iteration iteration) {
        int width = i.address32 ? 4 : 8;
        long from = core.register(GuestState.RSI, width) + r[i.segment];
        long to = core.register(GuestState.RDI, width);
        iteration.step(i, from, to);
        long step = (r[GuestState.RFLAGS] & Flags.DF) == 0 ? i.size : -i.size;
        if (source) {
            core.setRegister(GuestState.RSI, width, r[GuestState.RSI] + step);
        }
        if (destination) {
            core.setRegister(GuestState.RDI, width, r[GuestState.RDI] + step);
        }
    }

    private void move(Instruction i, long source, long destination) {
        core.memory.write(destination, i.size, core.memory.read(source, i.size, false), false);
    }

    private void store(Instruction i, long source, long destination) {
        core.memory.write(destination, i.size, r[GuestState.RAX], false);
    }

    private void load(Instruction i, long source, long destination) {
        core.setRegister(GuestState.RAX, i.size, core.memory.read(source, i.size, false));
    }

    private void compare(Instruction i, long source, long destination) {
        long a = core.memory.read(source, i.size, false);
        difference(a, core.memory.read(destination, i.size, false), i.size);
    }

    private void scan(Instruction i, long source, long destination) {
        difference(core.register(GuestState.RAX, i.size), core.memory.read(destination, i.size, false), i.size);
    }

    private void difference(long a, long b, int size) {
        long result = a - b;
        core.setArithmetic(Flags.of(result, ~a & b | (~a | b) & result, size));
    }
}
