package cofferdam.proofs.unwinding;

/**
 * A system whose reachable states are explored. An instance holds one current state in place and belongs to one thread;
 * two instances of the same system agree on the numbers of parts, actions and domains and on all contents. Requirement G11-01.
 */
public interface TransitionSystem {
    /** Of how many parts a state consists; fixed. */
    int parts();

    /** Canonical content of a part of the current state: equal states have equal contents. Not changed afterwards. */
    byte[] part(int index);

    /** The current state gets this content of a part; a state is loaded by setting every part that differs. */
    void setPart(int index, byte[] content);

    /** How many actions there are; the same in every state. */
    int actions();

    /** An action in words: {@code red sends 1 word on port 0}. */
    String action(int action);

    /** Does an action in the current state. False if it is not possible there: then nothing has changed. */
    boolean step(int action);

    /**
     * The parts that may differ from the state before the last step.
     *
     * @param into {@link #parts} numbers of room
     * @return how many there are
     */
    int changed(int[] into);

    /** Undoes the last step. */
    void back();

    /** How many domains there are: partitions, the scheduler, devices. */
    int domains();

    /** A domain's name. */
    String domain(int domain);

    /** The domain that would do this action in the current state; -1 if it is not possible there. */
    int actor(int action);

    /** Whether the policy lets what one domain does be observed by another; each domain interferes with itself. */
    boolean interferes(int from, int to);

    /** The domain that is the scheduler. */
    int scheduler();

    /** Canonical: all that a domain can observe in the current state. */
    byte[] view(int domain);

    /** What the actor of the last step got back: results, registers, error codes. */
    byte[] output();

    /** Which invariant the current state breaks, in words; null if it breaks none. */
    String brokenInvariant();
}
