package cofferdam.vcpu.execute;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.vcpu.mmu.Mmu;
import java.util.Arrays;

/**
 * Data accesses at linear addresses: canonicality, alignment, translation, then memory or device.
 *
 * <p>Remembers translations to frames that are plain memory for as long as the MMU's epoch stands. An access that
 * crosses a page is translated whole before any byte is written. It reaches devices as one access if it lies in one
 * page, else byte by byte.
 */
final class LinearMemory {
    private static final int SLOTS = 256;
    private static final int PAGE = 4096;
    private static final int OFFSET = PAGE - 1;

    private final Core core;
    private final Mmu mmu;
    private final PhysicalMemory ram;

    /** Page address with the privilege mode in the low bits; -1 is empty. */
    private final long[] readTag = new long[SLOTS];

    private final long[] readFrame = new long[SLOTS];
    private final long[] writeTag = new long[SLOTS];
    private final long[] writeFrame = new long[SLOTS];
    private long epoch = -1;
    private long mode;
    private boolean user;
    private boolean ac;
    private boolean alignmentCheck;

    private long modifyFirst;
    private long modifySecond;
    private int modifySplit;
    private int modifySize;
    private boolean modifyRam;

    LinearMemory(Core core) {
        this.core = core;
        this.mmu = core.mmu;
        this.ram = core.bus.memory();
        forget();
    }

    void setPrivilege(boolean isUser, boolean isAc, boolean checkAlignment) {
        user = isUser;
        if (ac != isAc) {
            ac = isAc;
            mmu.setAc(isAc);
        }
        alignmentCheck = checkAlignment;
        mode = (isUser ? 1 : 0) | (isAc ? 2 : 0);
    }

    /** Makes accesses those of a privilege level without alignment checks, until the next {@link #setPrivilege}. */
    void setLevel(int level) {
        setPrivilege(level == 3, ac, false);
    }

    private void forget() {
        Arrays.fill(readTag, -1);
        Arrays.fill(writeTag, -1);
    }

    private void follow() {
        if (mmu.epoch() != epoch) {
            forget();
            epoch = mmu.epoch();
        }
    }

    /** Reads 1, 2, 4 or 8 bytes, zero-extended. */
    long read(long address, int size, boolean stack) {
        if (mmu.epoch() == epoch) {
            int slot = (int) (address >>> 12) & SLOTS - 1;
            int offset = (int) address & OFFSET;
            if (readTag[slot] == (address - offset | mode) && offset <= PAGE - size && !alignmentCheck) {
                return ram.read(readFrame[slot] | offset, size);
            }
        }
        return readSlowly(address, size, stack);
    }

    /** Writes the low 1, 2, 4 or 8 bytes of a value. */
    void write(long address, int size, long value, boolean stack) {
        if (mmu.epoch() == epoch) {
            int slot = (int) (address >>> 12) & SLOTS - 1;
            int offset = (int) address & OFFSET;
            if (writeTag[slot] == (address - offset | mode) && offset <= PAGE - size && !alignmentCheck) {
                ram.write(writeFrame[slot] | offset, size, value);
                return;
            }
        }
        locate(address, size, stack);
        writeBack(value);
    }

    /** Reads what {@link #writeBack} will write: checked for writing now. */
    long readToModify(long address, int size, boolean stack) {
        locate(address, size, stack);
        if (modifyRam) {
            return ram.read(modifyFirst, size);
        }
        return gather(modifyFirst, modifySecond, modifySplit, size);
    }

    /** Writes what was read to be modified, or located; cannot fault. */
    void writeBack(long value) {
        if (modifyRam) {
            ram.write(modifyFirst, modifySize, value);
        } else if (modifySplit == modifySize) {
            core.bus.write(modifyFirst, modifySize, value);
        } else {
            for (int n = 0; n < modifySize; n++) {
                long at = n < modifySplit ? modifyFirst + n : modifySecond + n - modifySplit;
                core.bus.write(at, 1, value >>> 8 * n);
            }
        }
    }

