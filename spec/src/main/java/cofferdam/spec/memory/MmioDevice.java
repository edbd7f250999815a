package cofferdam.spec.memory;

/** Registers behind a window of physical addresses. */
public interface MmioDevice {
    /**
     * Reads a register.
     *
     * @param offset byte offset into the window
     * @param bytes 1, 2, 4 or 8
     * @return the value, zero-extended; an offset without a register reads as zero
     */
    long readRegister(long offset, int bytes);

    /**
     * Writes a register; an offset without a register, or a read-only one, ignores the write.
     *
     * @param offset byte offset into the window
     * @param bytes 1, 2, 4 or 8
     * @param value the low {@code bytes} bytes count
     */
    void writeRegister(long offset, int bytes, long value);
}
