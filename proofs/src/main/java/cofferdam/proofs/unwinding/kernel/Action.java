package cofferdam.proofs.unwinding.kernel;

/** Something that may happen in a state: a turn of a guest, an access of a device, a tick. */
abstract class Action {
    private final String words;
    private final int domain;

    Action(String words, int domain) {
        this.words = words;
        this.domain = domain;
    }

    /** What it is, in words. */
    final String words() {
        return words;
    }

    /** The domain that does it. */
    final int domain() {
        return domain;
    }

    /** Whether it can happen in the current state. */
    abstract boolean possible(KernelSystem system);

    /** Does it. What the domain gets back goes into the output. */
    abstract void perform(KernelSystem system, Bytes output);
}
