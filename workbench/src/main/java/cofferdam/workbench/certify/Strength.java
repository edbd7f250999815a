package cofferdam.workbench.certify;

/** How a verdict was reached; one word for one strength, strongest first (G10-02). */
public enum Strength {
    PROVED("a theorem for all inputs and sizes, checked by a prover"),
    EXHAUSTIVE("every case within printed bounds was visited"),
    SAMPLED("tried so often, with that seed"),
    REVIEWED("a person read it, for the reason given"),
    ASSUMED("taken for granted; listed"),
    UNKNOWN("not shown either way; never counts as a pass");

    private final String meaning;

    Strength(String meaning) {
        this.meaning = meaning;
    }

    /** What the word means, in one clause. */
    public String meaning() {
        return meaning;
    }

    /** The weaker of two. */
    public Strength weaker(Strength other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
