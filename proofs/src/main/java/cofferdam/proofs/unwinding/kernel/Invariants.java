package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Ledger;
import cofferdam.spec.system.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What holds in every state: the real tables say exactly what the ledger says, the ledger says nothing that the description
 * does not allow, and no cache may give more than the tables. Each sentence ends with the requirement that it is about.
 * Requirements G1-03, G1-13, G3-01, G5-03, G6-03.
 */
final class Invariants {
    private final KernelSystem system;
    private final Inspection inspection;
    private final Leave leave;
    private final int[] frames;
    private final int[] restarts;
    private final int[] words;
    private final int[] depth;
    /** By space and accessed page: what the ledger says there. */
    private final long[][] said;

    Invariants(KernelSystem system) {
        this.system = system;
        inspection = system.kernel().inspection();
        leave = new Leave(system.model().description(), inspection);
        frames = system.model().used(inspection);
        List<Partition> partitions = system.model().description().partitions();
        restarts = partitions.stream()
                .mapToInt(p -> p.faults().stream()
                        .mapToInt(Partition.FaultRule::limit)
                        .max()
                        .orElse(0))
                .toArray();
        words = system.model().description().queuingPorts().stream()
                .mapToInt(q -> q.messageSize() / 8)
                .toArray();
        depth = system.model().description().queuingPorts().stream()
                .mapToInt(q -> q.depth())
                .toArray();
        int[][] pages = system.model().accessed();
        said = new long[pages.length][];
        for (int s = 0; s < pages.length; s++) {
            said[s] = new long[pages[s].length];
        }
    }

    /** Which invariant the current state breaks, in words, or null. */
    String broken() {
        if (!system.translations().kept().isEmpty()) {
            Translations.Stale entry = system.translations().kept().get(0);
            return name(entry.space()) + " may still reach page 0x" + Long.toHexString(4096L * entry.page())
                    + " through a cache, but no longer by the tables"
                    + (entry.space() < restarts.length ? " (G6-03)" : " (G3-05)");
        }
        for (int p = 0; p < restarts.length; p++) {
            if (inspection.restarts(p) > restarts[p]) {
                return name(p) + " was restarted " + inspection.restarts(p) + " times (G5-03)";
            }
        }
        for (int p = 0; p < restarts.length; p++) {
            if (inspection.status(p) == Abi.STOPPED && system.kernel().pendingVector(p) >= 0) {
                return name(p) + " has stopped, and vector " + system.kernel().pendingVector(p)
                        + " waits for it (G3-06)";
            }
        }
        for (int q = 0; q < depth.length; q++) {
            if (inspection.queueCount(q) > depth[q] || inspection.queueCount(q) < 0 || tooLong(q)) {
                return "queue " + q + " holds more than it has room for (G2-05)";
            }
        }
        String broken = ledger();
        return broken != null ? broken : tables();
    }

    private boolean tooLong(int q) {
        for (int n = 0; n < inspection.queueCount(q); n++) {
            if (inspection.queueLength(q, n) > words[q]) {
                return true;
            }
        }
        return false;
    }

    /** Each row of the ledger is sound and allowed; gathers what the rows say about pages. */
    private String ledger() {
        for (long[] pages : said) {
            Arrays.fill(pages, 0);
        }
        for (int f : frames) {
            int state = inspection.frameState(f);
            int owner = inspection.frameOwner(f);
            int borrower = inspection.frameBorrower(f);
            boolean sound = Ledger.rowOk(
                    state,
                    owner,
                    inspection.frameOwnerRights(f),
                    borrower,
                    inspection.frameBorrowerRights(f),
                    inspection.framePinned(f),
                    restarts.length);
            if (!sound) {
                return "the ledger's row of frame " + f + " is unsound (G9-05)";
            }
            String broken = reaches(f, owner, inspection.frameOwnerPage(f), inspection.frameOwnerRights(f), state);
            if (broken == null && borrower != Abi.NOBODY) {
                broken =
                        reaches(f, borrower, inspection.frameBorrowerPage(f), inspection.frameBorrowerRights(f), state);
            }
            if (broken != null) {
                return broken;
            }
            if (inspection.framePinned(f) && state != Ledger.OWNED) {
                return "frame " + f + " is under DMA, but not its owner's alone (G3-04)";
            }
        }
        return null;
    }

