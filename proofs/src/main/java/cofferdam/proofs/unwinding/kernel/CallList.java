package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All hypercalls of a partition, each with arguments of every class: its own things, those of others, those that do not
 * exist; buffers that are its own, that are not, that are askew, that cross the end of a page.
 */
final class CallList {
    /** The page-size bit of an EPT entry, which is no right. */
    private static final int LARGE = 0x80;

    private static final int EVERY_RIGHT = 7;
    private static final long NOWHERE = 1L << 40;

    private final SystemDescription description;
    private final Partition partition;
    private final int p;
    private final boolean others;
    private final Bounds bounds;
    private final int[] pages;
    private final List<Action> calls = new ArrayList<>();

    CallList(KernelModel model, int p) {
        description = model.description();
        partition = description.partitions().get(p);
        bounds = model.bounds();
        others = bounds.otherCalls();
        pages = model.touched(p);
        this.p = p;
    }

    /** The calls. */
    List<Action> calls() {
        call("YIELD", Abi.YIELD, false);
        call("STOP", Abi.STOP, false);
        if (others) {
            call("PARTITION", Abi.PARTITION, false);
            call("TICKS", Abi.TICKS, false);
            call("call " + Abi.HYPERCALLS, Abi.HYPERCALLS, false);
            calls.add(new GuestCall(
                    partition.name() + " calls STOP at CPL 3",
                    p,
                    partition.processor(),
                    Abi.STOP,
                    0,
                    0,
                    0,
                    false,
                    true));
        }
        mappings();
        dma();
        grants();
        queues();
        samplings();
        events();
        return calls;
    }

    private void call(String name, int number, boolean foreign, long... arguments) {
        StringBuilder words =
                new StringBuilder(partition.name()).append(" calls ").append(name);
        long[] three = new long[3];
        for (int i = 0; i < arguments.length; i++) {
            three[i] = arguments[i];
            boolean address = arguments[i] >= 4096;
            words.append(i == 0 ? "(" : ", ")
                    .append(address ? "0x" + Long.toHexString(arguments[i]) : Long.toString(arguments[i]));
        }
        words.append(arguments.length == 0 ? "" : ")");
        calls.add(new GuestCall(
                words.toString(), p, partition.processor(), number, three[0], three[1], three[2], foreign, false));
    }

    private void mappings() {
        int region = 0;
        for (Partition owner : description.partitions()) {
            for (MemoryRegion memory : owner.memory()) {
                boolean own = owner == partition;
                boolean mayBecomeOwn = own || passedOn(owner.name() + "/" + memory.name());
                int count = (int) (memory.size() >>> 12);
                for (int i = 0; i < (mayBecomeOwn ? count : others ? 1 : 0); i++) {
                    if (!own || bounds.maps(partition.name(), (memory.at() >>> 12) + i)) {
                        map(region, i, !mayBecomeOwn, own ? memory.access().bits() : Abi.READ);
                    }
                }
                region++;
            }
        }
        if (others) {
            map(region, 0, true, Abi.READ);
            call("UNMAP", Abi.UNMAP, true, 0, 1 << 20);
            call("MAP", Abi.MAP, true, -1, 0, Abi.READ);
        }
    }

    /** Whether a region may become this partition's. */
    private boolean passedOn(String region) {
        return description.grants().stream()
                .anyMatch(grant -> grant.region().equals(region)
                        && grant.to().equals(partition.name())
                        && grant.modes().contains(Grant.Mode.DONATE));
    }

    private void map(int region, int index, boolean foreign, int most) {
        call("MAP", Abi.MAP, foreign, region, index, Abi.READ);
        if (most != Abi.READ) {
            call("MAP", Abi.MAP, foreign, region, index, most);
        }
        if (others && !foreign) {
            if (most != EVERY_RIGHT) {
                call("MAP", Abi.MAP, false, region, index, EVERY_RIGHT);
            }
            call("MAP", Abi.MAP, false, region, index, Abi.WRITE);
            call("MAP", Abi.MAP, false, region, index, LARGE | Abi.READ);
        }
        call("UNMAP", Abi.UNMAP, foreign, region, index);
    }

