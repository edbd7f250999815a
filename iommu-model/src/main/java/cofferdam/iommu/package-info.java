/** The modelled VT-d remapping unit: registers, table walk, caches that go stale, fault recording. */
package cofferdam.iommu;
