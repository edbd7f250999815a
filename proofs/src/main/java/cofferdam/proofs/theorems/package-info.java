/**
 * The theorems about the kernel core, and that they say something: each has a twin over changed sources which must be
 * refuted, and each seeded defect of the core breaks the proofs that it names.
 */
package cofferdam.proofs.theorems;
