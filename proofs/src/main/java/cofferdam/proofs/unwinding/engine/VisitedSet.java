package cofferdam.proofs.unwinding.engine;

import java.time.Duration;
import java.util.Map;

/**
 * The states visited so far, exactly, and what was found in them. {@link BreadthFirst} drives it; there is one in the tables
 * of this process, and one spread over Apache Spark.
 *
 * @param <F> the frontier that belongs to it
 */
public interface VisitedSet<F extends Frontier> {
    /** Visits the initial state, or goes on where it was left. */
    F first();

    /** Visits all that follows from a frontier; gives what is to be expanded after it. */
    F expand(F frontier);

    /** Distinct states found. */
    long states();

    /** Those whose steps were all taken. */
    long expanded();

    /** Steps taken. */
    long transitions();

    /** Steps from the initial state. */
    int depth();

    /** What its tables take. */
    long bytes();

    /** The first counterexample of each property found broken. */
    Map<Property, Counterexample> broken();

    /** All of it, after the last expansion. */
    Exploration result(Stop stop, Duration time);
}
