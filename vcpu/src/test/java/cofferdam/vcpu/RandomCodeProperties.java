package cofferdam.vcpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever bytes run: no exception of the model, no cycle too many, and neither slicing nor caching shows. */
class RandomCodeProperties {
    private static final long CYCLES = 300;

    /** Opcodes worth meeting more often than chance would have it. */
    private static final int[] COMMON = {
        0x01, 0x03, 0x29, 0x31, 0x39, 0x50, 0x58, 0x89, 0x8b, 0x8d, 0x90, 0x9c, 0x9d, 0xa4, 0xa5, 0xaa, 0xab, 0xc3,
        0xcc, 0xcd, 0xcf, 0xe8, 0xeb, 0x74, 0x75, 0xf7, 0xff, 0x83, 0xc1, 0xd3, 0x8e, 0xfa, 0xfb, 0x0f
    };

    private static final int[] PREFIXES = {0x48, 0x48, 0x48, 0x66, 0xf0, 0xf2, 0xf3, 0x67, 0x64, 0x41, 0x4c};

    private static int randomByte(Random random) {
        switch (random.nextInt(4)) {
            case 0:
                return COMMON[random.nextInt(COMMON.length)];
            case 1:
                return PREFIXES[random.nextInt(PREFIXES.length)];
            default:
                return random.nextInt(256);
        }
    }

    /** Random code, handlers, registers and level; the tables that translate addresses are out of its reach. */
    private static Guest guest(long seed) {
        Random random = new Random(seed);
        Guest g = new Guest();
        for (int page = 0; page < 6; page++) {
            g.memory.write64(Guest.TABLES + 8L * page, 0);
        }
        for (long page = 0x200; page < 0x400; page++) {
            g.memory.write64(Guest.TABLES + 8 * page, 0);
        }
        for (int n = 0; n < 2048; n++) {
            g.memory.write8(Guest.CODE + n, randomByte(random));
            g.memory.write8(Guest.DATA + n, random.nextInt(256));
        }
        for (int vector = 0; vector < 256; vector++) {
            g.gate(vector, random.nextBoolean() ? 0xee00 : 0x8e00, random.nextInt(8) == 0 ? 0x38 : 8);
            for (int n = 0; n < 12; n++) {
                g.memory.write8(Guest.HANDLERS + 16L * vector + n, randomByte(random));
            }
            g.codeAt(Guest.HANDLERS + 16L * vector + 12, "48 cf");
        }
        for (int n = 0; n < 16; n++) {
            g.set(n, random.nextInt(3) == 0 ? random.nextLong() : Guest.DATA + random.nextInt(2048));
        }
        g.set(GuestState.RSP, Guest.STACK - random.nextInt(64));
        g.set(GuestState.RFLAGS, random.nextInt(8) == 0 ? random.nextLong() : 0x202);
        if (random.nextInt(3) == 0) {
            g.user();
        }
        return g;
    }

    private static long[] state(Processor cpu) {
        long[] state = new long[GuestState.STATE_WORDS];
        cpu.save(state);
        return state;
    }

    private static byte[] bytes(Guest g) {
        return g.memory.dump(0, 2 << 20);
    }

    /** Goes on after an exit as a kernel would: behind the instruction, or with the event that was cut short. */
    private static void goOn(Processor cpu) {
        Vmcs vmcs = cpu.vmcs();
        if (vmcs.idtVectoring() == 0) {
            cpu.setRegister(GuestState.RIP, cpu.register(GuestState.RIP) + Math.max(1, vmcs.exitInstructionLength()));
        }
    }

    @Property(tries = 400)
    void noCodeBreaksTheModelOrItsBudget(@ForAll long seed) {
        Guest g = guest(seed);
        for (int n = 0; n < 20; n++) {
            int reason = g.cpu.run(CYCLES);
            assertThat(g.cpu.cycles()).isBetween(0L, CYCLES);
            assertThat(reason).isEqualTo(g.cpu.vmcs().exitReason());
            if (reason == ExitReason.PREEMPTION_TIMER) {
                assertThat(g.cpu.cycles()).isEqualTo(CYCLES);
            } else {
                assertThat(g.cpu.cycles())
                        .as("an exit at no cost would never end")
                        .isPositive();
                goOn(g.cpu);
            }
        }
    }

    @Property(tries = 200)
    void aRunInSlicesOfOneCycleIsTheSameRun(@ForAll long seed) {
        Guest whole = guest(seed);
        Guest sliced = guest(seed);
        int reason = whole.cpu.run(CYCLES);
        int last = ExitReason.PREEMPTION_TIMER;
        long cycles = 0;
        while (cycles < whole.cpu.cycles() && last == ExitReason.PREEMPTION_TIMER) {
            sliced.cpu.setTime(cycles);
            last = sliced.cpu.run(1);
            cycles += sliced.cpu.cycles();
        }
        assertThat(last).isEqualTo(reason);
        assertThat(cycles).isEqualTo(whole.cpu.cycles());
        assertThat(state(sliced.cpu)).isEqualTo(state(whole.cpu));
        assertThat(bytes(sliced)).isEqualTo(bytes(whole));
    }

    @Property(tries = 100)
    void aProcessorWithEmptyCachesDoesTheSame(@ForAll long seed) {
        Guest warm = guest(seed);
        Guest cold = guest(seed);
        long[] state = state(cold.cpu);
        for (int n = 0; n < 60; n++) {
            warm.cpu.setTime(n);
            int reason = warm.cpu.run(1);
            Processor fresh = new Processor(cold.bus, ProcessorFeatures.modern(39));
            fresh.load(state);
            fresh.setTime(n);
            assertThat(fresh.run(1)).isEqualTo(reason);
            state = state(fresh);
            assertThat(state).isEqualTo(state(warm.cpu));
            if (reason != ExitReason.PREEMPTION_TIMER) {
                break;
            }
        }
        assertThat(bytes(cold)).isEqualTo(bytes(warm));
    }
}
