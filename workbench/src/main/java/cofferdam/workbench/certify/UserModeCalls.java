package cofferdam.workbench.certify;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.platform.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes every hypercall as a program at a privilege level other than 0: each must be denied without effect (G9-03). */
final class UserModeCalls {
    private static final long[][] ARGUMENTS = {{0, 0, 1}, {0, 0x10000, 8}, {1, 0, 3}};

    private final Machine machine;
    private final Inspection kernel;
    private long calls;

    /** On a machine of its own. */
    UserModeCalls(Machine machine) {
        this.machine = machine;
        kernel = machine.kernel().inspection();
    }

    /** Calls made. */
    long calls() {
        return calls;
    }

    /** The first call at one of these levels that was not denied, or that changed something. */
    Optional<Witness> firstAccepted(int... levels) {
        KernelCalls caller = new KernelCalls(machine);
        for (int p = 0; p < machine.description().partitions().size(); p++) {
            if (!caller.turnOf(p)) {
                continue;
            }
            String name = machine.description().partitions().get(p).name();
            for (int level : levels) {
                for (int number = 0; number <= Abi.HYPERCALLS; number++) {
                    for (long[] a : ARGUMENTS) {
                        List<Long> before = state();
                        calls++;
                        long result = caller.call(p, level, number, a[0], a[1], a[2]);
                        if (result != Abi.DENIED || !state().equals(before)) {
                            String what = "hypercall " + number + " at privilege level " + level;
                            return Optional.of(Witness.atBoot(
                                    what + " of '" + name + "' answers " + result
                                            + (result == Abi.DENIED ? " but has an effect" : " instead of DENIED"),
                                    name,
                                    what));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What calls could change, as numbers. */
    private List<Long> state() {
        List<Long> state = new ArrayList<>();
        for (int p = 0; p < kernel.partitions(); p++) {
            state.add((long) kernel.status(p));
            for (int vector = 0; vector < 256; vector++) {
                state.add(kernel.pending(p, vector) ? 1L : 0L);
            }
        }
        for (int port = 0; port < kernel.queues(); port++) {
            state.add((long) kernel.queueCount(port));
            state.add((long) kernel.queueLost(port));
        }
        for (int port = 0; port < kernel.samplings(); port++) {
            state.add((long) kernel.sampleLength(port));
        }
        long rows = 0;
        for (int frame = 0; frame < kernel.frames(); frame++) {
            long row = kernel.frameState(frame) * 64L
                    + kernel.frameOwnerRights(frame) * 8L
                    + kernel.frameBorrowerRights(frame);
            rows = rows * 31 + row * 1024 + kernel.frameOwner(frame) * 32L + kernel.frameBorrower(frame);
            rows = rows * 31 + (kernel.framePinned(frame) ? 1 : 0);
        }
        state.add(rows);
        return state;
    }
}
