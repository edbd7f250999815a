/** From a system description to the kernel's initial state, and back from the tables to the description. */
package cofferdam.kernel.boot;
