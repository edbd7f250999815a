package cofferdam.iommu;

/**
 * What a valid context entry says, as the context cache keeps it.
 *
 * @param domain domain id, 16 bits
 * @param table host-physical address of the domain's top table
 * @param levels levels of its tables: 3 or 4
 * @param passThrough requests are not translated
 * @param recordFaults whether faults are recorded (FPD = 0)
 */
record DomainContext(int domain, long table, int levels, boolean passThrough, boolean recordFaults) {
    /** Bits of the domain's DMA addresses: 39 or 48. */
    int width() {
        return 12 + 9 * levels;
    }
}
