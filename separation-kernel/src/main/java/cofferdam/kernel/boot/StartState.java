package cofferdam.kernel.boot;

import static cofferdam.vcpu.GuestState.*;

import cofferdam.spec.system.Partition;
import cofferdam.vcpu.GuestState;

/**
 * The state in which a virtual processor starts (G7-02): 64-bit mode at CPL 0, interrupts off, flat segments, paging on
 * with the tables that {@link GuestPageTables} builds, every other register zero.
 *
 * <p>Selectors are CS = 8, SS = DS = ES = 10H, TR = 18H, so that a guest whose GDT holds matching descriptors needs no
 * reload. GDTR and IDTR have limit zero: an exception before the guest loads them is a triple fault.
 */
final class StartState {
    /** PE, ET, NE, WP, PG. */
    private static final long CR0_START = 0x8001_0031L;

    /** PAE; VMXE is what a processor in VMX non-root operation has under its mask. */
    private static final long CR4_START = 0x2020L;

    /** LME, LMA, NXE. */
    private static final long EFER_START = 0xd00L;

    /** The PAT after reset (SDM vol. 3, 12.12.4). */
    private static final long PAT_START = 0x0007_0406_0007_0406L;

    /** Execute/read, accessed, S, present, L, G (SDM vol. 3, table 25-2). */
    private static final long CODE = 0xa09bL;

    /** Read/write, accessed, S, present, D/B, G. */
    private static final long DATA = 0xc093L;

    /** Busy 64-bit TSS, present. */
    private static final long TASK = 0x8bL;

    private static final long UNUSABLE = 0x1_0000L;
    private static final long FLAT = 0xffff_ffffL;

    private StartState() {}

    static long[] of(Partition.Start start) {
        long[] state = new long[GuestState.STATE_WORDS];
        state[RIP] = start.entry();
        state[RSP] = start.stack();
        state[RFLAGS] = 2;
        state[CR0] = CR0_START;
        state[CR3] = start.pageTables();
        state[CR4] = CR4_START;
        state[EFER] = EFER_START;
        state[PAT] = PAT_START;
        state[DR7] = 0x400;
        segment(state, CS, 8, FLAT, CODE);
        segment(state, SS, 0x10, FLAT, DATA);
        segment(state, DS, 0x10, FLAT, DATA);
        segment(state, ES, 0x10, FLAT, DATA);
        segment(state, FS, 0, FLAT, DATA);
        segment(state, GS, 0, FLAT, DATA);
        segment(state, LDTR, 0, 0, UNUSABLE);
        segment(state, TR, 0x18, 0x67, TASK);
        return state;
    }

    private static void segment(long[] state, int segment, long selector, long limit, long attributes) {
        state[GuestState.segment(segment, SELECTOR)] = selector;
        state[GuestState.segment(segment, LIMIT)] = limit;
        state[GuestState.segment(segment, ATTRIBUTES)] = attributes;
    }
}
