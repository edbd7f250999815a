package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.spec.machine.Action;
import cofferdam.spec.machine.Answer;
import cofferdam.spec.machine.Bounds;
import cofferdam.spec.machine.Frames;
import cofferdam.spec.machine.SeparationMachine;
import cofferdam.spec.requirement.RequirementCatalogue;
import cofferdam.spec.system.Device;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/**
 * A running machine beside the specification: at each entry, exit, tick and interrupt of a device the specification takes the
 * same step, and answers, error codes and states are compared. What machine code and devices do to memory by themselves is
 * taken as it is, and what the kernel writes there unasked is not seen. Requirements G1-13, G9-02.
 */
public final class RunRefinement implements MachineObserver {
    /**
     * What kernel and specification do not agree on.
     *
     * @param what in words, which end with the requirement concerned in parentheses
     * @param partition whose step it was, -1 if it was nobody's
     * @param step its number, from 1; 0 right after boot
     * @param tick when, in ticks since boot
     */
    public record Difference(String what, int partition, long step, long tick) {
        /** The requirement concerned. */
        public String requirement() {
            Matcher id = RequirementCatalogue.ID.matcher(what);
            String last = "";
            while (id.find()) {
                last = id.group();
            }
            return last;
        }
    }

    private static final int TOLD = 12;
    /** After so many steps all tables are read again, whether or not the step is one that may change them. */
    private static final int WHOLE = 64;

    private static final int VECTOR = 0xff;

    private final Machine machine;
    private final Kernel kernel;
    private final SeparationMachine specification;
    private final RealTables tables;
    private final FoundKernel found;
    private final ContentsInRun contents;
    private final Deque<String> last = new ArrayDeque<>();
    private final boolean[] accepts;
    private final int[] event;
    private final int[] deviceOf;
    private Action action;
    private Answer answer;
    private long steps;
    private long open;
    private Difference difference;

    /**
     * For one machine that has not run yet.
     *
     * @param pristine boots the same system once more; asked when a partition first restarts
     */
    public RunRefinement(Machine machine, Supplier<Machine> pristine) {
        this.machine = machine;
        kernel = machine.kernel();
        tables = new RealTables(machine);
        Bounds bounds = new Bounds(1, true, Integer.MAX_VALUE);
        Frames frames =
                SeparationMachine.of(machine.description(), bounds, null).frames();
        found = new FoundKernel(machine, frames, tables);
        contents = new ContentsInRun(machine, found, pristine);
        specification = SeparationMachine.over(machine.description(), Bounds.NONE, contents);
        int partitions = machine.description().partitions().size();
        accepts = new boolean[partitions];
        event = new int[partitions];
        List<String> names = machine.description().assignedDevices().stream()
                .map(Device::name)
                .toList();
        deviceOf = machine.description().platform().devices().stream()
                .mapToInt(device -> names.indexOf(device.name()))
                .toArray();
        compare(true, -1);
    }

    /** Steps compared so far. */
    public long steps() {
        return steps;
    }

    /** Answers that the specification leaves open. */
    public long open() {
        return open;
    }

    /** The first time that kernel and specification do not agree, if ever; nothing is compared after it. */
    public Optional<Difference> difference() {
        return Optional.ofNullable(difference);
    }

    /** The last steps in words, up to the difference if there is one. */
    public List<String> lastSteps() {
        return List.copyOf(last);
    }

    /** Reads all tables and compares everything once more. */
    public void finish() {
        if (difference == null) {
            compare(true, -1);
        }
    }

    @Override
    public void entered(int processor, int partition, int interruption, long cycle) {
        accepts[partition] = ExitActions.interrupts(kernel, partition)
                && kernel.register(partition, Registers.INTERRUPTIBILITY) == 0;
        event[partition] = interruption;
    }

    @Override
    public void leaving(int processor, int partition, int reason, int vectoring, long cycle) {
        if (difference != null) {
            return;
        }
        contents.clear();
        boolean cut = ExitActions.cutsInterrupt(vectoring);
        long vector = event[partition] == 0 || cut ? -1 : event[partition] & VECTOR;
        Answer entry = specification.step(Action.enter(partition, accepts[partition] && !cut));
        if (entry.kind() != Answer.Kind.GOES_ON || entry.value() != vector) {
            take(Action.enter(partition, accepts[partition]));
            differ(
                    entry.kind() != Answer.Kind.GOES_ON
                            ? "it is not its turn (G4-01)"
                            : "at its entry vector " + vector + " is delivered, not " + entry.value() + " (G3-07)",
                    partition);
            return;
        }
        action = ExitActions.of(kernel, partition, reason, vectoring);
        take(action);
        answer = specification.step(action);
        if (answer.open()) {
            open++;
            last.add(last.removeLast() + ", to which more than one answer is right");
        }
    }

    @Override
    public void left(int processor, int partition, int outcome, long cycle) {
        if (difference != null) {
            return;
        }
        Answer.Kind kind =
                switch (outcome) {
                    case Abi.EXIT_RESUMED -> Answer.Kind.GOES_ON;
                    case Abi.EXIT_HYPERCALL -> Answer.Kind.RESULT;
                    case Abi.EXIT_WAITS -> Answer.Kind.WAITS;
                    case Abi.EXIT_INJECTED -> Answer.Kind.INJECTED;
                    case Abi.EXIT_STOPPED -> Answer.Kind.STOPPED;
                    case Abi.EXIT_RESTARTED -> Answer.Kind.RESTARTED;
                    default -> Answer.Kind.IMPOSSIBLE;
                };
        long value = kind == Answer.Kind.RESULT ? kernel.register(partition, Registers.RAX) : 0;
        if (kind != answer.kind() || !answer.allows(value)) {
            boolean fault = action.kind() == Action.Kind.FAULT;
            String requirement = fault ? "G5-01" : "G9-02";
            differ(
                    "the kernel answers " + kind + " " + value + ", the specification " + answer + " (" + requirement
                            + ")",
                    partition);
            return;
        }
        String wrong = contents.difference();
        if (wrong != null) {
            // A call writes what was received into the caller's memory; other exits write where a partition ends.
            differ(wrong + (kind == Answer.Kind.RESULT ? " (G2-05)" : " (G6-01)"), partition);
            return;
        }
        boolean quiet = kind == Answer.Kind.GOES_ON || kind == Answer.Kind.WAITS;
        compare(!quiet && specification.changes() > 0, partition);
    }

    @Override
    public void ticked(int processor, long tick) {
        step(Action.tick(processor));
    }

    @Override
    public void deviceInterrupt(int device, int line, long tick) {
        // The kernel hears of it right after this: it is compared with the next step.
        if (difference == null && deviceOf[device] >= 0) {
            Action rings = Action.of(Action.Kind.LINE, deviceOf[device]);
            take(rings);
            specification.step(rings);
        }
    }

    private void step(Action now) {
        if (difference == null) {
            take(now);
            specification.step(now);
            compare(false, -1);
        }
    }

    private void take(Action now) {
        steps++;
        last.add(specification.words(now));
        if (last.size() > TOLD) {
            last.remove();
        }
    }

    private void compare(boolean tablesToo, int partition) {
        if (tablesToo || steps % WHOLE == 0) {
            tables.read();
        }
        String wrong = specification.difference(found);
        if (wrong == null && (tablesToo || steps % WHOLE == 0)) {
            String stray = found.stray();
            wrong = stray == null ? null : stray + " (G1-02)";
        }
        if (wrong != null) {
            differ(wrong, partition);
        }
    }

    private void differ(String what, int partition) {
        difference = new Difference(what, partition, steps, machine.ticks());
    }
}
