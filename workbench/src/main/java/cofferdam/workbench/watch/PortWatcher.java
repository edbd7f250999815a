package cofferdam.workbench.watch;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps queues and sampling ports of its own beside the kernel's and compares what is handed out (G2-04, G2-05, G2-06).
 */
public final class PortWatcher extends Watcher {
    private final List<Channel.Queuing> queues;
    private final List<Channel.Sampling> samplings;
    private final List<Deque<List<Long>>> queued = new ArrayList<>();
    private final List<List<Long>> sampled = new ArrayList<>();
    private final long[] lost;
    private final int[] restarts;

    /** For one machine. */
    public PortWatcher(Machine machine) {
        super(machine);
        queues = machine.description().queuingPorts();
        queues.forEach(queue -> queued.add(new ArrayDeque<>()));
        samplings = machine.description().samplingPorts();
        samplings.forEach(sampling -> sampled.add(List.of()));
        lost = new long[queues.size()];
        restarts = new int[machine.description().partitions().size()];
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        if (a < 0) {
            return;
        }
        int port = (int) Math.min(a, Integer.MAX_VALUE);
        if (result == Abi.EMPTY) {
            empty(partition, number, port);
        } else if (result >= 0) {
            done(partition, number, port, b, c, result);
        }
    }

    private void done(int partition, long number, int port, long b, long c, long result) {
        if (number == Abi.QUEUE_SEND && port < queues.size()) {
            send(port, message(partition, b, c));
        } else if (number == Abi.QUEUE_RECEIVE && port < queues.size()) {
            receive(partition, port, message(partition, b, result));
        } else if (number == Abi.QUEUE_LOST && port < queues.size()) {
            lost(partition, port, result);
        } else if (number == Abi.SAMPLE_WRITE && port < samplings.size()) {
            sampled.set(port, message(partition, b, c));
        } else if (number == Abi.SAMPLE_READ && port < samplings.size()) {
            List<Long> read = message(partition, b, result);
            if (!read.equals(sampled.get(port))) {
                report(
                        "G2-04",
                        "sampling port '" + samplings.get(port).name() + "' hands out " + words(read) + " instead of "
                                + words(sampled.get(port)),
                        partition,
                        "sampling port " + port);
            }
        }
    }

    /** A receiver that stops or starts again loses what was sent to it. */
    @Override
    public void handled(int processor, int partition, int reason, long cycle) {
        if (partition < 0) {
            return;
        }
        boolean stopped = machine.kernel().inspection().status(partition) == Abi.STOPPED;
        int now = machine.kernel().inspection().restarts(partition);
        if (now != restarts[partition] || stopped) {
            restarts[partition] = now;
            for (int port = 0; port < queues.size(); port++) {
                if (queues.get(port).to().equals(name(partition))) {
                    queued.get(port).clear();
                    lost[port] = 0;
                }
            }
            for (int port = 0; port < samplings.size(); port++) {
                if (samplings.get(port).to().equals(name(partition))) {
                    sampled.set(port, List.of());
                }
            }
        }
    }

    /** A port that says to its reader that it holds nothing must hold nothing. */
    private void empty(int partition, long number, int port) {
        boolean receives = number == Abi.QUEUE_RECEIVE
                && port < queues.size()
                && queues.get(port).to().equals(name(partition));
        if (receives && !queued.get(port).isEmpty()) {
            report(
                    "G2-05",
                    "queue '" + queues.get(port).name() + "' says it is empty, but "
                            + queued.get(port).size() + " messages were sent and not received",
                    partition,
                    "queuing port " + port);
        }
        boolean reads = number == Abi.SAMPLE_READ
                && port < samplings.size()
                && samplings.get(port).to().equals(name(partition));
        if (reads && !sampled.get(port).isEmpty()) {
            report(
                    "G2-04",
                    "sampling port '" + samplings.get(port).name() + "' says it is empty after a message was written",
                    partition,
                    "sampling port " + port);
        }
    }

    private void send(int port, List<Long> message) {
        if (queued.get(port).size() >= queues.get(port).depth()) {
            lost[port]++;
        } else {
            queued.get(port).addLast(message);
        }
    }

    private void receive(int partition, int port, List<Long> received) {
        List<Long> expected =
                queued.get(port).isEmpty() ? List.of() : queued.get(port).removeFirst();
        if (!received.equals(expected)) {
            report(
                    "G2-05",
                    "queue '" + queues.get(port).name() + "' hands out " + words(received) + " instead of "
                            + words(expected),
                    partition,
                    "queuing port " + port);
        }
    }

    private void lost(int partition, int port, long said) {
        if (said != lost[port]) {
            report(
                    "G2-06",
                    "queue '" + queues.get(port).name() + "' lost " + lost[port] + " messages but says " + said,
                    partition,
                    "queuing port " + port);
        }
        lost[port] = 0;
    }

    /** What lies in a buffer within one page of a partition, word by word; empty if the partition does not reach it. */
    private List<Long> message(int partition, long address, long bytes) {
        List<Long> words = new ArrayList<>();
        long at = machine.guestToHost(partition, address);
        for (long i = 0; at >= 0 && i < bytes; i += 8) {
            words.add(machine.memory().read64(at + i));
        }
        return words;
    }

    private static String words(List<Long> message) {
        if (message.isEmpty()) {
            return "nothing";
        }
        return message.size() + " words from " + hex(message.get(0));
    }
}
