package cofferdam.kernel.readback;

import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.tables.Run;
import cofferdam.spec.memory.PhysicalMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The kernel's ledger read once: neighbouring frames whose rows say the same are one stretch. */
final class LedgerReading {
    private static final int PAGE = PhysicalMemory.FRAME_BYTES;

    /**
     * Frames side by side with one owner, state and borrower; who has rights sees them side by side, too.
     *
     * @param ownerAt guest-physical address at which the owner sees the first, if it has rights
     * @param borrowerAt the same for the borrower
     */
    record Stretch(
            long physical,
            long bytes,
            int state,
            int owner,
            long ownerAt,
            int ownerRights,
            int borrower,
            long borrowerAt,
            int borrowerRights) {
        long end() {
            return physical + bytes;
        }

        private Stretch of(long length) {
            return new Stretch(
                    physical, length, state, owner, ownerAt, ownerRights, borrower, borrowerAt, borrowerRights);
        }
    }

    private final List<Stretch> stretches = new ArrayList<>();

    LedgerReading(Inspection ledger) {
        Stretch open = null;
        long bytes = 0;
        for (int f = 0; f < ledger.frames(); f++) {
            if (open == null || !continues(open, bytes, ledger, f)) {
                close(open, bytes);
                open = row(ledger, f);
                bytes = 0;
            }
            bytes += PAGE;
        }
        close(open, bytes);
    }

    private void close(Stretch open, long bytes) {
        if (open != null) {
            stretches.add(open.of(bytes));
        }
    }

    /** Whether a frame's row says what the rows before it say, without making an object for each frame. */
    private static boolean continues(Stretch open, long bytes, Inspection ledger, int f) {
        return ledger.frameAddress(f) == open.physical() + bytes
                && ledger.frameState(f) == open.state()
                && ledger.frameOwner(f) == open.owner()
                && ledger.frameOwnerRights(f) == open.ownerRights()
                && ledger.frameBorrower(f) == open.borrower()
                && ledger.frameBorrowerRights(f) == open.borrowerRights()
                && (open.ownerRights() == 0 || ledger.frameOwnerPage(f) * (long) PAGE == open.ownerAt() + bytes)
                && (open.borrowerRights() == 0
                        || ledger.frameBorrowerPage(f) * (long) PAGE == open.borrowerAt() + bytes);
    }

    private static Stretch row(Inspection ledger, int f) {
        return new Stretch(
                ledger.frameAddress(f),
                PAGE,
                ledger.frameState(f),
                ledger.frameOwner(f),
                (long) ledger.frameOwnerPage(f) * PAGE,
                ledger.frameOwnerRights(f),
                ledger.frameBorrower(f),
                (long) ledger.frameBorrowerPage(f) * PAGE,
                ledger.frameBorrowerRights(f));
    }

    /** The stretch that holds a host-physical address, or null if the kernel keeps no account of it. */
    Stretch at(long physical) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Stretch stretch = stretches.get(middle);
            if (physical < stretch.physical()) {
                high = middle - 1;
            } else if (physical >= stretch.end()) {
                low = middle + 1;
            } else {
                return stretch;
            }
        }
        return null;
    }

    /** What the rows say a partition reaches, in ascending order of guest-physical addresses. */
    List<Run> runs(int partition) {
        List<Run> runs = new ArrayList<>();
        for (Stretch s : stretches) {
            int type = s.state() == Ledger.DEVICE ? Run.UNCACHED : Run.WRITE_BACK;
            if (s.owner() == partition && s.ownerRights() != 0) {
                runs.add(new Run(s.ownerAt(), s.physical(), s.bytes(), s.ownerRights(), type));
            }
            if (s.borrower() == partition && s.borrowerRights() != 0) {
                runs.add(new Run(s.borrowerAt(), s.physical(), s.bytes(), s.borrowerRights(), type));
            }
        }
        runs.sort(Comparator.comparingLong(Run::at));
        return Run.merged(runs);
    }
}
