package cofferdam.proofs.unwinding.kernel;

/** A device reads or writes a word of memory through the remapping unit's tables. */
final class DmaAccess extends Action {
    private final int space;
    private final int page;
    private final int word;
    private final long value;

    /**
     * An access.
     *
     * @param page which of the accessed pages of the device's space
     * @param value what is written, or -1 to read
     */
    DmaAccess(String words, int domain, int space, int page, int word, long value) {
        super(words, domain);
        this.space = space;
        this.page = page;
        this.word = word;
        this.value = value;
    }

    @Override
    boolean possible(KernelSystem system) {
        return true;
    }

    @Override
    cofferdam.spec.machine.Action specified(KernelSystem system) {
        int at = system.translations().pages(space)[page];
        int device = space - system.model().partitions();
        return value < 0
                ? cofferdam.spec.machine.Action.of(cofferdam.spec.machine.Action.Kind.DMA_READ, device, at, word)
                : cofferdam.spec.machine.Action.of(
                        cofferdam.spec.machine.Action.Kind.DMA_WRITE, device, at, word, value);
    }

    @Override
    void perform(KernelSystem system, Bytes output) {
        long found = system.translations().found(space, page);
        int index = system.memory().index((found & TableWalk.ADDRESS) + 8L * word);
        boolean may = (found & (value < 0 ? 1 : 2)) != 0 && index >= 0;
        output.put(may ? 1 : 0);
        if (!may) {
            system.got().block();
        }
        if (may && value < 0) {
            output.put(system.memory().word(index));
            system.got().value(system.memory().word(index));
        } else if (may) {
            system.memory().put(index, value);
        }
    }
}
