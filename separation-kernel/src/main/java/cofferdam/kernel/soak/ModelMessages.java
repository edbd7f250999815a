package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Limits;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.kernel.random.SystemPlan.Queue;
import cofferdam.kernel.random.SystemPlan.Sampling;
import cofferdam.spec.memory.PhysicalMemory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What waits in ports, and the hypercalls about them, QUEUE_SEND to SAMPLE_READ. */
final class ModelMessages {
    private static final long[] NONE = {};

    final List<Deque<long[]>> queues = new ArrayList<>();
    final int[] lost;
    final long[][] samples;

    /** Where this step's call reads or writes its message, -1 for nowhere, and what is written. */
    long buffer;

    long readBytes;
    long[] written;
    /** The ports this step changes, or -1. */
    int changedQueue;

    int changedSample;

    private final SystemPlan plan;
    private final ModelMemory memory;
    private final PhysicalMemory content;

    ModelMessages(SystemPlan plan, ModelMemory memory, PhysicalMemory content) {
        this.plan = plan;
        this.memory = memory;
        this.content = content;
        lost = new int[plan.queues().size()];
        samples = new long[plan.samplings().size()][];
        for (int c = 0; c < lost.length; c++) {
            queues.add(new ArrayDeque<>());
        }
        java.util.Arrays.fill(samples, NONE);
        forget();
    }

    /** A step begins. */
    void forget() {
        buffer = -1;
        readBytes = 0;
        written = NONE;
        changedQueue = -1;
        changedSample = -1;
    }

    long call(int p, int number, long port, long address, long length) {
        boolean queue = number <= Abi.QUEUE_LOST;
        if (port < 0 || port >= (queue ? lost.length : samples.length) || !ends(p, number, (int) port)) {
            return Abi.DENIED;
        }
        int c = (int) port;
        changedQueue = queue ? c : -1;
        changedSample = queue ? -1 : c;
        switch (number) {
            case Abi.QUEUE_SEND:
                return send(p, c, address, length);
            case Abi.QUEUE_RECEIVE:
                if (queues.get(c).isEmpty()) {
                    return Abi.EMPTY;
                }
                return hand(p, queues.get(c).peek(), address, length)
                        ? 8L * queues.get(c).poll().length
                        : Abi.INVALID;
            case Abi.QUEUE_LOST:
                int n = lost[c];
                lost[c] = 0;
                return n;
            case Abi.SAMPLE_WRITE:
                if (!readable(p, address, length, plan.samplings().get(c).words())) {
                    return Abi.INVALID;
                }
                samples[c] = take(length);
                return Abi.OK;
            default:
                if (samples[c].length == 0) {
                    return Abi.EMPTY;
                }
                return hand(p, samples[c], address, length) ? 8L * samples[c].length : Abi.INVALID;
        }
    }

    private boolean ends(int p, int number, int c) {
        switch (number) {
            case Abi.QUEUE_SEND:
                return plan.queues().get(c).from() == p;
            case Abi.SAMPLE_WRITE:
                return plan.samplings().get(c).from() == p;
            case Abi.SAMPLE_READ:
                return plan.samplings().get(c).to() == p;
            default:
                return plan.queues().get(c).to() == p;
        }
    }

    private long send(int p, int c, long address, long length) {
        Queue queue = plan.queues().get(c);
        if (!readable(p, address, length, queue.words())) {
            return Abi.INVALID;
        }
        if (queues.get(c).size() < queue.depth()) {
            queues.get(c).add(take(length));
            return Abi.OK;
        }
        if (queue.acknowledged()) {
            return Abi.FULL;
        }
        lost[c]++;
        return Abi.OK;
    }

    private boolean readable(int p, long address, long length, int words) {
        buffer = length < 8 || length > 8L * words ? -1 : place(p, address, length, Abi.READ);
        return buffer >= 0;
    }

    private long[] take(long length) {
        readBytes = length;
        long[] message = new long[(int) (length / 8)];
        for (int i = 0; i < message.length; i++) {
            message[i] = content.read64(buffer + 8L * i);
        }
        return message;
    }

    private boolean hand(int p, long[] message, long address, long capacity) {
        buffer = capacity < 8L * message.length ? -1 : place(p, address, 8L * message.length, Abi.READ + Abi.WRITE);
        written = buffer < 0 ? NONE : message;
        return buffer >= 0;
    }

    /** Host-physical address of a buffer of a partition: aligned words within one page that it reaches; or -1. */
    private long place(int p, long address, long length, int rights) {
        long offset = address & 4095;
        if (address < 0
                || address % 8 != 0
                || length % 8 != 0
                || length > 4096 - offset
                || address >>> 12 >= Limits.PAGES) {
            return -1;
        }
        int f = memory.frame(p, address >>> 12, rights);
        return f < 0 ? -1 : plan.address(f) + offset;
    }

    /** What was sent to a partition is gone. */
    void clear(int p) {
        for (int c = 0; c < lost.length; c++) {
            if (plan.queues().get(c).to() == p) {
                queues.get(c).clear();
                lost[c] = 0;
            }
        }
        for (int c = 0; c < samples.length; c++) {
            Sampling port = plan.samplings().get(c);
            samples[c] = port.to() == p ? NONE : samples[c];
        }
    }
}
