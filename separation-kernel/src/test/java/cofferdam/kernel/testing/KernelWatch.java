package cofferdam.kernel.testing;

import cofferdam.kernel.boot.BootListener;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.memory.PhysicalMemory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All kernels that came to life since the test or its class began: whatever boots a machine is heard of as a
 * {@link BootListener}, and tests that build a kernel by themselves register it. {@link InvariantsExtension} and
 * {@link InvariantsHook} ask after each test which of them are broken.
 */
public final class KernelWatch implements BootListener {
    /** Of more than so many in one test, the oldest is looked at when the next is born, and forgotten. */
    private static final int MOST = 64;

    /** Tests inside of classes inside of classes, the innermost first; without any, nobody asks. */
    private static final Deque<Level> LEVELS = new ArrayDeque<>();

    private record Watched(Thread by, String name, Object place, Supplier<String> broken) {
        /** What is broken, in words, or null. */
        String complaint() {
            try {
                String what = broken.get();
                return what == null ? null : name + ": " + what;
            } catch (RuntimeException | AssertionError e) {
                return name + ": " + e.getMessage();
            }
        }
    }

    private static final class Level {
        final List<Watched> watched = new ArrayList<>();
        final List<String> complaints = new ArrayList<>();
        /** Kernels from here on were made together with the instance of the next test. */
        int instance = Integer.MAX_VALUE;
    }

    @Override
    public void booted(Machine machine) {
        register("machine " + machine.description().name(), machine, () -> MachineInvariants.broken(machine));
    }

    /**
     * A kernel that a test has built without a machine around it; another one in the same memory is gone.
     *
     * @param dmaWidth address bits of its DMA remapping
     */
    public static synchronized void register(Kernel kernel, PhysicalMemory memory, int dmaWidth) {
        LEVELS.forEach(level -> level.watched.removeIf(watched -> watched.place() == memory));
        register("kernel", memory, () -> {
            new CoreInvariants(kernel, memory, dmaWidth).check();
            return null;
        });
    }

    private static synchronized void register(String name, Object place, Supplier<String> broken) {
        if (LEVELS.isEmpty()) {
            return;
        }
        Level level = LEVELS.peek();
        if (level.watched.size() >= MOST) {
            // Only one of this thread: it is here, and not at work in that kernel.
            for (Iterator<Watched> old = level.watched.iterator(); old.hasNext(); ) {
                Watched oldest = old.next();
                if (oldest.by() == Thread.currentThread()) {
                    Optional.ofNullable(oldest.complaint()).ifPresent(level.complaints::add);
                    old.remove();
                    break;
                }
            }
        }
        level.watched.add(new Watched(Thread.currentThread(), name, place, broken));
    }

    /** A class of tests begins. */
    static synchronized void enter() {
        LEVELS.push(new Level());
    }

    /** The instance for one test is about to be made. */
    static synchronized void construct() {
        if (!LEVELS.isEmpty()) {
            LEVELS.peek().instance = LEVELS.peek().watched.size();
        }
    }

    /** A test begins; what was made with its instance is its own. */
    static synchronized void begin() {
        Level test = new Level();
        Level around = LEVELS.peek();
        if (around != null && around.instance < around.watched.size()) {
            List<Watched> own = around.watched.subList(around.instance, around.watched.size());
            test.watched.addAll(own);
            own.clear();
        }
        LEVELS.push(test);
    }

    /**
     * A test or a class of them is over.
     *
     * @param judged whether it is to be looked at what it leaves behind
     * @return all that is broken, in words, if anything is
     */
    static synchronized Optional<String> end(boolean judged) {
        Level over = LEVELS.peek();
        Optional<String> broken = judged ? broken(over) : Optional.empty();
        LEVELS.pop();
        return broken;
    }

    private static Optional<String> broken(Level over) {
        List<String> found = new ArrayList<>(over.complaints);
        for (Level level : LEVELS) {
            level.watched.stream()
                    .map(Watched::complaint)
                    .filter(Objects::nonNull)
                    .forEach(found::add);
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of("an invariant of the kernel does not hold after this test: "
                        + found.stream().distinct().collect(Collectors.joining("; ")));
    }
}
