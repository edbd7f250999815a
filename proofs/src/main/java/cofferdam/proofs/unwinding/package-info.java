/** State exploration: every reachable state of a small system, and in each the conditions of noninterference. */
package cofferdam.proofs.unwinding;
