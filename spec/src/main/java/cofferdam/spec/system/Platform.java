package cofferdam.spec.system;

import java.util.List;
import java.util.Optional;

/** The machine: memory banks, processors, the kernel's own memory, at most one remapping unit, devices. */
public record Platform(
        List<MemoryBank> memory,
        Processors processors,
        KernelMemory kernel,
        Optional<RemappingHardware> iommu,
        List<Device> devices,
        Location where) {

    /** Bytes of a remapping unit's register window. */
    public static final long REGISTER_BYTES = 4096;

    public Platform {
        memory = List.copyOf(memory);
        devices = List.copyOf(devices);
    }

    /** A bank of memory at {@code [base, base + size)}, in bytes. */
    public record MemoryBank(long base, long size, Location where) {
        /** Its addresses. */
        public Extent extent() {
            return new Extent(base, size);
        }
    }

    /** The kernel's own memory at {@code [base, base + size)}: translation tables and pristine images. */
    public record KernelMemory(long base, long size, Location where) {
        /** Its addresses. */
        public Extent extent() {
            return new Extent(base, size);
        }
    }

    /**
     * The VT-d unit.
     *
     * @param base physical address of its register page
     * @param addressWidth DMA address width in bits: 39 (three-level tables) or 48 (four-level)
     */
    public record RemappingHardware(String name, long base, int addressWidth, Location where) {
        /** The addresses of its register page. */
        public Extent extent() {
            return new Extent(base, REGISTER_BYTES);
        }
    }
}
