package cofferdam.proofs.bounded.lemmas;

/** Checks that something has the value that a lemma says it has. */
public final class Known {
    private Known() {}

    /** The value, known now; breaks the proof if it is another. */
    public static int as(int value, int known) {
        assert value == known;
        return known;
    }
}
