package cofferdam.proofs.unwinding.engine;

/** Visited states that are to be expanded next. */
public interface Frontier {
    /** Whether there are none left. */
    boolean isEmpty();
}
