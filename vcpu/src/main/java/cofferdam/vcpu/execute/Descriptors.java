package cofferdam.vcpu.execute;

import cofferdam.vcpu.GuestState;

/**
 * Segment descriptors (SDM vol. 3, 3.4.5) and the segment registers loaded from them.
 *
 * <pre>
 *  63    56 55 54 53 52  51   48 47 46 45 44 43  40 39       16 15       0
 * | base   |G |DB|L |AVL|limit  |P |DPL  |S |type  | base      | limit    |
 * </pre>
 */
final class Descriptors {
    private static final long UNUSABLE = 1 << 16;

    private final Core core;
    private final long[] r;

    Descriptors(Core core) {
        this.core = core;
        this.r = core.r;
    }

    static boolean isNull(int selector) {
        return (selector & 0xfffc) == 0;
    }

    static boolean present(long descriptor) {
        return (descriptor >>> 47 & 1) != 0;
    }

    static int dpl(long descriptor) {
        return (int) (descriptor >>> 45) & 3;
    }

    /** Bits 43:40 with S as bit 4. */
    static int type(long descriptor) {
        return (int) (descriptor >>> 40) & 31;
    }

    static boolean isCode(long descriptor) {
        return (type(descriptor) & 0x18) == 0x18;
    }

    static boolean isConforming(long descriptor) {
        return (type(descriptor) & 0x1c) == 0x1c;
    }

    static boolean isWritableData(long descriptor) {
        return (type(descriptor) & 0x1a) == 0x12;
    }

    /** Whether a code segment is for 64-bit mode: L = 1, D = 0. */
    static boolean isLong(long descriptor) {
        return (descriptor >>> 53 & 3) == 1;
    }

    static long base(long descriptor) {
        return descriptor >>> 16 & 0xff_ffff | descriptor >>> 56 << 24;
    }

    static long limit(long descriptor) {
        long limit = descriptor & 0xffff | descriptor >>> 32 & 0xf_0000;
        return (descriptor >>> 55 & 1) != 0 ? limit << 12 | 0xfff : limit;
    }

    private static long attributes(long descriptor) {
        return descriptor >>> 40 & 0xff | (descriptor >>> 52 & 15) << 12;
    }

    /** The address of a selector's descriptor, or -1 if {@code bytes} of it lie outside its table. */
    long address(int selector, int bytes) {
        long base;
        long limit;
        if ((selector & 4) == 0) {
            base = r[GuestState.GDTR_BASE];
            limit = r[GuestState.GDTR_LIMIT];
        } else {
            base = r[GuestState.segment(GuestState.LDTR, GuestState.BASE)];
            limit = r[GuestState.segment(GuestState.LDTR, GuestState.LIMIT)];
            if ((r[GuestState.segment(GuestState.LDTR, GuestState.ATTRIBUTES)] & UNUSABLE) != 0) {
                return -1;
            }
        }
        int offset = selector & 0xfff8;
        return offset + bytes - 1 > limit ? -1 : base + offset;
    }

    /** Fetches a descriptor, or raises the given exception with the selector and extra bits as error code. */
    long fetch(int selector, int vector, int extra) {
        long address = address(selector, 8);
        if (address == -1) {
            throw core.fault(vector, selector & 0xfffc | extra);
        }
        return core.memory.readSystem(address, 8);
    }

    /** Sets the accessed bit in memory. */
    void markAccessed(int selector, long descriptor) {
        if ((descriptor >>> 40 & 1) == 0) {
            core.memory.writeSystem(address(selector, 8) + 5, (int) (descriptor >>> 40) | 1);
        }
    }

    /** Fills a segment register; the accessed bit reads as set. */
    void load(int segment, int selector, long descriptor) {
        r[GuestState.segment(segment, GuestState.SELECTOR)] = selector;
        r[GuestState.segment(segment, GuestState.BASE)] = base(descriptor);
        r[GuestState.segment(segment, GuestState.LIMIT)] = limit(descriptor);
        r[GuestState.segment(segment, GuestState.ATTRIBUTES)] = attributes(descriptor) | 1;
    }

