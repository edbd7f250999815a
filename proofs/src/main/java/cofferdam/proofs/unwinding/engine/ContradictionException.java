package cofferdam.proofs.unwinding.engine;

import java.io.IOException;

/** What was read cannot be, though the file is whole. */
final class ContradictionException extends IOException {
    private static final long serialVersionUID = 1;

    private ContradictionException(String message) {
        super(message);
    }

    /** Refuses what is read unless something holds of it. */
    static void unless(boolean holds, String message) throws ContradictionException {
        if (!holds) {
            throw new ContradictionException(message);
        }
    }

    /** A number from 0 on and below a bound. */
    static int below(int number, long bound, String what) throws ContradictionException {
        unless(number >= 0 && number < bound, what + " " + number + " of " + bound);
        return number;
    }
}
