package cofferdam.spec.machine;

import cofferdam.spec.system.Partition;
import java.util.ArrayList;
import java.util.List;

/**
 * All actions of a small system: each access to each page, each hypercall with each argument, each fault, each access of each
 * device, each tick. What is out of range is there once: one page that is never seen, one number beyond the last.
 *
 * <p>The list is made from the kinds of actions and from the numbers of hypercalls, so that none can be forgotten: for a new
 * one the compiler asks for its arguments.
 */
public final class Alphabet {
    private static final int PAGE_BYTES = 4096;

    private final Blueprint blueprint;
    private final int values;
    private final int devices;
    private final List<Action> actions = new ArrayList<>();

    private Alphabet(Blueprint blueprint, int values) {
        this.blueprint = blueprint;
        this.values = values;
        devices = FlowPolicy.devices(blueprint.system).size();
    }

    /**
     * The actions of a machine.
     *
     * @param values how many different words are written: 0, 1, ...
     */
    static List<Action> of(Blueprint blueprint, int values) {
        Alphabet alphabet = new Alphabet(blueprint, values);
        for (Action.Kind kind : Action.Kind.values()) {
            int many =
                    switch (kind.actor()) {
                        case PARTITION -> blueprint.partitions;
                        case PROCESSOR ->
                            blueprint.system.platform().processors().count();
                        case DEVICE -> alphabet.devices;
                    };
            for (int who = 0; who < many; who++) {
                alphabet.add(kind, who);
            }
        }
        return List.copyOf(alphabet.actions);
    }

    private void add(Action.Kind kind, int who) {
        switch (kind) {
            case TICK, USER_CALL, IDENTIFY, CARRY_ON, LINE -> put(kind, who);
            case ENTER, HALT -> {
                put(kind, who, 0);
                put(kind, who, 1);
            }
            case READ, EXECUTE -> accesses(kind, who, pages(who), 1);
            case WRITE -> accesses(kind, who, pages(who), values);
            case DMA_READ -> accesses(kind, who, reach(who), 1);
            case DMA_WRITE -> accesses(kind, who, reach(who), values);
            case FAULT -> {
                for (int fault = 0; fault < Partition.Fault.values().length; fault++) {
                    for (int cut = Standing.CUT_NOTHING; cut <= Standing.CUT_DOUBLE_FAULT; cut++) {
                        put(kind, who, fault, cut);
                    }
                }
            }
            case CALL -> {
                for (Call call : Call.values()) {
                    calls(call, who);
                }
                put(kind, who, Call.values().length);
            }
        }
    }

    private void calls(Call call, int p) {
        switch (call) {
            case PARTITION, TICKS, YIELD, STOP -> put(call, p);
            case MAP ->
                regions((r, i) -> {
                    for (int rights : new int[] {0, 1, 3, 5, 7}) {
                        put(call, p, r, i, rights);
                    }
                });
            case UNMAP -> regions((r, i) -> put(call, p, r, i));
            case DMA_MAP, DMA_UNMAP ->
                regions((r, i) -> {
                    for (int d = 0; d <= devices; d++) {
                        put(call, p, d, r, i);
                    }
                });
            case LEND, SHARE, DONATE, RELINQUISH, RECLAIM -> grants((g, i) -> put(call, p, g, i));
            case QUEUE_SEND, QUEUE_RECEIVE -> {
                int[] most = blueprint.system.queuingPorts().stream()
                        .mapToInt(c -> c.messageSize() / 8)
                        .toArray();
                buffers(call, p, most);
            }
            case SAMPLE_WRITE, SAMPLE_READ -> {
                int[] most = blueprint.system.samplingPorts().stream()
                        .mapToInt(c -> c.messageSize() / 8)
                        .toArray();
                buffers(call, p, most);
            }
            case QUEUE_LOST -> numbers(call, p, blueprint.system.queuingPorts().size());
            case RAISE_EVENT -> numbers(call, p, blueprint.system.events().size());
        }
    }

    /** For each two numbers. */
    @FunctionalInterface
    private interface Pairs {
        void pair(int a, int b);
    }

    private void regions(Pairs pairs) {
        for (int r = 0; r < blueprint.regionPages.length; r++) {
            for (int i = 0; i < blueprint.regionPages[r]; i++) {
                pairs.pair(r, i);
            }
        }
        pairs.pair(0, blueprint.regionPages[0]);
        pairs.pair(blueprint.regionPages.length, 0);
    }

    private void grants(Pairs pairs) {
        int count = blueprint.system.grants().size();
        for (int g = 0; g < count; g++) {
            int pages = blueprint
                    .regionPages[
                    blueprint.region(blueprint.system.numberedGrants().get(g).region())];
            for (int i = 0; i <= pages; i++) {
                pairs.pair(g, i);
            }
        }
        pairs.pair(count, 0);
    }

    private void numbers(Call call, int p, int count) {
        for (int i = 0; i <= count; i++) {
            put(call, p, i);
        }
    }

    /** Messages of each length, in each page; and those that do not fit. */
    private void buffers(Call call, int p, int[] most) {
        for (int port = 0; port <= most.length; port++) {
            int longest = port < most.length ? most[port] : 0;
            for (long page : pages(p)) {
                for (int length = 0; length <= Math.min(longest, blueprint.bounds.words()); length++) {
                    put(call, p, port, page * PAGE_BYTES, 8L * length);
                }
                put(call, p, port, page * PAGE_BYTES, 8L * longest + 8);
            }
            put(call, p, port, 1, 8);
        }
    }

    private void accesses(Action.Kind kind, int who, List<Long> pages, int most) {
        for (long page : pages) {
            for (int index = 0; index < blueprint.bounds.words(); index++) {
                for (int value = 0; value < most; value++) {
                    put(kind, who, page, index, value);
                }
            }
        }
    }

    /** The pages where a partition may see something, and one where it never does. */
    private List<Long> pages(int p) {
        List<Long> pages = new ArrayList<>();
        long last = 0;
        for (int f = 0; f < blueprint.frames; f++) {
            if (blueprint.page[p][f] != Blueprint.NOWHERE) {
                pages.add((long) blueprint.page[p][f]);
                last = Math.max(last, blueprint.page[p][f]);
            }
        }
        for (Partition.DeviceAssignment assignment :
                blueprint.system.partitions().get(p).devices()) {
            pages.add(assignment.registersAt() / PAGE_BYTES);
            last = Math.max(last, assignment.registersAt() / PAGE_BYTES);
        }
        while (blueprint.frameAt(p, last) >= 0 || blueprint.registersAt(p, last) >= 0) {
            last++;
        }
        pages.add(last);
        return pages;
    }

    /** All pages of a device's owner: those that it reaches by DMA, and those that it does not. */
    private List<Long> reach(int d) {
        String name = FlowPolicy.devices(blueprint.system).get(d).name();
        for (int p = 0; p < blueprint.partitions; p++) {
            if (blueprint.system.partitions().get(p).devices().stream()
                    .anyMatch(assignment -> assignment.device().equals(name))) {
                return pages(p);
            }
        }
        return List.of(0L);
    }

    private void put(Call call, int p, long... arguments) {
        actions.add(Action.call(p, call, arguments));
    }

    private void put(Action.Kind kind, int who, long... arguments) {
        actions.add(Action.of(kind, who, arguments));
    }
}
