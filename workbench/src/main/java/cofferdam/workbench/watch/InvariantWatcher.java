package cofferdam.workbench.watch;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at the kernel's own state: at boot, at every partition switch, after every change of health, and after each
 * hypercall the first time it has this outcome (G9-05).
 */
public final class InvariantWatcher extends Watcher {
    private final Inspection kernel;
    private final List<Channel.Queuing> queues;
    private final Set<List<Long>> seen = new HashSet<>();
    private boolean due;
    private long states;

    /** For one machine. */
    public InvariantWatcher(Machine machine) {
        super(machine);
        kernel = machine.kernel().inspection();
        queues = machine.description().queuingPorts();
    }

    @Override
    public void booted() {
        judge(-1);
    }

    @Override
    public void contextSwitch(int processor, int from, int to, long tick) {
        judge(from);
    }

    @Override
    public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
        due |= seen.add(List.of((long) partition, number, a, result));
    }

    @Override
    public void health(int partition, String now, long tick) {
        due = true;
    }

    @Override
    public void handled(int processor, int partition, int reason, long cycle) {
        if (due) {
            due = false;
            judge(partition);
        }
    }

    /** How many states were judged. */
    public long states() {
        return states;
    }

    private void judge(int actor) {
        states++;
        for (int frame = 0; frame < kernel.frames(); frame++) {
            String place = "physical " + hex(kernel.frameAddress(frame));
            LedgerRow.of(kernel, frame)
                    .fault(kernel.partitions())
                    .ifPresent(what -> report("G9-05", "the ledger's row of " + place + " " + what, actor, place));
        }
        for (int p = 0; p < kernel.partitions(); p++) {
            if (kernel.status(p) < Abi.RUNNING || kernel.status(p) > Abi.STOPPED || kernel.restarts(p) < 0) {
                report(
                        "G9-05",
                        "'" + name(p) + "' has status " + kernel.status(p) + " and " + kernel.restarts(p) + " restarts",
                        p,
                        "status");
            }
        }
        for (int port = 0; port < kernel.queues(); port++) {
            int count = kernel.queueCount(port);
            if (count < 0 || count > queues.get(port).depth() || kernel.queueLost(port) < 0) {
                report(
                        "G9-05",
                        "queuing port " + port + " holds " + count + " messages",
                        actor,
                        "queuing port " + port);
            }
        }
    }
}
