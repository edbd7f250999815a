/**
 * All provers behind one door: {@link cofferdam.proofs.harness.Provers} lists them,
 * {@link cofferdam.proofs.harness.ProofRun} asks one about what is not known yet.
 */
package cofferdam.proofs.harness;
