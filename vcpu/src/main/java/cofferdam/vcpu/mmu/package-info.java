/**
 * The modelled memory-management unit: two-stage walks and a TLB whose entries go stale until invalidated. Without
 * stale entries it agrees with the reference walkers (G11-04).
 */
package cofferdam.vcpu.mmu;
