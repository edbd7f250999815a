/**
 * How much the proofs notice: {@link cofferdam.proofs.strength.AnnotationMutants} weakens contracts,
 * {@link cofferdam.proofs.strength.CodeMutants} breaks code, {@link cofferdam.proofs.strength.StrengthRun} asks the prover
 * about each, and {@link cofferdam.proofs.strength.LemmaSearch} about those that the proof survives.
 */
package cofferdam.proofs.strength;
