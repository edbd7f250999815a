package cofferdam.proofs.evidence;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A tool that proves obligations about the shipped sources. */
public interface Prover extends AutoCloseable {
    /** Its name, as in {@code cofferdam prove --tool NAME}. */
    String name();

    /** All it can be asked about, sorted; needs no installation of the tool. */
    List<Obligation> obligations();

    /**
     * SHA-256 of all that the answer to an obligation depends on: sources, contracts, options, version of the tool.
     * Needs no installation of the tool.
     */
    String inputHash(Obligation obligation, String toolVersion);

    /**
     * Whether an obligation is a theorem or lemma, stated for its own sake; otherwise it is the contract of a method of
     * the kernel core.
     */
    boolean theorem(Obligation obligation);

    /** Ids of all obligations that the proof of this one takes for proved, directly or through others. */
    Set<String> reliesOn(Obligation obligation);

    /**
     * The version of the installed tool.
     *
     * @throws ToolMissingException if it is not installed, with advice
     */
    String version() throws IOException, InterruptedException, ToolMissingException;

    /**
     * Asks the tool. Never throws because of what the tool answers: that is a status.
     *
     * @param some of {@link #obligations}
     * @param jobs how many processes at once, from 1 on
     * @param listener told each answer as it comes, one at a time
     * @return one answer for each
     * @throws ToolMissingException if it is not installed, with advice
     */
    List<Result> prove(List<Obligation> some, int jobs, Consumer<Result> listener)
            throws IOException, InterruptedException, ToolMissingException;

    /** The same tool, asked even what it was asked before: it recalls nothing that it keeps for itself. */
    default Prover anew() {
        return this;
    }

    /** Gives back what was taken from the machine. */
    @Override
    default void close() {}
}
