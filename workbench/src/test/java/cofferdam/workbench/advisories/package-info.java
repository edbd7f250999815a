/**
 * Published mistakes of other hypervisors, on the processor's side, each repeated on this kernel by a seeded defect: the
 * broken kernel fails the claim that the mistake is about, the shipped one holds it (G11-01).
 */
package cofferdam.workbench.advisories;
