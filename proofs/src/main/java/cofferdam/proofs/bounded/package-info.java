/**
 * Lemmas about entry formats, address arithmetic and translation tables, proved for all values by JBMC, a bounded model
 * checker of Java bytecode. The classes looked into are those that are shipped.
 *
 * <p>The lemmas are Java in {@code proofs/src/bounded/java}, in the packages of the classes they are about;
 * {@link cofferdam.proofs.bounded.BoundedProver} runs them.
 */
package cofferdam.proofs.bounded;
