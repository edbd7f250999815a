package cofferdam.kernel.tables;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.walk.EptMap;
import cofferdam.spec.walk.VtdMap;
import cofferdam.spec.x86.PagingFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that one set of translation tables says, as listed by the reference walkers. */
public final class TableReading {
    /**
     * A frame used as a table.
     *
     * @param level 4..1 in a tree of pages, 0 for VT-d root and context tables
     * @param physical its host-physical address
     */
    public record Table(int level, long physical) {}

    /**
     * A malformed entry, or a table that is met on too many ways to list it each time.
     *
     * @param address first address that runs into it; for VT-d the requester id
     * @param entryAddress where the entry, or that table, lies
     * @param entry the entry, or -1
     */
    public record Malformed(long address, long entryAddress, long entry, String why) {}

    private static final String TOO_MANY_WAYS = " table met on too many ways; what lies under it is not listed";

    private final List<Run> runs = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Malformed> malformed = new ArrayList<>();

    private TableReading() {}

    /** Mapped stretches in ascending order, neighbours that continue each other merged. */
    public List<Run> runs() {
        return runs;
    }

    /** Frames used as tables, once per way to them. */
    public List<Table> tables() {
        return tables;
    }

    /** Malformed entries. */
    public List<Malformed> malformed() {
        return malformed;
    }

    /** Reads the EPT tree under an EPT pointer. */
    public static TableReading ofEpt(PhysicalMemory memory, PagingFeatures features, long eptp) {
        TableReading reading = new TableReading();
        EptMap.leaves(memory, features, eptp, new EptMap.Visitor() {
            @Override
            public void leaf(long guestPhysical, long hostPhysical, long bytes, int rights, int memoryType) {
                Run.append(reading.runs, new Run(guestPhysical, hostPhysical, bytes, rights, memoryType));
            }

            @Override
            public void table(int level, long hostPhysical) {
                reading.tables.add(new Table(level, hostPhysical));
            }

            @Override
            public void misconfigured(int level, long guestPhysical, long bytes, long entryAddress, long entry) {
                reading.malformed.add(
                        new Malformed(guestPhysical, entryAddress, entry, "EPT level " + level + " misconfigured"));
            }

            @Override
            public void unlisted(int level, long guestPhysical, long bytes, long table) {
                reading.malformed.add(new Malformed(guestPhysical, table, -1, "EPT level " + level + TOO_MANY_WAYS));
            }
        });
        return reading;
    }

    /** What one VT-d root table says. */
    public record Remapping(Map<Integer, Requester> requesters, List<Table> tables, List<Malformed> malformed) {}

    /**
     * A requester with a valid context entry and what it reaches.
     *
     * @param table its top table, or -1 with pass-through or a table outside memory
     */
    public record Requester(int id, int domain, boolean passThrough, long table, List<Run> runs) {}

    /** Reads root, context and second-level tables. */
    public static Remapping ofRemapping(PhysicalMemory memory, RemappingFeatures features, long rootTable) {
        Map<Integer, Requester> requesters = new TreeMap<>();
        List<Table> tables = new ArrayList<>();
        List<Malformed> malformed = new ArrayList<>();
        VtdMap.leaves(memory, features, rootTable, new VtdMap.Visitor() {
            private Requester last;

            @Override
            public void requester(int requesterId, int domain, boolean passThrough) {
                last = new Requester(requesterId, domain, passThrough, -1, new ArrayList<>());
                requesters.put(requesterId, last);
            }

            @Override
            public void leaf(int requesterId, long address, long hostPhysical, long bytes, int rights) {
                Run.append(
                        requesters.get(requesterId).runs(),
                        new Run(address, hostPhysical, bytes, rights, Run.WRITE_BACK));
            }

            @Override
            public void table(int level, long hostPhysical) {
                tables.add(new Table(level, hostPhysical));
                // The first table after a requester is its top table.
                if (level > 0 && last != null && last.table() < 0) {
                    last = new Requester(last.id(), last.domain(), last.passThrough(), hostPhysical, last.runs());
                    requesters.put(last.id(), last);
                }
            }

            @Override
            public void malformed(int requesterId, FaultReason reason, long entryAddress, long entry) {
                malformed.add(new Malformed(requesterId, entryAddress, entry, "VT-d " + reason));
            }

            @Override
            public void unlisted(int requesterId, int level, long address, long table) {
                malformed.add(new Malformed(requesterId, table, -1, "VT-d level " + level + TOO_MANY_WAYS));
            }
        });
        return new Remapping(requesters, tables, malformed);
    }
}
