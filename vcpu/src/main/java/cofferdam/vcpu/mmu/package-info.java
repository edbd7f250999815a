/** The modelled memory-management unit: two-stage walks and a TLB whose entries go stale until invalidated. */
package cofferdam.vcpu.mmu;
