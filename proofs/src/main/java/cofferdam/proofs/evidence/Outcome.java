package cofferdam.proofs.evidence;

/** How an attempt to prove something ended. Only {@link #PROVED} counts for it. */
public enum Outcome {
    /** Holds, within nothing but the obligation's own words. */
    PROVED("it was proved; of a theorem's twin and of a seeded defect, that the prover refutes it"),
    /** Does not hold: there is a counterexample. */
    REFUTED("the prover has a counterexample"),
    /** Neither proved nor refuted. */
    OPEN("the prover neither proved nor refuted it"),
    /** Nothing was asserted. */
    VACUOUS("its assumptions contradict each other, or it asserts nothing, so that its proof would say nothing"),
    /** The time was up. */
    TIMEOUT("the prover's time was up"),
    /** The prover failed. */
    ERROR("the prover broke down over it"),
    /** Recorded for other sources, contracts or options. */
    STALE(
            "it was answered for sources, contracts or options that have changed since; ask again with 'cofferdam prove'"),
    /** There is no answer at all. */
    MISSING("nobody has asked a prover yet; ask with 'cofferdam prove'");

    private final String meaning;

    Outcome(String meaning) {
        this.meaning = meaning;
    }

    /** What it says about an obligation, for people. */
    public String meaning() {
        return meaning;
    }
}
