package cofferdam.workbench.certify;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.watch.AuthorityWatcher;
import cofferdam.workbench.watch.DmaWatcher;
import cofferdam.workbench.watch.FaultWatcher;
import cofferdam.workbench.watch.PortWatcher;
import cofferdam.workbench.watch.ScheduleWatcher;
import cofferdam.workbench.watch.ViewWatcher;
import cofferdam.workbench.watch.Watcher;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Known-bad happenings in a sound machine, and known-bad states beside a sound one, that each watcher must reject (G11-01). */
final class WatcherCorruptions {
    private final Substitution subject;
    private final SystemDescription system;
    private final List<Corruption> all = new ArrayList<>();
    private Machine ordinary;

    private WatcherCorruptions(Substitution subject) {
        this.subject = subject;
        this.system = subject.system();
    }

    /** Those that a system has room for. */
    static List<Corruption> of(Substitution subject) {
        WatcherCorruptions corruptions = new WatcherCorruptions(subject);
        corruptions.calls();
        corruptions.userMode();
        corruptions.schedule();
        corruptions.dma();
        corruptions.ports();
        corruptions.faults();
        corruptions.views();
        return corruptions.all;
    }

    /** Something that a sound machine's watcher is told although it did not happen. */
    private <W extends Watcher> void happening(String name, Function<Machine, W> watcher, BiConsumer<W, Machine> told) {
        all.add(new Corruption(name, machine -> {}, machine -> {
            W watching = watcher.apply(machine);
            told.accept(watching, machine);
            return !watching.violations().isEmpty();
        }));
    }

    private void calls() {
        call("a queuing port that does not exist accepts a message", Abi.QUEUE_SEND, queues().size(), 0, 8);
        call(
                "an event that does not exist is raised",
                Abi.RAISE_EVENT,
                system.events().size(),
                0,
                0);
        call("MAP succeeds for a region that does not exist", Abi.MAP, 1L << 32, 0, 1);
        call("an unknown hypercall succeeds", Abi.HYPERCALLS, 0, 0, 0);
        if (system.partitions().size() > 1) {
            long others = system.partitions().get(0).memory().size();
            call("MAP succeeds for another's region", Abi.MAP, others, 0, 1);
        }
    }

    /** A call that succeeds although SS says privilege level 3. */
    private void userMode() {
        int attributes = GuestState.segment(GuestState.SS, GuestState.ATTRIBUTES);
        all.add(new Corruption(
                "a hypercall from user mode succeeds",
                m -> m.kernel().setRegister(0, attributes, m.kernel().register(0, attributes) | 3 << 5),
                m -> {
                    AuthorityWatcher watcher = new AuthorityWatcher(m);
                    watcher.hypercall(0, Abi.PARTITION, 0, 0, 0, 0, Abi.OK, 0);
                    return !watcher.violations().isEmpty();
                }));
    }

    private void call(String name, long number, long a, long b, long c) {
        happening(name, AuthorityWatcher::new, (watcher, m) -> watcher.hypercall(0, number, a, b, c, 0, Abi.OK, 0));
    }

    private void schedule() {
        if (system.partitions().size() > 1) {
            int processor = system.schedule().processors().get(0).processor();
            int last = system.partitions().size() - 1;
            happening("a partition executes outside its minor frames", ScheduleWatcher::new, (watcher, m) -> {
                watcher.exit(processor, last, ExitReason.HLT, 0, 0, 0, 0);
                watcher.exit(processor, 0, ExitReason.HLT, 0, 0, 0, 0);
            });
        }
    }

    private void dma() {
        long kernel = system.platform().kernel().base();
        for (int d = 0; d < system.platform().devices().size(); d++) {
            int device = d;
            happening(
                    "device " + d + " writes kernel memory",
                    DmaWatcher::new,
                    (watcher, m) -> watcher.dma(device, 0, kernel, 8, true, 0));
        }
    }

    private List<Channel.Queuing> queues() {
        return system.queuingPorts();
    }

    private void ports() {
        for (Channel.Queuing queue : queues()) {
            int receiver = system.partitionNumber(queue.to());
            long buffer = system.partitions().get(receiver).memory().get(0).at();
            happening(
                    "queue '" + queue.name() + "' hands out what nobody sent",
                    PortWatcher::new,
                    (watcher, m) -> watcher.hypercall(receiver, Abi.QUEUE_RECEIVE, queue.id(), buffer, 8, 0, 8, 0));
        }
    }

    private void faults() {
        for (int p = 0; p < system.partitions().size(); p++) {
            Partition partition = system.partitions().get(p);
            int number = p;
            happening(
                    "nothing follows a triple fault of '" + partition.name() + "'",
                    this::faultWatcher,
                    (watcher, m) -> {
                        watcher.exit(partition.processor(), number, ExitReason.TRIPLE_FAULT, 0, 0, 0, 0);
                        watcher.handled(partition.processor(), number, ExitReason.TRIPLE_FAULT, 0);
                    });
        }
    }

    private FaultWatcher faultWatcher(Machine machine) {
        return new FaultWatcher(machine, this::ordinary);
    }

    private void views() {
        for (int p = 0; p < system.partitions().size(); p++) {
            Partition partition = system.partitions().get(p);
            int number = p;
            String name = "'" + partition.name() + "'";
            all.add(new Corruption(
                    name + " sees another byte than in the ordinary run",
                    m -> {
                        long at = m.guestToHost(number, partition.start().stack() - 8);
                        m.memory().write8(at, m.memory().read8(at) ^ 1);
                    },
                    m -> differs(m, number)));
            all.add(new Corruption(
                    name + " sees another register than in the ordinary run",
                    m -> m.kernel().setRegister(number, 3, 42),
                    m -> differs(m, number)));
        }
    }

    private boolean differs(Machine machine, int partition) {
        ViewWatcher watcher = new ViewWatcher(machine, false);
        watcher.compare(ordinary(), Map.of(partition, EnumSet.allOf(Part.class)));
        return !watcher.violations().isEmpty();
    }

    /** A sound machine right after boot. */
    private Machine ordinary() {
        if (ordinary == null) {
            ordinary = Boot.boot(system, subject.images(), BootOptions.defaults());
        }
        return ordinary;
    }
}
