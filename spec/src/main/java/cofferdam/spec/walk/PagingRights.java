package cofferdam.spec.walk;

import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.PageFaultErrorCode;
import cofferdam.spec.x86.PagingEntry;

/** Who may do what with a page: the rules of SDM vol. 3A, 4.6, clause by clause, and the error code of 4.7. */
final class PagingRights {
    private final PagingControls controls;

    PagingRights(PagingControls controls) {
        this.controls = controls;
    }

    /**
     * Whether the access is allowed by access rights (4.6.1) and protection keys (4.6.2).
     *
     * @param all logical AND of the entries used
     * @param any logical OR of the entries used
     * @param leaf the entry that maps the page
     */
    boolean allows(Access access, boolean user, long all, long any, long leaf) {
        return allowsByRights(access, user, all, any) && !deniesByKey(access, user, all, leaf);
    }

    /** 4.7: the bits that describe the access, whatever made it fault. */
    int accessBits(Access access, boolean user) {
        int code = 0;
        if (access == Access.WRITE) {
            code |= PageFaultErrorCode.WRITE;
        }
        if (user) {
            code |= PageFaultErrorCode.USER;
        }
        if (access == Access.FETCH && (noExecute() || cr4(ControlBits.CR4_SMEP))) {
            code |= PageFaultErrorCode.FETCH;
        }
        return code;
    }

    boolean noExecute() {
        return (controls.efer() & ControlBits.EFER_NXE) != 0;
    }

    /** 4.6.1. A user-mode address has U/S set in every entry; all others are supervisor-mode addresses. */
    private boolean allowsByRights(Access access, boolean user, long all, long any) {
        boolean userAddress = (all & PagingEntry.USER) != 0;
        boolean writable = (all & PagingEntry.WRITABLE) != 0;
        boolean executable = !noExecute() || (any & PagingEntry.EXECUTE_DISABLE) == 0;
        if (user) {
            switch (access) {
                case READ:
                    return userAddress;
                case WRITE:
                    return userAddress && writable;
                default:
                    return userAddress && executable;
            }
        }
        boolean prevented = userAddress && cr4(ControlBits.CR4_SMAP) && !controls.ac();
        switch (access) {
            case READ:
                return !prevented;
            case WRITE:
                return !prevented && (writable || !writeProtect());
            default:
                return executable && !(userAddress && cr4(ControlBits.CR4_SMEP));
        }
    }

    /** 4.6.2: data accesses to user-mode addresses need the consent of the page's key. */
    boolean deniesByKey(Access access, boolean user, long all, long leaf) {
        if (!cr4(ControlBits.CR4_PKE) || access == Access.FETCH || (all & PagingEntry.USER) == 0) {
            return false;
        }
        int key = PagingEntry.protectionKey(leaf);
        return ControlBits.accessDisabled(controls.pkru(), key)
                || access == Access.WRITE
                        && ControlBits.writeDisabled(controls.pkru(), key)
                        && (user || writeProtect());
    }

    private boolean writeProtect() {
        return (controls.cr0() & ControlBits.CR0_WP) != 0;
    }

    private boolean cr4(long bit) {
        return (controls.cr4() & bit) != 0;
    }
}
