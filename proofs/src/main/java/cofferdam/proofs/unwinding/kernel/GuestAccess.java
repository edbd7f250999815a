package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;

/** A partition reads, writes or executes a word of its guest-physical memory. */
final class GuestAccess extends GuestTurn {
    private static final long[] NONE = {};

    private final int page;
    private final int word;
    private final int right;
    private final long value;

    /**
     * An access.
     *
     * @param page which of the accessed pages of the partition
     * @param right {@link Abi#READ}, WRITE or EXECUTE
     * @param value what is written
     */
    GuestAccess(String words, int partition, int processor, int page, int word, int right, long value) {
        super(words, partition, processor);
        this.page = page;
        this.word = word;
        this.right = right;
        this.value = value;
    }

    @Override
    cofferdam.spec.machine.Action specified(KernelSystem system) {
        cofferdam.spec.machine.Action.Kind kind = right == Abi.READ
                ? cofferdam.spec.machine.Action.Kind.READ
                : right == Abi.WRITE
                        ? cofferdam.spec.machine.Action.Kind.WRITE
                        : cofferdam.spec.machine.Action.Kind.EXECUTE;
        return cofferdam.spec.machine.Action.of(
                kind, partition(), system.translations().pages(partition())[page], word, value);
    }

    @Override
    void perform(KernelSystem system, Bytes output) {
        enter(system, output);
        long found = system.translations().found(partition(), page);
        if ((found & right) == 0) {
            exit(system, Exits.EPT_VIOLATION, 0, GuestExit.LEFT_BEHIND, output);
            return;
        }
        int index = system.memory().index((found & TableWalk.ADDRESS) + 8L * word);
        if (index >= 0 && right == Abi.WRITE) {
            system.memory().put(index, value);
        } else if (index >= 0) {
            output.put(system.memory().word(index));
            system.got().value(system.memory().word(index));
        }
        exit(system, Exits.PREEMPTION_TIMER, 0, NONE, output);
    }
}
