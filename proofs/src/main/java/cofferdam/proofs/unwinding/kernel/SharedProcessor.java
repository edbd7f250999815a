package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.platform.RegisterSwitch;

/**
 * The registers of a processor behind the shipped switch. A partition leaves its own mark in each register that the kernel
 * does not read, and whoever is entered next finds what the switch has put there. Requirement G6-02.
 */
final class SharedProcessor {
    private static final int WORDS = Registers.STATE_WORDS;

    private final long[] registers = new long[WORDS];
    private final RegisterSwitch shipped = new RegisterSwitch(this::load, this::save);

    private void load(long[] from) {
        System.arraycopy(from, 0, registers, 0, WORDS);
    }

    private void save(long[] to) {
        System.arraycopy(registers, 0, to, 0, WORDS);
    }

    /** A partition is entered; registers that it finds with something in them that is not its own go into the output. */
    void enter(Kernel kernel, int partition, Bytes output) {
        shipped.enter(kernel, partition);
        for (int i = 0; i < WORDS; i++) {
            if (registers[i] != kernel.register(partition, i)) {
                output.put(i);
                output.put(registers[i]);
            }
        }
    }

    /**
     * A partition exits.
     *
     * @param given registers that it has set, as pairs of index and value
     */
    void leave(Kernel kernel, int partition, long[] given) {
        for (int i = 0; i < WORDS; i++) {
            registers[i] = marked(i) ? mark(partition) : registers[i];
        }
        for (int i = 0; i < given.length; i += 2) {
            registers[(int) given[i]] = given[i + 1];
        }
        shipped.leave(kernel, partition);
    }

    /** A register as the partition has left it. */
    long left(int register) {
        return registers[register];
    }

    /** The exit was handled: what the partition has left in registers is now its mark, whatever it did. */
    void settle(int partition, LiveArray held, LiveArray start) {
        for (int i = 0; i < WORDS; i++) {
            registers[i] = marked(i) ? mark(partition) : start.get(partition * WORDS + i);
            held.put(i, registers[i]);
        }
    }

    private static long mark(int partition) {
        return 0x100L + partition;
    }

    /** Whether it is a register that the kernel does not read unless a call or CPUID has set it. */
    private static boolean marked(int register) {
        return register != Registers.RIP
                && register != Registers.RFLAGS
                && register != Registers.SS_ATTRIBUTES
                && register != Registers.INTERRUPTIBILITY;
    }
}
