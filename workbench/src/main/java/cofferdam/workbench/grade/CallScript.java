package cofferdam.workbench.grade;

import cofferdam.kernel.core.Abi;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random hypercalls of all partitions of a system; many of them about queues, and many with odd arguments. */
final class CallScript {
    /** Number of the call that lab 4 adds. */
    static final int WAITING = 19;

    private static final long[] ODD_PORTS = {-1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 32, 64};
    private static final long[] OTHERS = {
        Abi.PARTITION,
        Abi.TICKS,
        Abi.MAP,
        Abi.UNMAP,
        Abi.DMA_MAP,
        Abi.DMA_UNMAP,
        Abi.LEND,
        Abi.SHARE,
        Abi.DONATE,
        Abi.RELINQUISH,
        Abi.RECLAIM,
        Abi.SAMPLE_WRITE,
        Abi.SAMPLE_READ,
        Abi.RAISE_EVENT,
        WAITING + 1,
        255,
        1L << 33 | WAITING,
        -1
    };

    private final SystemDescription system;
    private final List<Channel.Queuing> queues;
    private final SplittableRandom random;

    CallScript(SystemDescription system, long seed) {
        this.system = system;
        this.queues = system.queuingPorts();
        this.random = new SplittableRandom(seed);
    }

    /** One hypercall. */
    record Call(int partition, long number, long a, long b, long c) {}

    /** So many calls. */
    List<Call> calls(int count) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(next());
        }
        return calls;
    }

    private Call next() {
        Channel.Queuing queue = queues.get(random.nextInt(queues.size()));
        int from = system.partitionNumber(queue.from());
        int to = system.partitionNumber(queue.to());
        int anybody = random.nextInt(system.partitions().size());
        int kind = random.nextInt(100);
        if (kind < 30) {
            return new Call(kind < 20 ? to : anybody, WAITING, queue.id(), random.nextLong(), random.nextLong());
        }
        if (kind < 40) {
            return new Call(anybody, WAITING, port(queue), 0, 0);
        }
        if (kind < 65) {
            return new Call(
                    kind < 62 ? from : anybody,
                    Abi.QUEUE_SEND,
                    queue.id(),
                    buffer(from),
                    8L * (1 + random.nextInt(queue.messageSize() / 8)));
        }
        if (kind < 80) {
            return new Call(kind < 77 ? to : anybody, Abi.QUEUE_RECEIVE, queue.id(), buffer(to), queue.messageSize());
        }
        if (kind < 85) {
            return new Call(to, Abi.QUEUE_LOST, queue.id(), 0, 0);
        }
        long number = OTHERS[random.nextInt(OTHERS.length)];
        return new Call(anybody, number, random.nextInt(4), random.nextInt(4), random.nextInt(8));
    }

    private long port(Channel.Queuing queue) {
        int choice = random.nextInt(ODD_PORTS.length + 2);
        return choice < ODD_PORTS.length
                ? ODD_PORTS[choice]
                : choice == ODD_PORTS.length ? queue.id() + (1L << 32) : queues.size();
    }

    /** The beginning of a page that the partition may write, if it still reaches it. */
    private long buffer(int partition) {
        List<MemoryRegion> writable = system.partitions().get(partition).memory().stream()
                .filter(region -> region.access().write())
                .toList();
        return writable.get(random.nextInt(writable.size())).at();
    }
}
