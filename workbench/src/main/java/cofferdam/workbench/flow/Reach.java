package cofferdam.workbench.flow;

/**
 * Memory or registers that somebody reaches.
 *
 * @param subject a partition or a device
 * @param by {@code cpu} or {@code dma}
 * @param rights some of r, w and x
 * @param at the address the subject uses
 * @param physical host-physical base
 * @param bytes size
 * @param what the region, channel, device registers or grant
 * @param condition {@code always}, or what must happen first
 */
public record Reach(
        String subject, String by, String rights, long at, long physical, long bytes, String what, String condition) {}
