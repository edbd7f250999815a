package cofferdam.conformance.fuzz;

import java.io.IOException;

/** A reader of outside input, and what must hold of it whatever the input is. */
interface FuzzTarget extends AutoCloseable {
    /**
     * Gives it an input.
     *
     * @throws Broken if something does not hold
     */
    void accept(byte[] input) throws IOException;

    @Override
    default void close() throws IOException {}
}
