/**
 * The explorer: breadth-first over all reachable states of a {@link cofferdam.proofs.unwinding.TransitionSystem}, and in
 * each the unwinding conditions. The visited set is exact: states are kept as trees of shared pairs (A. Laarman, J. van de
 * Pol, M. Weber: Parallel recursive state compression for free, SPIN 2011), compared word for word, never by a hash alone.
 */
package cofferdam.proofs.unwinding.engine;
