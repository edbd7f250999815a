/**
 * How much the proofs notice: {@link cofferdam.proofs.strength.AnnotationMutants} weakens contracts,
 * {@link cofferdam.proofs.strength.CodeMutants} breaks code, {@link cofferdam.proofs.strength.StrengthRun} asks the prover
 * about each.
 */
package cofferdam.proofs.strength;
