package cofferdam.spec.system;

import java.util.List;

/**
 * A partition: one virtual processor, its memory, its code and what happens when it fails.
 *
 * @param processor the processor it runs on, from 0
 */
public record Partition(
        String name,
        int processor,
        List<MemoryRegion> memory,
        List<Image> images,
        Start start,
        List<DeviceAssignment> devices,
        List<FaultRule> faults,
        Location where) {

    public Partition {
        memory = List.copyOf(memory);
        images = List.copyOf(images);
        devices = List.copyOf(devices);
        faults = List.copyOf(faults);
    }

    /** A file whose bytes lie in the partition's memory from guest-physical {@code at} on at start and restart. */
    public record Image(String file, long at, Location where) {}

    /**
     * How the virtual processor starts: in 64-bit mode, identity-mapped.
     *
     * @param entry first instruction
     * @param stack initial RSP
     * @param pageTables guest-physical address of two pages in which boot puts a PML4 and a PDPT... that map the low
     *     4 GiB one to one (or six pages with 2 MiB leaves where the processor lacks 1 GiB pages)
     */
    public record Start(long entry, long stack, long pageTables, Location where) {}

    /**
     * A device given to this partition.
     *
     * @param registersAt guest-physical address of the device's register window
     * @param dma names of the partition's memory regions the device may reach, at the same addresses as the partition
     * @param vector the interrupt vector (32..255) on which the partition sees the device's interrupt
     */
    public record DeviceAssignment(String device, long registersAt, List<String> dma, int vector, Location where) {
        public DeviceAssignment {
            dma = List.copyOf(dma);
        }
    }

    /**
     * What to do on a fault.
     *
     * @param limit how many restarts before the partition is stopped for good; 0 unless the action is RESTART
     */
    public record FaultRule(Fault on, Action action, int limit, Location where) {}

    /** Faults that reach the health monitor. */
    public enum Fault {
        /** The partition touched guest-physical memory it does not have. */
        EPT_VIOLATION,
        /** A stage-two entry was malformed: a kernel error, contained. */
        EPT_MISCONFIGURATION,
        /** The partition could not deliver its own exceptions. */
        TRIPLE_FAULT,
        /** Port I/O, MSR or control-register use that is not permitted. */
        FORBIDDEN_INSTRUCTION,
        /** An exit the kernel has no use for. */
        UNEXPECTED_EXIT
    }

    /** Health-monitor actions. */
    public enum Action {
        /** Deliver an exception to the partition. */
        INJECT,
        /** Never run it again. */
        STOP,
        /** Scrub, reload and start again. */
        RESTART
    }
}
