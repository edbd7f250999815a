package cofferdam.kernel.platform;

import cofferdam.kernel.core.Kernel;
import cofferdam.vcpu.GuestState;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Gives each partition that is entered on a processor its own registers, all of them, and keeps what it leaves in them
 * (G6-02).
 */
public final class RegisterSwitch {
    private final Consumer<long[]> load;
    private final Consumer<long[]> save;
    private final long[] wanted = new long[GuestState.STATE_WORDS];
    private final long[] held = new long[GuestState.STATE_WORDS];
    private boolean holds;

    /**
     * The switch of one processor.
     *
     * @param load sets all registers of the processor
     * @param save copies all registers of the processor out
     */
    public RegisterSwitch(Consumer<long[]> load, Consumer<long[]> save) {
        this.load = load;
        this.save = save;
    }

    /** The processor has the registers of a partition; if it has them already, nothing is loaded. */
    public void enter(Kernel kernel, int partition) {
        kernel.copyRegisters(partition, wanted);
        if (!holds || !Arrays.equals(wanted, held)) {
            load.accept(wanted);
        }
    }

    /** A partition has exited, and the kernel has its registers. */
    public void leave(Kernel kernel, int partition) {
        save.accept(held);
        holds = true;
        kernel.saveRegisters(partition, held);
    }

    /** A register as it was at the last exit. */
    public long held(int register) {
        return held[register];
    }
}
