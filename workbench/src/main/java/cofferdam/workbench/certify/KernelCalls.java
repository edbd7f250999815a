package cofferdam.workbench.certify;

import cofferdam.kernel.core.Registers;
import cofferdam.kernel.platform.Machine;

/** Hypercalls made for a partition without a program: its registers are set, and the kernel handles the exit. */
public final class KernelCalls {
    /** Of VMCALL (SDM vol. 3, appendix C). */
    private static final int VMCALL = 18;

    private static final int LEVEL_SHIFT = 5;

    private final Machine machine;

    /** On a machine. */
    public KernelCalls(Machine machine) {
        this.machine = machine;
    }

    /** Lets ticks of the schedule pass until a partition is current; false if it has no minor frame. */
    public boolean turnOf(int partition) {
        int processor = machine.description().partitions().get(partition).processor();
        long most = machine.description().schedule().processors().stream()
                .filter(s -> s.processor() == processor)
                .flatMap(s -> s.frames().stream())
                .mapToLong(f -> f.ticks())
                .sum();
        for (long tick = 0; tick <= most && machine.running(processor) != partition; tick++) {
            machine.kernel().tick(processor);
        }
        return machine.running(processor) == partition;
    }

    /**
     * A call of the current partition.
     *
     * @param level privilege level of the caller, 0..3
     * @return what RAX holds afterwards
     */
    public long call(int partition, int level, long number, long a, long b, long c) {
        int processor = machine.description().partitions().get(partition).processor();
        set(partition, Registers.SS_ATTRIBUTES, 0x93L | (long) level << LEVEL_SHIFT);
        set(partition, Registers.RAX, number);
        set(partition, Registers.RDI, a);
        set(partition, Registers.RSI, b);
        set(partition, Registers.RDX, c);
        machine.kernel().handleExit(processor, VMCALL, 0, 0, 3);
        return machine.kernel().register(partition, Registers.RAX);
    }

    private void set(int partition, int register, long value) {
        machine.kernel().setRegister(partition, register, value);
    }
}
