/** What each instruction does, how events reach the guest's handlers, and what leaves the guest. */
package cofferdam.vcpu.execute;
