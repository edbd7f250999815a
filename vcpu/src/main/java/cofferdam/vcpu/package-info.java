/** The modelled x86-64 processor in VMX non-root operation. */
package cofferdam.vcpu;
