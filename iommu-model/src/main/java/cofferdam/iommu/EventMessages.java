package cofferdam.iommu;

/** Where the unit's own interrupt messages go: a write of {@code data} to {@code address}. */
@FunctionalInterface
public interface EventMessages {
    /** A message of the fault event or of the invalidation-completion event. */
    void message(long address, int data);
}
