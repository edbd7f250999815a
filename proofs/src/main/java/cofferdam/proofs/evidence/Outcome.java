package cofferdam.proofs.evidence;

/** How an attempt to prove something ended. Only {@link #PROVED} counts for it. */
public enum Outcome {
    /** Holds, within nothing but the obligation's own words. */
    PROVED,
    /** Does not hold: there is a counterexample. */
    REFUTED,
    /** Neither proved nor refuted. */
    OPEN,
    /** Nothing was asserted. */
    VACUOUS,
    /** The time was up. */
    TIMEOUT,
    /** The prover failed. */
    ERROR,
    /** Recorded for other sources, contracts or options. */
    STALE,
    /** There is no answer at all. */
    MISSING
}
