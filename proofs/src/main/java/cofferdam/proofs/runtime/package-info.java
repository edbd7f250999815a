/**
 * Contracts looked at while the kernel runs: {@link cofferdam.proofs.runtime.RuntimeRun} has OpenJML compile the core with
 * its contracts as runtime checks, runs the kernel's tests over it, and notes which preconditions were met.
 */
package cofferdam.proofs.runtime;
