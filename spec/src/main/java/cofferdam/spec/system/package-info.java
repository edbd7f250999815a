/** The system description: what a system consists of and what each part may do; everything not written is denied. */
package cofferdam.spec.system;
