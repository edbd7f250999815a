package cofferdam.iommu;

/**
 * A context entry the unit holds in its context cache, perhaps stale.
 *
 * @param requester the requester id it is tagged with
 * @param domain domain id of the entry
 * @param table host-physical address of the domain's top table; no meaning with pass-through
 * @param passThrough requests are not translated
 */
public record CachedContext(int requester, int domain, long table, boolean passThrough) {}
