package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** All actions of a model: what each partition, each device and each clock may do. */
final class ActionList {
    /** The explorer keeps an action's number in two bytes. */
    private static final int MOST = 1 << 16;

    private final KernelModel model;
    private final List<Action> actions = new ArrayList<>();

    ActionList(KernelModel model) {
        this.model = model;
        SystemDescription description = model.description();
        for (int p = 0; p < model.partitions(); p++) {
            accesses(p);
            exits(p);
            actions.addAll(new CallList(model, p).calls());
        }
        for (int d = 0; d < description.assignedDevices().size(); d++) {
            device(d, description.assignedDevices().get(d));
        }
        for (int c = 0; c < description.platform().processors().count(); c++) {
            actions.add(new Tick(c, model.policy().scheduler()));
        }
        room(0);
    }

    /** Room for so many more. */
    private void room(int more) {
        if (actions.size() + more > MOST) {
            throw new IllegalArgumentException(
                    "more than " + MOST + " different things can be done: give fewer values, words or pages");
        }
    }

    int size() {
        return actions.size();
    }

    Action get(int action) {
        return actions.get(action);
    }

    /**
     * In rising order, all but the turns of partitions that cannot be entered.
     *
     * @param entered the partitions that can, a bit each
     */
    int[] possible(long entered) {
        return IntStream.range(0, actions.size())
                .filter(n -> !(actions.get(n) instanceof GuestTurn turn) || (entered >> turn.partition() & 1) != 0)
                .toArray();
    }

    private Partition partition(int p) {
        return model.description().partitions().get(p);
    }

    private void accesses(int p) {
        int[] pages = model.accessed()[p];
        for (int page : model.touched(p)) {
            int n = Arrays.binarySearch(pages, page);
            access(p, n, 0, Abi.READ, 0);
            access(p, n, 0, Abi.EXECUTE, 0);
            boolean cell = model.bounds().writes(partition(p).name(), page);
            for (int w = 0; w < (cell ? model.bounds().words() : 1); w++) {
                for (int v = 0; v < (cell ? model.bounds().values() : 0); v++) {
                    access(p, n, w, Abi.WRITE, v);
                }
            }
        }
    }

    private void access(int p, int page, int word, int right, long value) {
        String what = right == Abi.READ ? " reads " : right == Abi.EXECUTE ? " executes " : " writes " + value + " at ";
        String where = "0x" + Long.toHexString(4096L * model.accessed()[p][page] + 8L * word);
        room(1);
        actions.add(new GuestAccess(
                partition(p).name() + what + where, p, partition(p).processor(), page, word, right, value));
    }

    private void exits(int p) {
        exit(p, " does nothing", Exits.PREEMPTION_TIMER, false);
        exit(p, " executes HLT", Exits.HLT, false);
        exit(p, " executes CPUID", Exits.CPUID, false);
        exit(p, " executes RDMSR", Exits.RDMSR, false);
        exit(p, " meets a triple fault", Exits.TRIPLE_FAULT, false);
        exit(p, " exits for INIT", Exits.INIT, false);
        exit(p, " meets a malformed EPT entry", Exits.EPT_MISCONFIGURATION, false);
        exit(p, " fails to reach its handler", Exits.EPT_VIOLATION, true);
        if (model.bounds().interrupts() && interrupted(partition(p))) {
            actions.add(new GuestFlag(
                    partition(p).name() + " enables interrupts", p, partition(p).processor(), true));
            actions.add(new GuestFlag(
                    partition(p).name() + " disables interrupts",
                    p,
                    partition(p).processor(),
                    false));
        }
    }

    /** Whether there is anything that ever interrupts a partition; to others the flag is one more register. */
    private boolean interrupted(Partition partition) {
        return !partition.devices().isEmpty()
                || partition.faults().stream().anyMatch(rule -> rule.action() == Partition.Action.INJECT)
                || model.description().events().stream()
                        .anyMatch(event -> event.to().equals(partition.name()));
    }

    private void exit(int p, String what, int reason, boolean cuts) {
        actions.add(new GuestExit(partition(p).name() + what, p, partition(p).processor(), reason, cuts));
    }

    private void device(int d, Device device) {
        int domain = model.policy().device(d);
        int space = model.partitions() + d;
        int[] pages = model.accessed()[space];
        for (int n = 0; n < pages.length; n++) {
            String where = "0x" + Long.toHexString(4096L * pages[n]);
            actions.add(new DmaAccess(device.name() + " reads " + where, domain, space, n, 0, -1));
            for (int v = 0; v < model.bounds().values(); v++) {
                actions.add(new DmaAccess(device.name() + " writes " + v + " at " + where, domain, space, n, 0, v));
            }
        }
        actions.add(new Interrupt(device.name(), device.line(), d, domain));
    }
}
