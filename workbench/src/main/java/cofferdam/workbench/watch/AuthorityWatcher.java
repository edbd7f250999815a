package cofferdam.workbench.watch;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.walk.Access;
import cofferdam.vcpu.GuestState;
import cofferdam.workbench.guest.CallNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges every hypercall's answer by the description alone: what the caller has no authority for must be refused
 * (G1-03, G1-04, G1-10, G2-02, G2-03, G2-06, G2-08, G2-09, G3-03, G9-02, G9-03).
 */
public final class AuthorityWatcher extends Watcher {
    private static final long PAGE = 4096;

    private final SystemDescription system;
    private final List<Channel.Queuing> queues;
    private final List<Channel.Sampling> samplings;
    private final List<EventLine> events;
    private final MemoryAuthority memory;
    private final Map<List<Long>, Long> answersForMissing = new HashMap<>();
    private final Map<List<Long>, Long> answersForForeign = new HashMap<>();
    private long calls;

    /** For one machine. */
    public AuthorityWatcher(Machine machine) {
        super(machine);
        system = machine.description();
        queues = system.queuingPorts();
        samplings = system.samplingPorts();
        events = system.numberedEvents();
        memory = new MemoryAuthority(system);
    }

    /** Hypercalls judged. */
    public long calls() {
        return calls;
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        calls++;
        String call = CallNames.of(number) + "(" + a + ", " + hex(b) + ", " + c + ")";
        if (userMode(partition)) {
            if (result != Abi.DENIED) {
                report("G9-03", call + " from user mode answers " + CallNames.result(result), partition, call);
            }
            return;
        }
        if (number < 0 || number >= Abi.HYPERCALLS) {
            if (result >= 0) {
                report("G9-02", "hypercall " + number + " does not exist but answers " + result, partition, call);
            }
            return;
        }
        switch ((int) number) {
            case Abi.PARTITION -> {
                if (result != partition) {
                    report("G2-02", "PARTITION() answers " + result + " to partition " + partition, partition, call);
                }
            }
            case Abi.QUEUE_SEND, Abi.QUEUE_RECEIVE, Abi.QUEUE_LOST -> queue(partition, number, a, b, c, result, call);
            case Abi.SAMPLE_WRITE, Abi.SAMPLE_READ -> sampling(partition, number, a, b, c, result, call);
            case Abi.RAISE_EVENT -> {
                boolean mine = a >= 0
                        && a < events.size()
                        && events.get((int) a).from().equals(name(partition));
                refuse("G2-08", mine, partition, result, call, "event " + a);
                if (mine && result != Abi.OK) {
                    report(
                            "G2-08",
                            "'" + name(partition) + "' is told " + CallNames.result(result)
                                    + " of the receiver of event '"
                                    + events.get((int) a).name() + "'",
                            partition,
                            "event " + a);
                }
                if (mine && result != Abi.OK) {
                    report(
                            "G2-08",
                            "'" + name(partition) + "' is told " + result + " for " + call
                                    + ", which depends on the receiver",
                            partition,
                            "event " + a);
                }
            }
            default ->
                memory.judge(partition, number, a, b, c, result)
                        .ifPresent(requirement ->
                                refuse(requirement, false, partition, result, call, memory.place(number, a, b, c)));
        }
    }

    /** Whether a partition runs at a privilege level other than 0: that of SS (SDM vol. 3, 25.4.1). */
    private boolean userMode(int partition) {
        int attributes = GuestState.segment(GuestState.SS, GuestState.ATTRIBUTES);
        return (machine.kernel().register(partition, attributes) >>> 5 & 3) != 0;
    }

    private void queue(int partition, long number, long port, long b, long c, long result, String call) {
        boolean exists = port >= 0 && port < queues.size();
        boolean mine =
                exists && ends(queues.get((int) port), number == Abi.QUEUE_SEND).equals(name(partition));
        refuse("G2-02", mine, partition, result, call, "queuing port " + port);
        if (number != Abi.QUEUE_LOST) {
            boolean sends = number == Abi.QUEUE_SEND;
            buffer(partition, sends ? c : result, b, sends ? Access.READ : Access.WRITE, result, call);
        }
        alike(partition, number, b, c, exists, mine, result, call);
        if (mine && result == Abi.FULL && !queues.get((int) port).acknowledged()) {
            report(
                    "G2-06",
                    "'" + name(partition) + "' is told that queue '"
                            + queues.get((int) port).name() + "' is full",
                    partition,
                    "queuing port " + port);
        }
    }

    private void sampling(int partition, long number, long port, long b, long c, long result, String call) {
        boolean exists = port >= 0 && port < samplings.size();
        boolean mine = exists
                && ends(samplings.get((int) port), number == Abi.SAMPLE_WRITE).equals(name(partition));
        refuse("G2-02", mine, partition, result, call, "sampling port " + port);
        boolean writes = number == Abi.SAMPLE_WRITE;
        buffer(partition, writes ? c : result, b, writes ? Access.READ : Access.WRITE, result, call);
        alike(partition, number, b, c, exists, mine, result, call);
    }

    /** The buffer of a call that succeeded must lie in one page that the caller itself may access so (G2-09). */
    private void buffer(int partition, long length, long address, Access access, long result, String call) {
        boolean inOnePage = length >= 0 && length <= PAGE - (address & PAGE - 1) && (address & 7) == 0;
        if (result >= 0 && (!inOnePage || machine.guestToHost(partition, address, access) < 0)) {
            report(
                    "G2-09",
                    "'" + name(partition) + "' made the kernel use a buffer that it may not "
                            + (access == Access.WRITE ? "write: " : "read: ") + call,
                    partition,
                    hex(address));
        }
    }

    private static String ends(Channel channel, boolean sender) {
        return sender ? channel.from() : channel.to();
    }

    private void refuse(String requirement, boolean authority, int partition, long result, String call, String place) {
        boolean carriedOut = result >= 0 || result == Abi.EMPTY || result == Abi.FULL;
        if (!authority && carriedOut) {
            report(
                    requirement,
                    "'" + name(partition) + "' has no authority for " + call + ", but it answers "
                            + (result >= 0 ? result + " (success)" : CallNames.result(result)),
                    partition,
                    place);
        }
    }

    /** A foreign and a missing port must answer alike when all other arguments are equal. */
    private void alike(
            int partition, long number, long b, long c, boolean exists, boolean mine, long result, String call) {
        if (mine) {
            return;
        }
        List<Long> key = List.of((long) partition, number, b, c);
        Long other = (exists ? answersForMissing : answersForForeign).get(key);
        (exists ? answersForForeign : answersForMissing).put(key, result);
        if (other != null && other != result) {
            report(
                    "G2-03",
                    call + " answers " + result + " for a port that " + (exists ? "is another's" : "does not exist")
                            + ", but " + other + " for one that " + (exists ? "does not exist" : "is another's"),
                    partition,
                    call);
        }
    }
}
