package cofferdam.proofs.unwinding.spark;

import java.io.Serializable;
import java.util.List;

/**
 * All that follows from one state.
 *
 * @param successors one for each step that was possible
 * @param broken what breaks a property by itself
 * @param keys of the groups that the state belongs to
 * @param facts what follows from it, for each of them
 * @param checks how many comparisons there were for each property
 */
record Expanded(List<State> successors, List<Broken> broken, List<State> keys, List<Fact> facts, long[] checks)
        implements Serializable {}
