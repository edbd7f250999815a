/**
 * The sources of the kernel core as provers read them: {@link cofferdam.proofs.sources.CoreSources} knows their methods
 * and contracts, and what the answer to a question about one of them depends on.
 */
package cofferdam.proofs.sources;
