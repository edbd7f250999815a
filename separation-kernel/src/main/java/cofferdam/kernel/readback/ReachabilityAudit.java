package cofferdam.kernel.readback;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference.Kind;
import cofferdam.kernel.tables.Declaration;
import cofferdam.kernel.tables.Run;
import cofferdam.kernel.tables.TableReading;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who reaches which frame of physical memory by processor or by DMA, from a walk of the real tables, and whether each may
 * (claims G1 and G3). Allowed are the declared owners, declared memory channels, and those grants that are active and
 * declared.
 */
public final class ReachabilityAudit {
    private final Machine machine;
    private final Leave leave;
    private final List<Difference> differences = new ArrayList<>();

    private ReachabilityAudit(Machine machine, LedgerReading ledger) {
        this.machine = machine;
        leave = new Leave(machine, ledger);
    }

    /** Whatever is reached without leave, now; includes stale translations in TLBs and the IOTLB, and what {@link LedgerAudit} finds. */
    public static List<Difference> check(Machine machine) {
        LedgerReading ledger = new LedgerReading(machine.kernel().inspection());
        ReachabilityAudit audit = new ReachabilityAudit(machine, ledger);
        MachineTables tables = MachineTables.of(machine);
        SystemDescription description = machine.description();
        for (int p = 0; p < tables.partitions(); p++) {
            int partition = p;
            String name = description.partitions().get(p).name();
            audit.judge(
                    "partition " + name,
                    name,
                    tables.partition(p).runs(),
                    page -> audit.leave.forPartition(partition, page));
        }
        audit.judgeDevices(tables);
        audit.differences.addAll(TableFrames.check(machine, tables));
        audit.differences.addAll(CachedTranslationAudit.check(machine, tables));
        audit.differences.addAll(LedgerAudit.check(machine, tables, ledger));
        return audit.differences;
    }

    private void judgeDevices(MachineTables tables) {
        Declaration declaration = machine.declaration();
        for (TableReading.Requester requester : tables.remapping().requesters().values()) {
            int device = declaration.deviceOf(requester.id());
            String name = ReadBack.deviceName(machine, declaration, requester.id());
            if (requester.passThrough()) {
                differences.add(new Difference(
                        Kind.KERNEL_REACHABLE, name, -1, -1, name + " reaches all memory: its DMA is not translated"));
            }
            judge("device " + name, name, requester.runs(), page -> leave.forDevice(device, page));
        }
        judgeDomains(tables);
    }

    /** A domain id with two sets of tables lets one device use translations that were cached for another. */
    private void judgeDomains(MachineTables tables) {
        Map<Integer, TableReading.Requester> byDomain = new TreeMap<>();
        for (TableReading.Requester requester : tables.remapping().requesters().values()) {
            TableReading.Requester other = byDomain.putIfAbsent(requester.domain(), requester);
            if (other != null && other.table() != requester.table()) {
                String name = ReadBack.deviceName(machine, machine.declaration(), requester.id());
                differences.add(new Difference(
                        Kind.SHARED_FRAME,
                        name,
                        -1,
                        requester.table(),
                        "device " + name + " has the domain id " + requester.domain() + " of device "
                                + ReadBack.deviceName(machine, machine.declaration(), other.id())
                                + " but other tables, so each can use translations cached for the other"));
            }
        }
    }

    private interface Judge {
        Leave.Refusal judge(Run piece);
    }

    /** Judges piece by piece; neighbouring pieces refused for one reason become one difference. */
    private void judge(String who, String name, List<Run> runs, Judge judge) {
        for (Run run : runs) {
            long from = -1;
            Leave.Refusal open = null;
            for (long at = run.at(); at < run.end(); ) {
                long length = leave.piece(run.part(at, 0).physical(), run.end() - at);
                Leave.Refusal refusal = judge.judge(run.part(at, length));
                if (open != null && !open.equals(refusal)) {
                    add(who, name, run.part(from, at - from), open);
                    open = null;
                }
                if (refusal != null && open == null) {
                    open = refusal;
                    from = at;
                }
                at += length;
            }
            if (open != null) {
                add(who, name, run.part(from, run.end() - from), open);
            }
        }
    }

    private void add(String who, String name, Run run, Leave.Refusal refusal) {
        differences.add(new Difference(
                refusal.kind(),
                name,
                run.at(),
                run.physical(),
                who + " reaches " + ReadBack.target(run, machine.declaration()) + " at " + ReadBack.range(run)
                        + " with rights " + Run.letters(run.rights()) + ", " + refusal.why()));
    }
}
