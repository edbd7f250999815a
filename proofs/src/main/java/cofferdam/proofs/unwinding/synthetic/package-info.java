/** A system made to measure the explorer with, in the shape of a kernel but with next to no work in a step. */
package cofferdam.proofs.unwinding.synthetic;
