package org.cprover;

/** The checker's arbitrary values: it knows these methods by name and does not look into them. */
public final class CProver {
    private CProver() {}

    /** Any word. */
    public static long nondetLong() {
        throw new UnsupportedOperationException();
    }

    /** Any number. */
    public static int nondetInt() {
        throw new UnsupportedOperationException();
    }

    /** Either. */
    public static boolean nondetBoolean() {
        throw new UnsupportedOperationException();
    }
}
