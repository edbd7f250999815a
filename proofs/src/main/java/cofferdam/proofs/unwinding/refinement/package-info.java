/** The kernel compared with the abstract separation machine, step by step. */
package cofferdam.proofs.unwinding.refinement;