    private void dma() {
        List<Device> devices = description.assignedDevices();
        for (int d = 0; d <= devices.size(); d++) {
            int device = d;
            boolean own = d < devices.size()
                    && partition.devices().stream()
                            .anyMatch(a -> a.device().equals(devices.get(device).name()));
            int region = 0;
            for (Partition owner : description.partitions()) {
                for (MemoryRegion memory : owner.memory()) {
                    boolean mine = own && owner == partition;
                    int count = mine ? (int) (memory.size() >>> 12) : others ? 1 : 0;
                    for (int i = 0; i < count; i++) {
                        if (!mine || bounds.writes(partition.name(), (memory.at() >>> 12) + i)) {
                            call("DMA_MAP", Abi.DMA_MAP, !mine, d, region, i);
                            call("DMA_UNMAP", Abi.DMA_UNMAP, !mine, d, region, i);
                        }
                    }
                    region++;
                }
            }
        }
    }

    private void grants() {
        List<Grant> grants = description.numberedGrants();
        for (int g = 0; g <= grants.size(); g++) {
            boolean gives = g < grants.size() && grants.get(g).from().equals(partition.name());
            boolean takes = g < grants.size() && grants.get(g).to().equals(partition.name());
            int count = g < grants.size() ? sizeOf(grants.get(g).region()) : 0;
            for (int i = 0; i < (gives || takes ? count : others ? 1 : 0); i++) {
                if (gives || others && i == 0) {
                    call("LEND", Abi.LEND, !gives, g, i);
                    call("SHARE", Abi.SHARE, !gives, g, i);
                    call("DONATE", Abi.DONATE, !gives, g, i);
                    call("RECLAIM", Abi.RECLAIM, !gives, g, i);
                }
                if (takes || others && i == 0) {
                    call("RELINQUISH", Abi.RELINQUISH, !takes, g, i);
                }
            }
            if (others && (gives || takes)) {
                call("LEND", Abi.LEND, !gives, g, count);
            }
        }
    }

    private int sizeOf(String region) {
        return description.partitions().stream()
                .flatMap(owner ->
                        owner.memory().stream().filter(memory -> region.equals(owner.name() + "/" + memory.name())))
                .mapToInt(memory -> (int) (memory.size() >>> 12))
                .findFirst()
                .orElse(0);
    }

    private void queues() {
        List<Channel.Queuing> queues = description.queuingPorts();
        for (int c = 0; c <= queues.size(); c++) {
            Channel.Queuing queue = c < queues.size() ? queues.get(c) : null;
            boolean sends = queue != null && queue.from().equals(partition.name());
            boolean receives = queue != null && queue.to().equals(partition.name());
            int size = queue == null ? 8 : queue.messageSize();
            messages("QUEUE_SEND", Abi.QUEUE_SEND, sends, c, size);
            messages("QUEUE_RECEIVE", Abi.QUEUE_RECEIVE, receives, c, size);
            if (receives || others) {
                call("QUEUE_LOST", Abi.QUEUE_LOST, !receives, c);
            }
        }
    }

    private void samplings() {
        List<Channel.Sampling> samplings = description.samplingPorts();
        for (int c = 0; c <= samplings.size(); c++) {
            Channel.Sampling sampling = c < samplings.size() ? samplings.get(c) : null;
            boolean writes = sampling != null && sampling.from().equals(partition.name());
            boolean reads = sampling != null && sampling.to().equals(partition.name());
            int size = sampling == null ? 8 : sampling.messageSize();
            messages("SAMPLE_WRITE", Abi.SAMPLE_WRITE, writes, c, size);
            messages("SAMPLE_READ", Abi.SAMPLE_READ, reads, c, size);
        }
    }

    /** A call with a port, a buffer and a length. */
    private void messages(String name, int number, boolean own, int port, int size) {
        for (int page : IntStream.of(pages)
                .filter(n -> bounds.writes(partition.name(), n))
                .limit(own ? Integer.MAX_VALUE : others ? 1 : 0)
                .toArray()) {
            for (int length = 8; length <= (own ? size : 8); length += 8) {
                call(name, number, !own, port, 4096L * page, length);
            }
        }
        for (int page : own && others ? pages : new int[0]) {
            call(name, number, false, port, 4096L * page + 4088, 16);
        }
        if (own && others) {
            long page = 4096L * pages[0];
            call(name, number, false, port, NOWHERE, 8);
            call(name, number, false, port, page + 4, 8);
            call(name, number, false, port, page, 0);
            call(name, number, false, port, page, size + 8L);
        }
    }

    private void events() {
        List<EventLine> events = description.numberedEvents();
        for (int e = 0; e <= events.size(); e++) {
            boolean own = e < events.size() && events.get(e).from().equals(partition.name());
            if (own || others) {
                call("RAISE_EVENT", Abi.RAISE_EVENT, !own, e);
            }
        }
        if (others) {
            call("RAISE_EVENT", Abi.RAISE_EVENT, true, 1 << 20);
        }
    }
}
