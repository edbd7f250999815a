package cofferdam.workbench.attack;

import static cofferdam.workbench.attack.Sighting.hex;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.AuditRing;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.spec.system.Partition;
import cofferdam.vcpu.ExitReason;
import cofferdam.workbench.guest.CallNames;
import cofferdam.workbench.watch.FaultKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes down what is seen of every partition: exits and what the kernel made of them, hypercalls, accesses by devices,
 * restarts and switches. Nothing is taken from what a guest says of itself (G9-04, G3-02).
 */
final class Sightings implements MachineObserver {
    private static final int GENERAL_PROTECTION = 13;

    private final Machine machine;
    private final Inspection kernel;
    private final ScrubbedWords words;
    private final Optional<FaultRecords> faults;
    private List<Sighting> sightings = new ArrayList<>();
    private String health = "";
    private int audited;
    private long qualification;
    private long guestPhysical;

    /**
     * For one machine.
     *
     * @param scrubbed signs that ask what a restart left of a word
     */
    Sightings(Machine machine, List<Sign> scrubbed) {
        this.machine = machine;
        this.kernel = machine.kernel().inspection();
        this.words = new ScrubbedWords(machine, scrubbed);
        this.faults = machine.iommu().map(FaultRecords::new);
    }

    /** What was seen since the last question. */
    List<Sighting> take() {
        List<Sighting> taken = sightings;
        sightings = new ArrayList<>();
        return taken;
    }

    @Override
    public void exit(
            int processor, int partition, int reason, long exitQualification, long physical, long rip, long cycle) {
        health = "";
        audited = kernel.auditCount();
        qualification = exitQualification;
        guestPhysical = physical;
        words.remember(partition);
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        String answer = result >= 0 ? "OK" : CallNames.result(result);
        boolean refused = result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN;
        boolean named = number >= 0 && number < Abi.HYPERCALLS;
        Map<String, String> facts = Map.of(
                "call",
                named ? CallNames.of(number) : CallNames.UNKNOWN,
                "answer",
                answer,
                "a",
                hex(a),
                "b",
                hex(b),
                "c",
                hex(c));
        String text = CallNames.of(number) + "(" + hex(a) + ", " + hex(b) + ", " + hex(c) + ") answers " + answer;
        if (!refused) {
            add(Barrier.ANSWERED, partition, facts, text);
        } else if (recorded(partition, number)) {
            add(Barrier.REFUSED, partition, facts, text + " and is recorded");
        }
    }

    @Override
    public void health(int partition, String now, long tick) {
        health = now;
        boolean stopped = kernel.status(partition) == Abi.STOPPED;
        int restarts = kernel.restarts(partition);
        if (stopped) {
            add(Barrier.STOPPED, partition, Map.of(), "stopped for ever after " + restarts + " restarts");
        } else {
            add(Barrier.RESTARTED, partition, Map.of(), "restart " + restarts);
            words.zeroed(partition)
                    .forEach(at -> add(
                            Barrier.SCRUBBED,
                            partition,
                            Map.of("at", hex(at)),
                            "the word at " + hex(at) + " is zero after the restart"));
        }
    }

    @Override
    public void handled(int processor, int partition, int reason, long cycle) {
        if (reason == ExitReason.EPT_VIOLATION) {
            String access = (qualification & 2) != 0 ? "write" : (qualification & 4) != 0 ? "execute" : "read";
            add(
                    Barrier.EPT_VIOLATION,
                    partition,
                    Map.of("access", access, "at", hex(guestPhysical)),
                    "EPT violation, " + access + " at " + hex(guestPhysical) + "; " + consequence(partition));
        } else if (reason == ExitReason.TRIPLE_FAULT) {
            add(Barrier.TRIPLE_FAULT, partition, Map.of(), "triple fault; " + consequence(partition));
        } else if (FaultKinds.of(reason).equals(Optional.of(Partition.Fault.FORBIDDEN_INSTRUCTION))) {
            String name = InstructionExits.name(reason);
            add(
                    Barrier.FORBIDDEN,
                    partition,
                    Map.of("instruction", name),
                    "VM exit for " + name + "; " + consequence(partition));
        }
    }

    @Override
    public void dma(int device, long address, long hostPhysical, int bytes, boolean write, long tick) {
        int owner = machine.declaration().ownerOfDevice(device);
        var described = machine.description().platform().devices().get(device);
        String access = write ? "write" : "read";
        Map<String, String> facts =
                new TreeMap<>(Map.of("device", described.name(), "access", access, "at", hex(address)));
        String text = "'" + described.name() + "' " + access + "s " + bytes + " bytes at " + hex(address);
        if (hostPhysical >= 0) {
            add(Barrier.DMA, owner, facts, text);
            return;
        }
        Optional<String> reason = faults.flatMap(records -> records.reason(described.pci(), address, write));
        reason.ifPresent(why -> facts.put("reason", why));
        String record = reason.map(why -> "fault record " + why).orElse("no fault record");
        add(Barrier.DMA_BLOCKED, owner, facts, text + ": blocked, " + record);
    }

    @Override
    public void injection(int partition, int vector, long cycle) {
        add(Barrier.DELIVERED, partition, Map.of("vector", hex(vector)), "vector " + vector + " is delivered");
    }

    @Override
    public void contextSwitch(int processor, int from, int to, long tick) {
        if (from >= 0 && kernel.status(from) == Abi.RUNNING) {
            add(
                    Barrier.PREEMPTED,
                    from,
                    Map.of(),
                    "still running at the end of its minor frame, taken off at tick " + tick);
        }
    }

    private void add(Barrier barrier, int partition, Map<String, String> facts, String text) {
        sightings.add(new Sighting(barrier, partition, machine.ticks(), facts, text));
    }

    private String consequence(int partition) {
        if (!health.isEmpty()) {
            return health;
        }
        boolean injected = (machine.kernel().entryInterruption(partition) & 0xff) == GENERAL_PROTECTION;
        return injected ? "#GP injected" : "it goes on";
    }

    /** Whether the audit ring got a record of a refused call of this number since the exit. */
    private boolean recorded(int partition, long number) {
        boolean found = false;
        for (int n = 0; n < kernel.auditCount() - audited; n++) {
            int detail = kernel.auditField(n, 3);
            found |= kernel.auditField(n, 1) == partition
                    && kernel.auditField(n, 2) == AuditRing.REFUSED
                    && (detail == number || detail < 0);
        }
        return found;
    }
}
