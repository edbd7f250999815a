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

    /** The entry that a guest's turn begins with, in the specification's terms; null if this is no turn. */
    cofferdam.spec.machine.Action entry(KernelSystem system) {
        return null;
    }

    /** What is done, in the specification's terms; null if a guest does nothing but being entered. */
    abstract cofferdam.spec.machine.Action specified(KernelSystem system);

    /** Whether it cuts the delivery of an interrupt, which then was no delivery. */
    boolean cutsInterrupt(int event) {
        return false;
    }

    /** Does it. What the domain gets back goes into the output. */
    abstract void perform(KernelSystem system, Bytes output);
}
