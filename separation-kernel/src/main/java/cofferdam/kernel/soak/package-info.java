/**
 * Random systems taken through random steps, each of which is compared with what a second, plain reading of the kernel's
 * documentation says must come of it, and with a walk of the real tables. {@link cofferdam.kernel.soak.Soak} starts it.
 */
package cofferdam.kernel.soak;
