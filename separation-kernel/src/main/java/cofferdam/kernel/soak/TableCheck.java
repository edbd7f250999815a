package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.walk.EptMap;
import cofferdam.spec.walk.VtdMap;
import cofferdam.spec.x86.PagingFeatures;
import java.util.Arrays;

/**
 * Walks the real tables with the reference walkers: they say exactly what the rows of frames say, lie in the kernel's table
 * frames, each in one tree, and whatever they no longer say no cache still holds. Requirements G1-02, G1-12, G1-13, G3-01,
 * G3-05, G6-03, G8-03.
 */
final class TableCheck {
    private static final int UNKNOWN = -1;
    private static final int DEVICES = 100;
    private static final int CONTEXTS = 200;
    private static final int UNCACHED = 0;
    private static final int WRITE_BACK = 6;

    private final SystemPlan plan;
    private final Kernel kernel;
    private final LoggedMemory memory;
    private final ModelMemory rows;
    private final PagingFeatures paging;
    private final RemappingFeatures remapping;
    /** Whose tree each table is in. */
    private final int[] tree;

    private final boolean[] dirty;
    /** Pages that the present walk has met, of a partition or, one by one, of devices. */
    private int pages;

    private final int[] devicePages;

    TableCheck(SystemPlan plan, Kernel kernel, LoggedMemory memory, ModelMemory rows) {
        this.plan = plan;
        this.kernel = kernel;
        this.memory = memory;
        this.rows = rows;
        SystemPlan.Hardware h = plan.hardware();
        paging = new PagingFeatures(
                h.bits(), h.fiveLevels(), h.gigabytePages(), false, h.twoMegabytes(), h.oneGigabyte(), false);
        remapping =
                new RemappingFeatures(h.dmaWidth() == 48 ? 48 : 39, h.bits(), h.twoMegabytes(), h.oneGigabyte(), false);
        tree = new int[plan.tableFrames()];
        Arrays.fill(tree, UNKNOWN);
        dirty = new boolean[plan.partitions()];
        devicePages = new int[plan.devices().size()];
    }

    /** All trees. */
    void whole() {
        for (int p = 0; p < plan.partitions(); p++) {
            partition(p);
        }
        remapping();
    }

    /** The trees that a step has written, after a look at the caches. */
    void afterStep() {
        if (memory.tables.count() == 0) {
            return;
        }
        boolean devices = false;
        for (int i = 0; i < memory.tables.count(); i++) {
            int table = (int) memory.tables.get(i);
            int t = tree[table];
            if (t >= 0 && t < DEVICES) {
                dirty[t] = true;
                if (memory.staleTlb(table, t)) {
                    throw new Broken("G6-03", "a translation of partition " + t + " was changed and stays in TLBs");
                }
            } else {
                devices |= t != UNKNOWN;
                caches(table, t);
            }
        }
        for (int p = 0; p < dirty.length; p++) {
            if (dirty[p]) {
                dirty[p] = false;
                partition(p);
            }
        }
        if (devices) {
            remapping();
        }
    }

    private void caches(int table, int t) {
        if (t == CONTEXTS && memory.staleContexts(table)) {
            throw new Broken("G3-05", "a context entry was changed and stays in the context cache");
        }
        if (t >= DEVICES && t < CONTEXTS && memory.staleIotlb(table, t - DEVICES + 1)) {
            throw new Broken(
                    "G3-05", "a translation of device " + (t - DEVICES) + " was changed and stays in the IOTLB");
        }
    }

    private void partition(int p) {
        pages = 0;
        EptMap.leaves(memory.memory, paging, kernel.eptPointer(p), new EptMap.Visitor() {
            @Override
            public void leaf(long guest, long host, long bytes, int rights, int type) {
                for (long at = 0; at < bytes; at += 4096) {
                    visible(p, guest + at >>> 12, host + at, rights, type);
                }
            }

            @Override
            public void table(int level, long host) {
                claim(host, p);
            }

            @Override
            public void misconfigured(int level, long guest, long bytes, long entryAddress, long entry) {
                throw new Broken(
                        "G8-03", "the EPT entry 0x" + Long.toHexString(entry) + " of partition " + p + " is malformed");
            }
        });
        int wanted = 0;
        for (int f = 0; f < rows.state.length; f++) {
            wanted += rows.owner[f] == p && rows.rights[f] != 0 ? 1 : 0;
            wanted += rows.borrower[f] == p && rows.borrowerRights[f] != 0 ? 1 : 0;
        }
        Broken.unless(pages, wanted, "G1-13", "the number of pages in the tables of partition", p);
    }

