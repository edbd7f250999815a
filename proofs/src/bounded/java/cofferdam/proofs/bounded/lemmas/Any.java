package cofferdam.proofs.bounded.lemmas;

import org.cprover.CProver;

/** Arbitrary values. */
public final class Any {
    private Any() {}

    /** Any word. */
    public static long word() {
        return CProver.nondetLong();
    }

    /** Any number. */
    public static int number() {
        return CProver.nondetInt();
    }

    /** Either. */
    public static boolean choice() {
        return CProver.nondetBoolean();
    }

    /** Any frame address of at most 52 bits. */
    public static long frame() {
        return word() & 0x000F_FFFF_FFFF_F000L;
    }
}
