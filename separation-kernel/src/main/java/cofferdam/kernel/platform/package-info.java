/** Binds the kernel to the modelled processors, memory, remapping unit and devices, and runs them. */
package cofferdam.kernel.platform;
