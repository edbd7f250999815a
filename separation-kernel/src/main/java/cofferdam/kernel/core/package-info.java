/**
 * The verified core: flat arrays, no allocation after boot, total on every input. Written in the kernel Java profile so
 * that two provers read it. {@link cofferdam.kernel.core.Configuration} is filled by boot, {@link
 * cofferdam.kernel.core.Kernel} is what runs.
 */
package cofferdam.kernel.core;
