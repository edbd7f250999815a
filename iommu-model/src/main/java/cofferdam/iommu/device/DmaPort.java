package cofferdam.iommu.device;

/**
 * The way from a device to memory, through the remapping unit.
 *
 * <p>A transfer that crosses a page is made page by page in ascending order, so that the pages before a blocked one are
 * already transferred when it is blocked. Devices that want to name the exact failing address keep their transfers
 * inside one page.
 */
public interface DmaPort {
    /**
     * Reads memory.
     *
     * @param address DMA address of the first byte
     * @param into receives the bytes at {@code [offset, offset + length)}
     * @param length bytes, 1 or more
     * @return false if the request was blocked; the bytes of the blocked page are then not changed
     */
    boolean read(long address, byte[] into, int offset, int length);

    /**
     * Writes memory.
     *
     * @param address DMA address of the first byte
     * @param from holds the bytes at {@code [offset, offset + length)}
     * @param length bytes, 1 or more
     * @return false if the request was blocked; the blocked page is then not changed
     */
    boolean write(long address, byte[] from, int offset, int length);
}
