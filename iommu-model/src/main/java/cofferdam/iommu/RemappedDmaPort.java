package cofferdam.iommu;

import cofferdam.iommu.device.DmaPort;
import cofferdam.spec.memory.PhysicalBus;

/**
 * The DMA way of one requester: every page is translated by the remapping unit, then memory is accessed (G3-01).
 *
 * <p>DMA reaches memory only; a translated address that leads to registers or to nothing blocks the request.
 */
public final class RemappedDmaPort implements DmaPort {
    private static final int PAGE = 4096;

    private final RemappingUnit unit;
    private final PhysicalBus bus;
    private final int requesterId;
    private final Listener listener;

    /** Learns of every access, page by page, before memory is touched. */
    @FunctionalInterface
    public interface Listener {
        /**
         * An access inside one page.
         *
         * @param address DMA address of its first byte
         * @param hostPhysical where that lies, or -1 if the access is blocked
         */
        void access(long address, long hostPhysical, int bytes, boolean write);
    }

    /** The way of a requester through a unit to a bus. */
    public RemappedDmaPort(RemappingUnit unit, PhysicalBus bus, int requesterId) {
        this(unit, bus, requesterId, (address, hostPhysical, bytes, write) -> {});
    }

    /** The same with a listener. */
    public RemappedDmaPort(RemappingUnit unit, PhysicalBus bus, int requesterId, Listener listener) {
        this.unit = unit;
        this.bus = bus;
        this.requesterId = requesterId;
        this.listener = listener;
    }

    @Override
    public boolean read(long address, byte[] into, int offset, int length) {
        for (int done = 0; done < length; ) {
            int run = run(address + done, length - done);
            long host = host(address + done, run, false);
            if (host < 0) {
                return false;
            }
            System.arraycopy(bus.memory().dump(host, run), 0, into, offset + done, run);
            done += run;
        }
        return true;
    }

    @Override
    public boolean write(long address, byte[] from, int offset, int length) {
        for (int done = 0; done < length; ) {
            int run = run(address + done, length - done);
            long host = host(address + done, run, true);
            if (host < 0) {
                return false;
            }
            byte[] part = new byte[run];
            System.arraycopy(from, offset + done, part, 0, run);
            bus.memory().load(host, part);
            done += run;
        }
        return true;
    }

    /** How many of the remaining bytes lie in the page of an address. */
    private static int run(long address, int remaining) {
        return (int) Math.min(PAGE - (address & PAGE - 1), remaining);
    }

    /** Host-physical address of a run of memory inside a page, or -1. */
    private long host(long address, int length, boolean write) {
        long translated = unit.translate(requesterId, address, write);
        long host = bus.isMemory(translated, length) ? translated : -1;
        listener.access(address, host, length, write);
        return host;
    }
}
