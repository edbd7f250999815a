package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Ledger;
import cofferdam.spec.machine.Observed;

/**
 * The part of an abstraction function that a kernel tells by itself: whose frames are, how partitions stand, what waits for
 * them, and what ports hold. What memory and tables hold is for those who know where they lie. Requirement G1-13.
 */
public abstract class ToldByKernel implements Observed {
    /** Interruption information of a general-protection exception that the kernel delivers (SDM vol. 3, 25.8.3). */
    public static final int GENERAL_PROTECTION_EVENT = 0x80000B0D;

    /** Of a double fault. */
    public static final int DOUBLE_FAULT_EVENT = 0x80000B08;

    /** The kernel. */
    protected final Kernel kernel;

    /** What it tells of itself. */
    protected final Inspection inspection;

    /** What this kernel tells. */
    protected ToldByKernel(Kernel kernel) {
        this.kernel = kernel;
        inspection = kernel.inspection();
    }

    /** The row of a frame in the kernel's ledger. */
    protected abstract int row(int frame);

    @Override
    public final int owner(int frame) {
        return inspection.frameOwner(row(frame));
    }

    @Override
    public final int loan(int frame) {
        return switch (inspection.frameState(row(frame))) {
            case Ledger.OWNED, Ledger.CHANNEL -> AT_HOME;
            case Ledger.LENT -> LENT;
            case Ledger.SHARED -> SHARED;
            case Ledger.RETURNED -> RETURNED;
            default -> -1;
        };
    }

    @Override
    public final int status(int partition) {
        int status = inspection.status(partition);
        return status == HALTED && !ExitActions.interrupts(kernel, partition) ? DEAF : status;
    }

    @Override
    public final int restarts(int partition) {
        return inspection.restarts(partition);
    }

    @Override
    public final int due(int partition) {
        return switch (kernel.entryInterruption(partition)) {
            case 0 -> NOTHING;
            case GENERAL_PROTECTION_EVENT -> GENERAL_PROTECTION;
            case DOUBLE_FAULT_EVENT -> DOUBLE_FAULT;
            default -> -1;
        };
    }

    @Override
    public final boolean waits(int partition, int vector) {
        return inspection.pending(partition, vector);
    }

    @Override
    public final int messages(int queue) {
        return inspection.queueCount(queue);
    }

    @Override
    public final int lost(int queue) {
        return inspection.queueLost(queue);
    }

    @Override
    public final int length(int queue, int n) {
        return inspection.queueLength(queue, n);
    }

    @Override
    public final long word(int queue, int n, int index) {
        return inspection.queueWord(queue, n, index);
    }

    @Override
    public final int sampleLength(int port) {
        return inspection.sampleLength(port);
    }

    @Override
    public final long sampleWord(int port, int index) {
        return inspection.sampleWord(port, index);
    }

    @Override
    public final long elapsed(int processor) {
        return kernel.ticks(processor);
    }
}
