/**
 * OpenJML over the kernel core: {@link cofferdam.proofs.openjml.OpenJmlProver} asks an installed release,
 * {@link cofferdam.proofs.openjml.OpenJmlOutput} reads what it says, {@link cofferdam.proofs.sources.CoreSources} knows
 * what each answer depends on.
 */
package cofferdam.proofs.openjml;
