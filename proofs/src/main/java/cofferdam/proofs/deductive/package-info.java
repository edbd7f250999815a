/**
 * KeY over the components of the kernel core, a second prover that shares nothing with OpenJML:
 * {@link cofferdam.proofs.deductive.KeyProver} starts it in processes of its own,
 * {@link cofferdam.proofs.deductive.Audit} decides what its answers are worth.
 */
package cofferdam.proofs.deductive;
