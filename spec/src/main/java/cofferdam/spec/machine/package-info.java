/**
 * The abstract separation machine: what isolation means, executable. Start with {@code docs/specification.md}, which explains
 * each definition in the order in which to read them. Nothing here knows how a kernel works.
 */
package cofferdam.spec.machine;
