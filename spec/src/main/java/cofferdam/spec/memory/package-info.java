/** The bytes of the platform: physical memory and the bus that also reaches device registers. */
package cofferdam.spec.memory;