    /** Raises whatever a write of up to a page at an address would raise, without writing. */
    void checkWrite(long address, int bytes, boolean stack) {
        requireCanonical(address, bytes, stack);
        physical(address, Mmu.WRITE);
        if (((address ^ (address + bytes - 1)) & ~OFFSET) != 0) {
            physical(address + bytes - 1 & ~OFFSET, Mmu.WRITE);
        }
    }

    /** Raises whatever pushing a number of words of the given size below an address would raise, in that order. */
    void checkPushes(long top, int words, int size) {
        for (int n = 1; n <= words; n++) {
            checkWrite(top - (long) n * size, size, true);
        }
    }

    /** Reads like {@link #read} but as an implicit supervisor access (descriptor tables, TSS). */
    long readSystem(long address, int size) {
        boolean wasUser = user;
        boolean wasAc = ac;
        boolean wasChecked = alignmentCheck;
        setPrivilege(false, false, false);
        try {
            return read(address, size, false);
        } finally {
            setPrivilege(wasUser, wasAc, wasChecked);
        }
    }

    /** Writes one byte as an implicit supervisor access (descriptor accessed and busy bits). */
    void writeSystem(long address, int value) {
        boolean wasUser = user;
        boolean wasAc = ac;
        boolean wasChecked = alignmentCheck;
        setPrivilege(false, false, false);
        try {
            write(address, 1, value, false);
        } finally {
            setPrivilege(wasUser, wasAc, wasChecked);
        }
    }

    private long readSlowly(long address, int size, boolean stack) {
        check(address, size, stack);
        int offset = (int) address & OFFSET;
        int split = Math.min(size, PAGE - offset);
        long first = physical(address, Mmu.READ);
        if (split == size) {
            if (core.bus.isMemory(first & ~OFFSET, PAGE)) {
                remember(readTag, readFrame, address, first);
            }
            return core.bus.read(first, size);
        }
        return gather(first, physical(address + split, Mmu.READ), split, size);
    }

    private long gather(long first, long second, int split, int size) {
        if (split == size) {
            return core.bus.read(first, size);
        }
        long value = 0;
        for (int n = 0; n < size; n++) {
            long at = n < split ? first + n : second + n - split;
            value |= core.bus.read(at, 1) << 8 * n;
        }
        return value;
    }

    private void locate(long address, int size, boolean stack) {
        int offset = (int) address & OFFSET;
        modifySize = size;
        if (mmu.epoch() == epoch) {
            int slot = (int) (address >>> 12) & SLOTS - 1;
            if (writeTag[slot] == (address - offset | mode) && offset <= PAGE - size && !alignmentCheck) {
                modifyFirst = writeFrame[slot] | offset;
                modifyRam = true;
                return;
            }
        }
        check(address, size, stack);
        modifySplit = Math.min(size, PAGE - offset);
        modifyFirst = physical(address, Mmu.WRITE);
        modifyRam = false;
        if (modifySplit < size) {
            modifySecond = physical(address + modifySplit, Mmu.WRITE);
        } else if (core.bus.isMemory(modifyFirst & ~OFFSET, PAGE)) {
            modifyRam = true;
            remember(writeTag, writeFrame, address, modifyFirst);
        }
    }

    private void check(long address, int size, boolean stack) {
        requireCanonical(address, size, stack);
        if (alignmentCheck && (address & size - 1) != 0) {
            throw core.fault(GuestFault.ALIGNMENT_CHECK, 0);
        }
    }

    private void requireCanonical(long address, int bytes, boolean stack) {
        if (!core.canonical(address) || !core.canonical(address + bytes - 1)) {
            throw core.fault(stack ? GuestFault.STACK_FAULT : GuestFault.GENERAL_PROTECTION, 0);
        }
    }

    private long physical(long address, int access) {
        long physical = mmu.translate(address, access, user);
        if (physical < 0) {
            throw core.refused(address);
        }
        return physical;
    }

    private void remember(long[] tags, long[] frames, long address, long physical) {
        follow();
        int slot = (int) (address >>> 12) & SLOTS - 1;
        tags[slot] = address & ~OFFSET | mode;
        frames[slot] = physical & ~OFFSET;
    }
}