    private void visible(int p, long page, long host, int rights, int type) {
        int f = plan.frameAt(host);
        boolean known = f >= 0 && type == (rows.state[f] == Ledger.DEVICE ? UNCACHED : WRITE_BACK);
        boolean owns = known && rows.owner[f] == p && rows.page[f] == page && rows.rights[f] == rights;
        boolean borrows =
                known && rows.borrower[f] == p && rows.borrowerPage[f] == page && rows.borrowerRights[f] == rights;
        if (!owns && !borrows) {
            throw new Broken(
                    "G1-13",
                    "the tables of partition " + p + " show " + at(host) + " at page 0x"
                            + Long.toHexString(page) + " with rights " + rights + " and memory type " + type
                            + ", which the ledger does not say");
        }
        pages++;
    }

    private void remapping() {
        if (kernel.dmaRootTable() == 0) {
            return;
        }
        Arrays.fill(devicePages, 0);
        VtdMap.leaves(memory.memory, remapping, kernel.dmaRootTable(), new VtdMap.Visitor() {
            private int device;

            @Override
            public void requester(int requesterId, int domain, boolean passThrough) {
                device = device(requesterId);
                if (device < 0 || passThrough || domain != device + 1 || (rows.admitted & 1 << device) == 0) {
                    throw new Broken(
                            "G3-01",
                            "requester 0x" + Integer.toHexString(requesterId) + " may do DMA as domain " + domain);
                }
            }

            @Override
            public void leaf(int requesterId, long address, long host, long bytes, int rights) {
                for (long at = 0; at < bytes; at += 4096) {
                    reached(device, address + at >>> 12, host + at, rights);
                }
            }

            @Override
            public void table(int level, long host) {
                claim(host, level == 0 ? CONTEXTS : DEVICES + device);
            }

            @Override
            public void malformed(int requesterId, FaultReason reason, long entryAddress, long entry) {
                throw new Broken(
                        "G8-03", "the remapping entry 0x" + Long.toHexString(entry) + " is malformed: " + reason);
            }
        });
        for (int d = 0; d < devicePages.length; d++) {
            int wanted = 0;
            for (int f = 0; f < rows.state.length; f++) {
                wanted += rows.reaches(d, f) ? 1 : 0;
            }
            Broken.unless(devicePages[d], wanted, "G3-01", "the number of pages in the tables of device", d);
        }
    }

    private int device(int requester) {
        for (int d = 0; d < plan.devices().size(); d++) {
            if (plan.devices().get(d).requester() == requester) {
                return d;
            }
        }
        return -1;
    }

    private void reached(int device, long page, long host, int rights) {
        int f = plan.frameAt(host);
        boolean may = f >= 0
                && rows.reaches(device, f)
                && rows.page[f] == page
                && rights == (rows.most[f] & Abi.READ + Abi.WRITE);
        if (!may) {
            throw new Broken(
                    "G3-01",
                    "the tables of device " + device + " show " + at(host) + " at page 0x" + Long.toHexString(page)
                            + " with rights " + rights + ", which the ledger does not say");
        }
        devicePages[device]++;
    }

    /** A table belongs into the kernel's table frames, and into one tree. */
    private void claim(long host, int whose) {
        int table = memory.tableAt(host);
        if (table < 0 || tree[table] != UNKNOWN && tree[table] != whose) {
            throw new Broken("G1-12", at(host) + " is used as a table, which it is not or elsewhere");
        }
        tree[table] = whose;
    }

    private String at(long host) {
        int f = plan.frameAt(host);
        return f < 0 ? "host-physical 0x" + Long.toHexString(host) : "frame " + f;
    }
}
