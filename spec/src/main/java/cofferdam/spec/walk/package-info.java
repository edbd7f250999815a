/**
 * Reference walkers: slow transcriptions of the manuals, step by step, without caches and without effect on memory.
 *
 * <p>Each walk gives an immutable result with the whole path that was read and the flag updates the processor would
 * make. A table outside memory reads as all ones, as on the bus. Requirement G11-03.
 */
package cofferdam.spec.walk;
