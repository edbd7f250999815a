/** Machine code to instructions: prefixes, opcode tables, ModRM, immediates. */
package cofferdam.vcpu.decode;
