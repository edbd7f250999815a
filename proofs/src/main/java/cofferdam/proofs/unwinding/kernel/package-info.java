/** The kernel itself, as boot builds it from a small description, as a system whose every reachable state is visited. */
package cofferdam.proofs.unwinding.kernel;
