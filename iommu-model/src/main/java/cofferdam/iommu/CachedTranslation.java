package cofferdam.iommu;

/**
 * A translation the unit holds in its IOTLB, perhaps stale.
 *
 * @param domain the domain id it is tagged with; every requester of this domain hits it
 * @param requester requester id of the access that brought it in
 * @param inputPage first DMA address it covers
 * @param hostPhysical host-physical address of that first byte
 * @param bytes how much it covers: 4 KiB, 2 MiB or 1 GiB
 * @param read whether DMA reads pass
 * @param write whether DMA writes pass
 */
public record CachedTranslation(
        int domain, int requester, long inputPage, long hostPhysical, long bytes, boolean read, boolean write) {}
