package cofferdam.kernel.soak;

import cofferdam.kernel.core.Platform;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.spec.memory.PhysicalMemory;
import java.util.Arrays;

/**
 * Memory without a machine around it. Notes what the kernel did in a step: which table frames it changed, where else it read
 * and wrote, what it scrubbed and copied, which caches it dropped, and whether it dropped them after it took something away.
 */
final class LoggedMemory implements Platform {
    private static final int PARTITIONS = 16;

    final PhysicalMemory memory;
    /** Frames scrubbed and copied in this step, tables left out; of a copy, source and target. */
    final Longs scrubs = new Longs();

    final Longs copies = new Longs();
    /** Tables changed in this step, by their numbers. */
    final Longs tables = new Longs();

    final Longs resets = new Longs();
    /** What was read and written beside tables in this step. */
    final Range reads = new Range();

    final Range writes = new Range();

    private final SystemPlan plan;
    private final long tableBase;
    private final long tableEnd;
    private final boolean[] touched;
    private final int[] revoked;
    private final int[] tlbFlush = new int[PARTITIONS];
    private final int[] iotlbFlush = new int[PARTITIONS + 1];
    private int contextFlush;
    private int time;

    LoggedMemory(SystemPlan plan) {
        this.plan = plan;
        memory = new PhysicalMemory(plan.blocks().get(plan.blocks().size() - 1).end());
        tableBase = plan.address(plan.kernelFrame());
        tableEnd = tableBase + 4096L * plan.tableFrames();
        touched = new boolean[plan.tableFrames()];
        revoked = new int[plan.tableFrames()];
    }

    /** All zero again, as for another boot. */
    void clear() {
        for (SystemPlan.Block block : plan.blocks()) {
            int first = (int) (block.address() >>> 12);
            for (int i = 0; i < block.frames(); i++) {
                memory.scrubFrame(first + i);
            }
        }
        forget();
    }

    /** A step begins. */
    void forget() {
        for (int i = 0; i < tables.count(); i++) {
            int table = (int) tables.get(i);
            touched[table] = false;
            revoked[table] = 0;
        }
        tables.clear();
        scrubs.clear();
        copies.clear();
        resets.clear();
        reads.clear();
        writes.clear();
        if (time > 0) {
            Arrays.fill(tlbFlush, 0);
            Arrays.fill(iotlbFlush, 0);
            contextFlush = 0;
            time = 0;
        }
    }

    @Override
    public long read(long physical) {
        if (physical < tableBase || physical >= tableEnd) {
            reads.add(physical);
        }
        return memory.read64(aligned(physical, 8));
    }

    @Override
    public void write(long physical, long word) {
        long at = aligned(physical, 8);
        if (at < tableBase || at >= tableEnd) {
            writes.add(at);
        } else {
            int table = table(at);
            long old = memory.read64(at);
            if (old != 0 && old != word) {
                revoked[table] = ++time;
            }
        }
        memory.write64(at, word);
    }

    @Override
    public void scrubFrame(long physical) {
        long at = aligned(physical, 4096);
        if (at >= tableBase && at < tableEnd) {
            table(at);
        } else {
            scrubs.add(at);
        }
        memory.scrubFrame((int) (at >>> 12));
    }

    @Override
    public void copyFrame(long from, long to) {
        copies.add(aligned(from, 4096));
        copies.add(aligned(to, 4096));
        memory.copyFrame((int) (from >>> 12), (int) (to >>> 12));
    }

    @Override
    public void flushTlb(int partition) {
        tlbFlush[partition] = ++time;
    }

    @Override
    public void flushIotlb(int domain) {
        iotlbFlush[domain] = ++time;
    }

    @Override
    public void flushContextCache() {
        contextFlush = ++time;
    }

    @Override
    public void resetDevice(int device) {
        resets.add(device);
    }

    /** Whether an entry of a table was changed or taken away in this step and a partition's TLB not dropped since. */
    boolean staleTlb(int table, int partition) {
        return revoked[table] > tlbFlush[partition];
    }

    /** The same for the IOTLB and a device's domain. */
    boolean staleIotlb(int table, int domain) {
        return revoked[table] > iotlbFlush[domain];
    }

    /** The same for the context cache. */
    boolean staleContexts(int table) {
        return revoked[table] > contextFlush;
    }

    /** Host-physical address of a table. */
    long tableAddress(int table) {
        return tableBase + 4096L * table;
    }

    /** Number of the table at an address, or -1. */
    int tableAt(long address) {
        return address < tableBase || address >= tableEnd ? -1 : (int) (address - tableBase >>> 12);
    }

    private int table(long address) {
        int table = (int) (address - tableBase >>> 12);
        if (!touched[table]) {
            touched[table] = true;
            tables.add(table);
        }
        return table;
    }

    private static long aligned(long physical, int size) {
        if (physical < 0 || physical % size != 0) {
            throw new Broken("G9-05", "the kernel asks for host-physical 0x" + Long.toHexString(physical));
        }
        return physical;
    }

    /** The lowest and the highest word of several. */
    static final class Range {
        private long least = Long.MAX_VALUE;
        private long most = -1;
        private int count;

        private void add(long address) {
            least = Math.min(least, address);
            most = Math.max(most, address);
            count++;
        }

        private void clear() {
            least = Long.MAX_VALUE;
            most = -1;
            count = 0;
        }

        int count() {
            return count;
        }

        /** Whether all lie among so many bytes from an address on. */
        boolean within(long address, long bytes) {
            return count == 0 || least >= address && most < address + bytes;
        }

        long least() {
            return least;
        }
    }
}
