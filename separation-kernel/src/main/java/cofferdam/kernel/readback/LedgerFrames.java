package cofferdam.kernel.readback;

import cofferdam.kernel.core.Inspection;

/** Finds the kernel's frame numbers by host-physical address: frames are numbered in ascending order of addresses. */
final class LedgerFrames {
    private final Inspection inspection;

    LedgerFrames(Inspection inspection) {
        this.inspection = inspection;
    }

    /** The number of the frame that begins at an address, or -1 if the kernel keeps no account of it. */
    int number(long physical) {
        int low = 0;
        int high = inspection.frames() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long address = inspection.frameAddress(middle);
            if (address == physical) {
                return middle;
            }
            if (address < physical) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
