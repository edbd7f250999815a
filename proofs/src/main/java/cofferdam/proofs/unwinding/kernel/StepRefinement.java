package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Registers;
import cofferdam.spec.machine.Answer;
import cofferdam.spec.machine.Bounds;
import cofferdam.spec.machine.Frames;
import cofferdam.spec.machine.SeparationMachine;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.SystemDescription;
import java.util.Arrays;

/**
 * Each step of a {@link KernelSystem} beside the step of the abstract separation machine from the same state: answers, error
 * codes, contents and whole states are compared. A guest's turn is its entry, at which something may be delivered, and what
 * it does then. Requirements G1-13, G9-02.
 */
final class StepRefinement {
    private final KernelSystem system;
    private final SeparationMachine machine;
    private final FoundState found;
    private final Overlay overlay;
    /** The state before the step, and where the specification's steps have left it. */
    private final long[] base;

    private final int processors;

    private int[] touched = new int[64];
    private int touches;
    private boolean known;
    private String unlike;
    private String wrong;
    private boolean enters;
    private long delivered;
    private boolean acts;
    private Answer answer;

    StepRefinement(KernelSystem system) {
        this.system = system;
        SystemDescription description = system.model().description();
        Bounds bounds =
                new Bounds(Bounds.PAGE_WORDS, false, system.model().bounds().lost());
        Frames frames = SeparationMachine.of(description, bounds, null).frames();
        long[] address = addresses(description, frames);
        int[] first = Arrays.stream(address).mapToInt(system.memory()::index).toArray();
        overlay = new Overlay(system.memory(), first);
        found = new FoundState(system, frames, address);
        machine = SeparationMachine.over(description, bounds, overlay);
        base = new long[machine.size()];
        processors = description.platform().processors().count();
    }

    private static long[] addresses(SystemDescription description, Frames frames) {
        Placement placement = Placement.of(description);
        long[] address = new long[frames.count()];
        for (int p = 0; p < description.partitions().size(); p++) {
            for (int r = 0; r < description.partitions().get(p).memory().size(); r++) {
                long size = description.partitions().get(p).memory().get(r).size();
                place(address, frames.region(p, r), placement.regionBase(p, r), size);
            }
        }
        for (int c = 0; c < description.channels().size(); c++) {
            if (description.channels().get(c) instanceof Channel.Memory memory) {
                place(address, frames.channel(c), placement.channelBase(c), memory.size());
            }
        }
        return address;
    }

    private static void place(long[] address, int first, long base, long bytes) {
        for (int i = 0; i < bytes >>> 12; i++) {
            address[first + i] = base + 4096L * i;
        }
    }

    /** The state before the next step is another one. */
    void forget() {
        known = false;
    }

    /** What the last step did that the specification does not allow, in words, or null. */
    String wrong() {
        return wrong;
    }

    /** The specification's step, before the kernel's. */
    void before(Action action) {
        if (known) {
            for (int i = 0; i < touches; i++) {
                machine.number(touched[i], base[touched[i]]);
            }
        } else {
            adopt();
        }
        touches = 0;
        wrong = null;
        overlay.clear();
        system.got().clear();
        if (unlike != null) {
            return;
        }
        cofferdam.spec.machine.Action entry = action.entry(system);
        enters = entry != null;
        if (enters) {
            Answer entered = machine.step(entry);
            delivered = entered.kind() == Answer.Kind.IMPOSSIBLE ? Long.MIN_VALUE : entered.value();
            touch();
        }
        cofferdam.spec.machine.Action specified = action.specified(system);
        acts = specified != null;
        if (acts) {
            answer = machine.step(specified);
            if (answer.open()) {
                system.model().answerWasOpen();
            }
            touch();
        }
    }

    private void adopt() {
        machine.adopt(found);
        for (int i = 0; i < base.length; i++) {
            base[i] = machine.number(i);
        }
        known = true;
        unlike = offSchedule();
        for (int p = 0; unlike == null && p < system.model().partitions(); p++) {
            boolean may = machine.actor(cofferdam.spec.machine.Action.enter(p, true)) >= 0;
            if (may != system.enters(p)) {
                unlike = system.domain(p) + (may ? " cannot go on, but may" : " goes on, but may not");
            }
        }
    }

    /** Of a processor that is nowhere in its schedule the specification cannot say what comes next. */
    private String offSchedule() {
        for (int cpu = 0; cpu < processors; cpu++) {
            if (found.position(cpu) < 0) {
                return "processor " + cpu + " runs somebody whose minor frame this is not";
            }
        }
        return null;
    }

    private void touch() {
        int count = machine.changes();
        if (touches + count > touched.length) {
            touched = Arrays.copyOf(touched, 2 * (touches + count));
        }
        for (int n = 0; n < count; n++) {
            touched[touches++] = machine.changed(n);
        }
    }

    /** Compares, after the kernel's step. */
    void after(Action action, boolean changed) {
        wrong = unlike != null ? unlike : answers(action);
        if (wrong == null) {
            wrong = overlay.difference();
        }
        if (wrong == null && (changed || touches > 0)) {
            wrong = machine.difference(found);
            if (wrong == null) {
                wrong = registers(action);
            }
        }
    }

    private String answers(Action action) {
        Got got = system.got();
        long event = got.event() == 0 ? -1 : got.event() & 0xff;
        if (enters && !action.cutsInterrupt(got.event()) && delivered != event) {
            return "at its entry vector " + event + " is delivered, not " + delivered;
        }
        Answer.Kind kind = kind(got);
        if (acts ? kind != answer.kind() || !answer.allows(value(got)) : kind != Answer.Kind.GOES_ON) {
            return "the kernel answers " + kind + " " + value(got) + ", the specification "
                    + (acts ? answer : Answer.Kind.GOES_ON);
        }
        return null;
    }

    private static Answer.Kind kind(Got got) {
        return switch (got.outcome()) {
            case Got.NO_EXIT -> got.blocked() ? Answer.Kind.BLOCKED : Answer.Kind.GOES_ON;
            case Abi.EXIT_RESUMED -> Answer.Kind.GOES_ON;
            case Abi.EXIT_HYPERCALL -> Answer.Kind.RESULT;
            case Abi.EXIT_WAITS -> Answer.Kind.WAITS;
            case Abi.EXIT_INJECTED -> Answer.Kind.INJECTED;
            case Abi.EXIT_STOPPED -> Answer.Kind.STOPPED;
            case Abi.EXIT_RESTARTED -> Answer.Kind.RESTARTED;
            default -> Answer.Kind.IMPOSSIBLE;
        };
    }

    private static long value(Got got) {
        boolean told = got.outcome() == Got.NO_EXIT
                || got.outcome() == Abi.EXIT_RESUMED
                || got.outcome() == Abi.EXIT_HYPERCALL;
        return told ? got.value() : 0;
    }

    /** Nobody's action changes the registers of another partition (G6-02). */
    private String registers(Action action) {
        for (int p = 0; p < system.model().partitions(); p++) {
            int from = p * Registers.STATE_WORDS;
            if (p != action.domain() && system.registers().mismatch(from, from + Registers.STATE_WORDS) >= 0) {
                return "registers of " + system.domain(p) + " changed";
            }
        }
        return null;
    }
}
