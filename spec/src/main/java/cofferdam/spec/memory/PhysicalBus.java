package cofferdam.spec.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * What a physical address leads to: memory, device registers, or nothing.
 *
 * <p>An address behind which there is nothing reads as all ones and ignores writes, as on a PC. An access that is not
 * wholly inside one window or inside memory counts as leading to nothing.
 */
public final class PhysicalBus {
    private final PhysicalMemory memory;
    private final List<Window> windows = new ArrayList<>();

    private record Window(long base, long bytes, MmioDevice device) {
        boolean holds(long address, int length) {
            return address >= base && address - base <= bytes - length;
        }

        boolean touches(long address, int length) {
            return address + length > base && address < base + bytes;
        }
    }

    /** A bus with memory only; windows lie over it when added. */
    public PhysicalBus(PhysicalMemory memory) {
        this.memory = memory;
    }

    /** The memory on this bus. */
    public PhysicalMemory memory() {
        return memory;
    }

    /** Puts a device's registers at {@code [base, base + bytes)}; windows hide memory and must not overlap. */
    public void attach(long base, long bytes, MmioDevice device) {
        for (Window w : windows) {
            if (base < w.base + w.bytes && w.base < base + bytes) {
                throw new IllegalArgumentException("register windows overlap at 0x" + Long.toHexString(base));
            }
        }
        windows.add(new Window(base, bytes, device));
    }

    /** Whether an access of 1 to 4096 bytes goes to plain memory, so that the caller may use {@link #memory()}. */
    public boolean isMemory(long address, int length) {
        if (!memory.covers(address, length)) {
            return false;
        }
        for (Window w : windows) {
            if (w.touches(address, length)) {
                return false;
            }
        }
        return true;
    }

    /** Reads 1, 2, 4 or 8 bytes from wherever the address leads. */
    public long read(long address, int bytes) {
        for (Window w : windows) {
            if (w.holds(address, bytes)) {
                return w.device.readRegister(address - w.base, bytes);
            }
        }
        if (isMemory(address, bytes)) {
            return memory.read(address, bytes);
        }
        return bytes == 8 ? -1L : (1L << 8 * bytes) - 1;
    }

    /** Writes 1, 2, 4 or 8 bytes to wherever the address leads. */
    public void write(long address, int bytes, long value) {
        for (Window w : windows) {
            if (w.holds(address, bytes)) {
                w.device.writeRegister(address - w.base, bytes, value);
                return;
            }
        }
        if (isMemory(address, bytes)) {
            memory.write(address, bytes, value);
        }
    }
}
