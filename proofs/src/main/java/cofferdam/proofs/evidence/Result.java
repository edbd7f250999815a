package cofferdam.proofs.evidence;

/**
 * What came of an obligation.
 *
 * @param toolVersion as the prover gives it
 * @param hash SHA-256 over all that the outcome depends on: classes, options, tool version
 * @param detail why it is not proved; empty if it is
 * @param millis time that the proof took when it was made
 * @param size of the proof in the tool's own measure: nodes of KeY's proof tree, clauses of JBMC's formula; 0 if it
 *     gives none
 * @param recalled whether it was made earlier from the same inputs
 */
public record Result(
        Obligation obligation,
        String toolVersion,
        String hash,
        Outcome outcome,
        String detail,
        long millis,
        long size,
        boolean recalled) {
    /** A result of a tool that gives no size. */
    public Result(
            Obligation obligation,
            String toolVersion,
            String hash,
            Outcome outcome,
            String detail,
            long millis,
            boolean recalled) {
        this(obligation, toolVersion, hash, outcome, detail, millis, 0, recalled);
    }
}
