/** The remapping unit and the reference walker judged by QEMU's {@code intel-iommu}. */
package cofferdam.conformance.oracles.vtd;
