package cofferdam.iommu.device;

/**
 * A device whose registers are dwords and quadwords.
 *
 * <p>Naturally aligned accesses of 4 and 8 bytes work, a quadword being its low and then its high dword; other reads
 * give 0 and other writes are ignored.
 */
abstract class RegisterDevice implements PciDevice {
    private final int requesterId;
    private boolean interrupt;

    RegisterDevice(int requesterId) {
        if (requesterId < 0 || requesterId > 0xffff) {
            throw new IllegalArgumentException("requester id 0x" + Integer.toHexString(requesterId));
        }
        this.requesterId = requesterId;
    }

    /** The dword at an offset that is a multiple of 4; 0 where there is no register. */
    abstract int read(int offset);

    /** Writes the dword at an offset that is a multiple of 4. */
    abstract void write(int offset, int value);

    @Override
    public final int requesterId() {
        return requesterId;
    }

    @Override
    public final long readRegister(long offset, int bytes) {
        if (bytes == 4 && offset % 4 == 0) {
            return read((int) offset) & 0xffff_ffffL;
        }
        if (bytes == 8 && offset % 8 == 0) {
            return read((int) offset) & 0xffff_ffffL | (long) read((int) offset + 4) << 32;
        }
        return 0;
    }

    @Override
    public final void writeRegister(long offset, int bytes, long value) {
        if (bytes == 4 && offset % 4 == 0) {
            write((int) offset, (int) value);
        } else if (bytes == 8 && offset % 8 == 0) {
            write((int) offset, (int) value);
            write((int) offset + 4, (int) (value >>> 32));
        }
    }

    @Override
    public final boolean takeInterrupt() {
        boolean taken = interrupt;
        interrupt = false;
        return taken;
    }

    final void raiseInterrupt() {
        interrupt = true;
    }

    @Override
    public void reset() {
        interrupt = false;
    }

    @Override
    public void state(StateVisitor visitor) {
        visitor.word("interrupt", interrupt ? 1 : 0);
    }

    final void copyInterruptFrom(RegisterDevice other) {
        interrupt = other.interrupt;
    }

    static long withLow(long register, int low) {
        return register & 0xffff_ffffL << 32 | low & 0xffff_ffffL;
    }

    static long withHigh(long register, int high) {
        return register & 0xffff_ffffL | (long) high << 32;
    }

    /** Bytes from an address up to the end of its page, but at most {@code wanted}. */
    static int withinPage(long address, int wanted) {
        return (int) Math.min(4096 - (address & 0xfff), wanted);
    }
}
