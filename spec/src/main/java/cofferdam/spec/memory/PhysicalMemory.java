package cofferdam.spec.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Byte-addressed physical memory, little-endian, made of 4 KiB frames that take host memory only once written.
 *
 * <p>Addresses run from 0 to {@link #bytes()}{@code - 1}. Which of them are populated by the platform is the
 * description's business; this class only bounds them. Reads of a never-written frame give zero.
 */
public final class PhysicalMemory {
    /** Bytes in a frame: 4 KiB. */
    public static final int FRAME_BYTES = 4096;

    /** log2 of {@link #FRAME_BYTES}. */
    public static final int FRAME_SHIFT = 12;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] ZEROES = new byte[FRAME_BYTES];
    private static final int OFFSET_MASK = FRAME_BYTES - 1;

    private final byte[][] frames;

    /**
     * Makes a memory of the given size, all zero.
     *
     * @param bytes size in bytes, a positive multiple of 4096 below 2^43
     */
    public PhysicalMemory(long bytes) {
        if (bytes <= 0 || (bytes & OFFSET_MASK) != 0 || bytes >>> FRAME_SHIFT > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("physical memory of 0x" + Long.toHexString(bytes) + " bytes");
        }
        frames = new byte[(int) (bytes >>> FRAME_SHIFT)][];
        Arrays.fill(frames, ZEROES);
    }

    private PhysicalMemory(byte[][] frames) {
        this.frames = frames;
    }

    /** Size in bytes. */
    public long bytes() {
        return (long) frames.length << FRAME_SHIFT;
    }

    /** Number of 4 KiB frames. */
    public int frameCount() {
        return frames.length;
    }

    /** Whether all of {@code [address, address + length)} lies inside this memory; never overflows. */
    public boolean covers(long address, long length) {
        return address >= 0 && length >= 0 && address <= bytes() - length;
    }

    /** An independent copy with the same content. */
    public PhysicalMemory copy() {
        byte[][] copy = new byte[frames.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = frames[i] == ZEROES ? ZEROES : frames[i].clone();
        }
        return new PhysicalMemory(copy);
    }

    /** The byte at an address, 0..255. */
    public int read8(long address) {
        return frames[frame(address)][(int) address & OFFSET_MASK] & 0xff;
    }

    /** The 16-bit value at an address of any alignment, zero-extended. */
    public int read16(long address) {
        int offset = (int) address & OFFSET_MASK;
        if (offset <= FRAME_BYTES - 2) {
            return (short) SHORTS.get(frames[frame(address)], offset) & 0xffff;
        }
        return (int) readBytewise(address, 2);
    }

    /** The 32-bit value at an address of any alignment. */
    public int read32(long address) {
        int offset = (int) address & OFFSET_MASK;
        if (offset <= FRAME_BYTES - 4) {
            return (int) INTS.get(frames[frame(address)], offset);
        }
        return (int) readBytewise(address, 4);
    }

    /** The 64-bit value at an address of any alignment. */
    public long read64(long address) {
        int offset = (int) address & OFFSET_MASK;
        if (offset <= FRAME_BYTES - 8) {
            return (long) LONGS.get(frames[frame(address)], offset);
        }
        return readBytewise(address, 8);
    }

    /** The 64-bit table entry at an aligned address; all ones where there is no memory, as on the bus. */
    public long readEntry(long address) {
        long frame = address >>> FRAME_SHIFT;
        return frame < frames.length ? (long) LONGS.get(frames[(int) frame], (int) address & OFFSET_MASK) : -1;
    }

    /** Reads 1, 2, 4 or 8 bytes, zero-extended. */
    public long read(long address, int bytes) {
        switch (bytes) {
            case 1:
                return read8(address);
            case 2:
                return read16(address);
            case 4:
                return read32(address) & 0xffff_ffffL;
            case 8:
                return read64(address);
            default:
                throw new IllegalArgumentException("access of " + bytes + " bytes");
        }
    }

    /** Writes the low byte of a value. */
    public void write8(long address, int value) {
        writable(address)[(int) address & OFFSET_MASK] = (byte) value;
    }

    /** Writes the low 16 bits of a value at an address of any alignment. */
    public void write16(long address, int value) {
        int offset = (int) address & OFFSET_MASK;
        if (offset <= FRAME_BYTES - 2) {
            SHORTS.set(writable(address), offset, (short) value);
        } else {
            writeBytewise(address, 2, value);
        }
    }

    /** Writes 32 bits at an address of any alignment. */
    public void write32(long address, int value) {
        int offset = (int) address & OFFSET_MASK;
        if (offset <= FRAME_BYTES - 4) {
            INTS.set(writable(address), offset, value);
        } else {
            writeBytewise(address, 4, value);
        }
    }

    /** Writes 64 bits at an address of any alignment. */
    public void write64(long address, long value) {
        int offset = (int) address & OFFSET_MASK;
        if (offset <= FRAME_BYTES - 8) {
            LONGS.set(writable(address), offset, value);
        } else {
            writeBytewise(address, 8, value);
        }
    }

    /** Writes the low 1, 2, 4 or 8 bytes of a value. */
    public void write(long address, int bytes, long value) {
        switch (bytes) {
            case 1:
                write8(address, (int) value);
                break;
            case 2:
                write16(address, (int) value);
                break;
            case 4:
                write32(address, (int) value);
                break;
            case 8:
                write64(address, value);
                break;
            default:
                throw new IllegalArgumentException("access of " + bytes + " bytes");
        }
    }

    /** Copies a whole array into memory. */
    public void load(long address, byte[] content) {
        for (int done = 0; done < content.length; ) {
            long at = address + done;
            int offset = (int) at & OFFSET_MASK;
            int run = Math.min(FRAME_BYTES - offset, content.length - done);
            System.arraycopy(content, done, writable(at), offset, run);
            done += run;
        }
    }

    /** A copy of {@code length} bytes. */
    public byte[] dump(long address, int length) {
        byte[] content = new byte[length];
        for (int done = 0; done < length; ) {
            long at = address + done;
            int offset = (int) at & OFFSET_MASK;
            int run = Math.min(FRAME_BYTES - offset, length - done);
            System.arraycopy(frames[frame(at)], offset, content, done, run);
            done += run;
        }
        return content;
    }

    /** Makes a frame all zero. */
    public void scrubFrame(int frame) {
        frames[frame] = ZEROES;
    }

    /** Makes one frame's content equal to another's. */
    public void copyFrame(int from, int to) {
        frames[to] = frames[from] == ZEROES ? ZEROES : frames[from].clone();
    }

    /** Whether two memories of one size hold the same bytes in a frame. */
    public boolean sameFrame(PhysicalMemory other, int frame) {
        return frames[frame] == other.frames[frame] || Arrays.equals(frames[frame], other.frames[frame]);
    }

    /** Whether a frame is all zero. */
    public boolean isZero(int frame) {
        return frames[frame] == ZEROES || Arrays.equals(frames[frame], ZEROES);
    }

    private static int frame(long address) {
        long frame = address >>> FRAME_SHIFT;
        // An address beyond any array index must not wrap into one.
        return frame > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) frame;
    }

    private byte[] writable(long address) {
        int frame = frame(address);
        byte[] content = frames[frame];
        if (content == ZEROES) {
            content = new byte[FRAME_BYTES];
            frames[frame] = content;
        }
        return content;
    }

    private long readBytewise(long address, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | read8(address + i);
        }
        return value;
    }

    private void writeBytewise(long address, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            write8(address + i, (int) (value >>> 8 * i));
        }
    }
}
