/**
 * Spin as a second opinion on how many states there are: the abstract machine of a model written in Promela, searched by an
 * explorer that shares nothing with ours. Requirement G11-01.
 */
package cofferdam.proofs.unwinding.spin;
