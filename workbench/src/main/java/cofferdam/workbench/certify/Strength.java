package cofferdam.workbench.certify;

/** How a verdict was reached; one word for one strength, strongest first (G10-02). */
public enum Strength {
    PROVED("a machine-checked proof covers all inputs"),
    EXHAUSTIVE("every case within the stated bounds was tried"),
    SAMPLED("the stated number of cases, drawn from the stated seed, was tried"),
    REVIEWED("a person read it; the reason is stated"),
    ASSUMED("nothing here shows it; the verdict rests on it"),
    UNKNOWN("the input cannot show it");

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