    /** Fills a segment register as a null selector does; SS keeps the privilege level in its DPL. */
    void loadNull(int segment, int selector) {
        r[GuestState.segment(segment, GuestState.SELECTOR)] = selector;
        r[GuestState.segment(segment, GuestState.BASE)] = 0;
        r[GuestState.segment(segment, GuestState.LIMIT)] = 0;
        r[GuestState.segment(segment, GuestState.ATTRIBUTES)] =
                UNUSABLE | (segment == GuestState.SS ? (long) core.cpl << 5 : 0);
    }

    /** Fills LDTR or TR. */
    void loadSystem(int segment, int selector, long descriptor, long baseHigh, int type) {
        r[GuestState.segment(segment, GuestState.SELECTOR)] = selector;
        r[GuestState.segment(segment, GuestState.BASE)] = base(descriptor) | baseHigh << 32;
        r[GuestState.segment(segment, GuestState.LIMIT)] = limit(descriptor);
        r[GuestState.segment(segment, GuestState.ATTRIBUTES)] = attributes(descriptor) & ~15 | type;
    }

    /** CS and SS as SYSCALL and SYSRET set them: flat, without looking at descriptors. */
    void loadFlat(int codeSelector, int stackSelector, int level) {
        r[GuestState.segment(GuestState.CS, GuestState.SELECTOR)] = codeSelector;
        r[GuestState.segment(GuestState.CS, GuestState.BASE)] = 0;
        r[GuestState.segment(GuestState.CS, GuestState.LIMIT)] = 0xffff_ffffL;
        r[GuestState.segment(GuestState.CS, GuestState.ATTRIBUTES)] = 0xa09b | level << 5;
        r[GuestState.segment(GuestState.SS, GuestState.SELECTOR)] = stackSelector;
        r[GuestState.segment(GuestState.SS, GuestState.BASE)] = 0;
        r[GuestState.segment(GuestState.SS, GuestState.LIMIT)] = 0xffff_ffffL;
        r[GuestState.segment(GuestState.SS, GuestState.ATTRIBUTES)] = 0xc093 | level << 5;
        core.setCpl(level);
    }

    /** Reads from the task-state segment, or raises #TS. */
    long taskState(int offset, int bytes, int extra) {
        long limit = r[GuestState.segment(GuestState.TR, GuestState.LIMIT)];
        if (offset + bytes - 1 > limit || !taskUsable()) {
            int selector = (int) r[GuestState.segment(GuestState.TR, GuestState.SELECTOR)];
            throw core.fault(GuestFault.INVALID_TSS, selector & 0xfffc | extra);
        }
        return core.memory.readSystem(r[GuestState.segment(GuestState.TR, GuestState.BASE)] + offset, bytes);
    }

    /** Whether TR holds a task-state segment. */
    boolean taskUsable() {
        return (r[GuestState.segment(GuestState.TR, GuestState.ATTRIBUTES)] & UNUSABLE) == 0;
    }

    /** Raises #GP(0) unless the I/O permission bitmap, consulted when CPL exceeds IOPL, allows all ports. */
    void requirePorts(int port, int size) {
        if (core.cpl <= (r[GuestState.RFLAGS] & Flags.IOPL) >>> 12) {
            return;
        }
        long limit = r[GuestState.segment(GuestState.TR, GuestState.LIMIT)];
        long base = r[GuestState.segment(GuestState.TR, GuestState.BASE)];
        if (!taskUsable() || limit < 103) {
            throw core.generalProtection();
        }
        long map = core.memory.readSystem(base + 102, 2) + (port >> 3);
        if (map + 1 > limit) {
            throw core.generalProtection();
        }
        long bits = core.memory.readSystem(base + map, 2) >>> (port & 7);
        if ((bits & (1L << size) - 1) != 0) {
            throw core.generalProtection();
        }
    }
}