    private String reaches(int f, int p, int page, int rights, int state) {
        if (p == Abi.NOBODY || rights == 0) {
            return null;
        }
        if (!leave.allows(p, f, page, rights)) {
            return name(p) + " reaches frame " + f + " at page 0x" + Long.toHexString(4096L * page) + " with rights "
                    + rights + ", which is not declared (G1-02)";
        }
        long type = state == Ledger.DEVICE ? 0 : TableWalk.WRITE_BACK;
        int n = Arrays.binarySearch(system.model().accessed()[p], page);
        if (n < 0) {
            return "frame " + f + " is said to be at page 0x" + Long.toHexString(4096L * page) + " (G1-13)";
        }
        said[p][n] = inspection.frameAddress(f) | rights | type;
        return null;
    }

    /** The tables say what the ledger says. */
    private String tables() {
        Translations translations = system.translations();
        for (int p = 0; p < restarts.length; p++) {
            for (int n = 0; n < said[p].length; n++) {
                if (translations.found(p, n) != said[p][n]) {
                    return differs(p, translations.pages(p)[n], translations.found(p, n), said[p][n]);
                }
            }
        }
        for (int s = restarts.length; s < said.length; s++) {
            String broken = device(s);
            if (broken != null) {
                return broken;
            }
        }
        return translations.unusual() ? everything() : null;
    }

    /** A device reaches only what the kernel says it reaches: frames of its owner alone, at their own pages. */
    private String device(int space) {
        Translations translations = system.translations();
        int device = space - restarts.length;
        int owner = leave.ownerOfDevice(device);
        int mapped = 0;
        for (int n = 0; n < said[space].length; n++) {
            long found = translations.found(space, n);
            int page = translations.pages(space)[n];
            if (found == 0) {
                continue;
            }
            int f = inspection.frameAt(found & TableWalk.ADDRESS);
            if (f < 0 || !inspection.deviceReaches(device, f) || !inspection.framePinned(f)) {
                return name(space + 1) + " reaches page 0x" + Long.toHexString(4096L * page) + ", of which the kernel"
                        + " knows nothing (G3-01)";
            }
            if (inspection.frameOwner(f) != owner || inspection.frameOwnerPage(f) != page) {
                return name(space + 1) + " reaches page 0x" + Long.toHexString(4096L * page)
                        + ", which is not its owner's (G3-03)";
            }
            mapped++;
        }
        for (int f : frames) {
            mapped -= inspection.deviceReaches(device, f) ? 1 : 0;
        }
        return mapped == 0 ? null : name(space + 1) + " does not reach what the kernel says (G3-01)";
    }

    /** Looks at all that the tables say, not only at the pages of the model. */
    private String everything() {
        List<String> found = new ArrayList<>();
        for (int s = 0; s < said.length; s++) {
            int space = s;
            system.translations().all(s, new TableWalk.Visitor() {
                @Override
                public void table(long address, int level, long page) {
                    // Tables are looked at by what they lead to.
                }

                @Override
                public void leaf(long page, long pages, long leaf) {
                    for (long i = 0; i < pages && found.isEmpty(); i++) {
                        int[] known = system.translations().pages(space);
                        if (Arrays.binarySearch(known, (int) (page + i)) < 0) {
                            found.add(differs(space, page + i, leaf, 0));
                        }
                    }
                }
            });
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private String differs(int space, long page, long found, long said) {
        String tables = found == 0 ? "nothing" : "0x" + Long.toHexString(found);
        String ledger = said == 0 ? "nothing" : "0x" + Long.toHexString(said);
        return name(space < restarts.length ? space : space + 1) + " finds " + tables + " at page 0x"
                + Long.toHexString(4096L * page) + ", the ledger says " + ledger
                + (space < restarts.length ? " (G1-13)" : " (G3-01)");
    }

    private String name(int space) {
        return system.domain(space < restarts.length ? space : Math.min(space, system.domains() - 1));
    }
}
