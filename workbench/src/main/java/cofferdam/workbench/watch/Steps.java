package cofferdam.workbench.watch;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.workbench.guest.CallNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last exits of one partition in words, for a witness; a loop that repeats one exit shows it once. */
public final class Steps implements MachineObserver {
    private static final int MOST = 4;

    private final Machine machine;
    private final int partition;
    private final Deque<String> last = new ArrayDeque<>();
    private String before = "";

    /** Of a partition of a machine. */
    public Steps(Machine machine, int partition) {
        this.machine = machine;
        this.partition = partition;
    }

    /** The last exits, oldest first. */
    public List<String> last() {
        return new ArrayList<>(last);
    }

    @Override
    public void hypercall(int caller, long number, long a, long b, long c, long d, long result, long cycle) {
        add(caller, words(number, a, b, c, result));
    }

    /** A hypercall and its answer in words. */
    public static String words(long number, long a, long b, long c, long result) {
        return CallNames.of(number) + "(" + a + ", 0x" + Long.toHexString(b) + ", " + c + ") answers "
                + CallNames.result(result);
    }

    @Override
    public void exit(
            int processor, int running, int reason, long qualification, long guestPhysical, long rip, long cycle) {
        if (reason == 48) {
            add(running, "EPT violation at 0x" + Long.toHexString(guestPhysical) + ", rip 0x" + Long.toHexString(rip));
        } else if (reason == 2) {
            add(running, "triple fault, rip 0x" + Long.toHexString(rip));
        }
    }

    @Override
    public void health(int subject, String now, long tick) {
        add(subject, "is " + now);
    }

    private void add(int subject, String text) {
        if (subject == partition && !text.equals(before)) {
            before = text;
            String step = "tick " + machine.ticks() + ": '"
                    + machine.description().partitions().get(partition).name() + "' " + text;
            last.addLast(step);
            if (last.size() > MOST) {
                last.removeFirst();
            }
        }
    }
}
