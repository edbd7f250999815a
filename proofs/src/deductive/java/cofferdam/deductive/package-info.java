/**
 * Runs inside the process of the prover KeY, which is GPL-2.0-only: compiled when it is needed, against KeY's jars, and
 * no part of what is shipped. Talks to {@code cofferdam.proofs.deductive} by lines of text alone.
 */
package cofferdam.deductive;
