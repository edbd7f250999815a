package cofferdam.workbench.certify;

/** What a check or a claim came to. */
public enum Verdict {
    /** No violation within the scope. */
    HOLDS,
    /** A violation, with a witness. */
    FAILS,
    /** Not shown. */
    UNKNOWN
}
