package cofferdam.kernel.boot;

import cofferdam.spec.memory.PhysicalMemory;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the partitions' memory contains before their first instruction: pages of bytes by host-physical address. Pages
 * not named are zero.
 */
final class BootStore {
    private final Map<Long, byte[]> pages = new TreeMap<>();

    /** Puts bytes at a host-physical address; later bytes win where they overlap. */
    void put(long physical, byte[] content) {
        for (int done = 0; done < content.length; ) {
            long at = physical + done;
            int offset = (int) (at & PhysicalMemory.FRAME_BYTES - 1);
            int run = Math.min(PhysicalMemory.FRAME_BYTES - offset, content.length - done);
            byte[] page = pages.computeIfAbsent(at - offset, frame -> new byte[PhysicalMemory.FRAME_BYTES]);
            System.arraycopy(content, done, page, offset, run);
            done += run;
        }
    }

    /** The pages by the host-physical address they belong to, in ascending order. */
    Map<Long, byte[]> pages() {
        return pages;
    }
}
