package cofferdam.workbench.certify;

/** What a check or a claim came to. */
public enum Verdict {
    /** No violation within the scope. */
    HOLDS("all of it was checked, as far as its strength goes, and no violation was found"),
    /** A violation, with a witness. */
    FAILS("a violation was found; a witness shows it"),
    /** No violation, but requirements of the claim that nothing here is about. */
    PARTLY("all that was checked holds; the requirements named were not shown and stay UNKNOWN"),
    /** Not shown. */
    UNKNOWN("not shown either way; never counts as a pass");

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    /** What the word means, in one clause. */
    public String meaning() {
        return meaning;
    }
}
