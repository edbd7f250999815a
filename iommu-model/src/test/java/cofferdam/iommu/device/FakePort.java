package cofferdam.iommu.device;

import java.util.ArrayList;
import java.util.List;

/** Memory of 64 KiB without remapping; requests that touch the forbidden bytes are blocked, all are listed. */
final class FakePort implements DmaPort {
    final byte[] memory = new byte[1 << 16];
    final List<String> requests = new ArrayList<>();
    long forbiddenFrom = Long.MAX_VALUE;
    long forbiddenTo = Long.MAX_VALUE;

    FakePort forbid(long from, long to) {
        forbiddenFrom = from;
        forbiddenTo = to;
        return this;
    }

    private boolean passes(String kind, long address, int length) {
        requests.add(kind + Long.toHexString(address) + "+" + length);
        boolean forbidden = address < forbiddenTo && address + length > forbiddenFrom;
        return !forbidden && address >= 0 && address + length <= memory.length;
    }

    @Override
    public boolean read(long address, byte[] into, int offset, int length) {
        if (!passes("r", address, length)) {
            return false;
        }
        System.arraycopy(memory, (int) address, into, offset, length);
        return true;
    }

    @Override
    public boolean write(long address, byte[] from, int offset, int length) {
        if (!passes("w", address, length)) {
            return false;
        }
        System.arraycopy(from, offset, memory, (int) address, length);
        return true;
    }

    void fill(int from, int length, int first) {
        for (int i = 0; i < length; i++) {
            memory[from + i] = (byte) (first + i);
        }
    }

    long word(int address, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | memory[address + i] & 0xff;
        }
        return value;
    }

    void word(int address, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            memory[address + i] = (byte) (value >>> 8 * i);
        }
    }
}
