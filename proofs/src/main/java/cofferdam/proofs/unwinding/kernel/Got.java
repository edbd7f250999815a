package cofferdam.proofs.unwinding.kernel;

/** What became of the one who acted last, as the kernel and the tables decided. */
final class Got {
    /** No exit was handled. */
    static final int NO_EXIT = -1;

    private int event;
    private int outcome;
    private long value;
    private boolean blocked;

    /** A step begins. */
    void clear() {
        event = 0;
        outcome = NO_EXIT;
        value = 0;
        blocked = false;
    }

    /** This event is delivered at the entry. */
    void entered(int interruption) {
        event = interruption;
    }

    /** The kernel has handled the exit. */
    void exited(int how) {
        outcome = how;
    }

    /** This was read or answered. */
    void value(long word) {
        value = word;
    }

    /** The access did not take place. */
    void block() {
        blocked = true;
    }

    int event() {
        return event;
    }

    int outcome() {
        return outcome;
    }

    long value() {
        return value;
    }

    boolean blocked() {
        return blocked;
    }
}
