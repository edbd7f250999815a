/** The abstract separation machine as a system to explore: the specification's own unwinding. */
package cofferdam.proofs.unwinding.machine;
