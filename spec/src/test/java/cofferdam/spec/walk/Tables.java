package cofferdam.spec.walk;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.walk.PathStep.Structure;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.LinearAddress;
import cofferdam.spec.x86.PagingFeatures;

/**
 * Sixty-four frames of memory with one guest path and EPT tables that map all of memory one to one.
 *
 * <p>Guest tables of level n lie in frame n, EPT tables of level n in frame 8 + n, the guest's page is frame 20. The
 * guest path translates {@link #LINEAR}; all its entries give all rights.
 */
final class Tables {
    static final long LINEAR = 7L << 48 | 6L << 39 | 5L << 30 | 4L << 21 | 3L << 12 | 0x128;
    static final long PAGE = 0x14000;
    static final long ALL = 7;

    final PhysicalMemory memory = new PhysicalMemory(64 * 4096);
    PagingFeatures features = PagingFeatures.full(40);
    long cr0 = ControlBits.CR0_WP;
    long cr4;
    long efer = ControlBits.EFER_NXE;
    int pkru;
    boolean ac;
    long eptp = EptPointer.of(guestOrEptTable(Structure.EPT, 4), false);
    boolean fiveLevels;

    Tables() {
        for (int level = 5; level > 1; level--) {
            guest(level, guestOrEptTable(Structure.GUEST, level - 1) | ALL);
        }
        guest(1, PAGE | ALL);
        for (int level = 4; level > 1; level--) {
            memory.write64(
                    guestOrEptTable(Structure.EPT, level), EptEntry.toTable(guestOrEptTable(Structure.EPT, level - 1)));
        }
        for (int frame = 0; frame < 64; frame++) {
            ept(frame, EptEntry.toPage(frame * 4096L, 7, 1));
        }
    }

    static long guestOrEptTable(Structure structure, int level) {
        return (structure == Structure.EPT ? 8 + level : level) * 4096L;
    }

    /** Where the guest entry of a level for LINEAR lies. */
    static long guestAddress(int level) {
        return guestOrEptTable(Structure.GUEST, level) + 8L * LinearAddress.index(LINEAR, level);
    }

    /** Where the EPT entry of a level lies; of level 1, for a frame. */
    static long eptAddress(int level, int frame) {
        return guestOrEptTable(Structure.EPT, level) + (level == 1 ? 8L * frame : 0);
    }

    Tables guest(int level, long entry) {
        memory.write64(guestAddress(level), entry);
        return this;
    }

    Tables ept(int frame, long entry) {
        memory.write64(eptAddress(1, frame), entry);
        return this;
    }

    /** Changes bits of a guest entry. */
    Tables change(int level, long clear, long set) {
        return guest(level, memory.read64(guestAddress(level)) & ~clear | set);
    }

    PagingControls controls() {
        long top = guestOrEptTable(Structure.GUEST, fiveLevels ? 5 : 4);
        return new PagingControls(cr0, top | 0x18, fiveLevels ? cr4 | ControlBits.CR4_LA57 : cr4, efer, pkru, ac);
    }

    long linear() {
        return fiveLevels ? LINEAR : LINEAR & 0x7fff_ffff_ffffL;
    }

    LinearWalk guestWalk(Access access, boolean user) {
        return GuestWalker.walk(memory, features, controls(), linear(), access, user);
    }

    LinearWalk twoStage(Access access, boolean user) {
        return TwoStageWalker.walk(memory, features, controls(), eptp, linear(), access, user);
    }

    EptWalk eptWalk(long guestPhysical, Access access) {
        return EptWalker.walk(memory, features, eptp, guestPhysical, access);
    }
}
