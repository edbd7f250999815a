package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.random.Step;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How often what was tried, so that nobody believes in a search that only asked for what is refused. */
public final class Tally {
    private static final String[] EXITS = {
        "resumed", "hypercall", "waits", "injected", "stopped", "restarted", "ignored"
    };

    private final long[] kinds = new long[Step.Kind.values().length];
    private final long[] exits = new long[EXITS.length];
    private final long[] done = new long[Abi.HYPERCALLS + 1];
    private final long[] refused = new long[Abi.HYPERCALLS + 1];
    private long steps;
    private long idle;
    private long systems;
    private long boots;

    void system() {
        systems++;
    }

    void boot() {
        boots++;
    }

    void step(Step step, boolean acted, Subject subject) {
        steps++;
        if (!acted) {
            idle++;
            return;
        }
        kinds[step.kind().ordinal()]++;
        int code = subject.exitCode();
        if (code >= 0) {
            exits[code]++;
            if (step.kind() == Step.Kind.CALL) {
                call(step, code, subject);
            }
        }
    }

    private void call(Step step, int code, Subject subject) {
        boolean known = step.a() >= 0 && step.a() < Abi.HYPERCALLS;
        int number = known ? (int) step.a() : Abi.HYPERCALLS;
        boolean ends = code == Abi.EXIT_STOPPED || code == Abi.EXIT_WAITS;
        if (ends || code == Abi.EXIT_HYPERCALL && subject.answer(step.who()) >= 0) {
            done[number]++;
        } else {
            refused[number]++;
        }
    }

    void add(Tally other) {
        add(kinds, other.kinds);
        add(exits, other.exits);
        add(done, other.done);
        add(refused, other.refused);
        steps += other.steps;
        idle += other.idle;
        systems += other.systems;
        boots += other.boots;
    }

    private static void add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    /** Steps taken. */
    public long steps() {
        return steps;
    }

    /** Steps in which there was nothing to do, because a partition had no turn or reached no memory there. */
    public long idle() {
        return idle;
    }

    /** Systems begun. */
    public long systems() {
        return systems;
    }

    /** Boots of systems. */
    public long boots() {
        return boots;
    }

    /** Steps by kind. */
    public Map<String, Long> kinds() {
        Map<String, Long> map = new LinkedHashMap<>();
        for (Step.Kind kind : Step.Kind.values()) {
            map.put(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), kinds[kind.ordinal()]);
        }
        return map;
    }

    /** Exits by what the kernel did on them. */
    public Map<String, Long> exits() {
        Map<String, Long> map = new LinkedHashMap<>();
        for (int i = 0; i < exits.length; i++) {
            map.put(EXITS[i], exits[i]);
        }
        return map;
    }

    /** Hypercalls by name, those carried out and those refused; the last entry is of numbers that do not exist. */
    public Map<String, long[]> calls() {
        Map<String, long[]> map = new LinkedHashMap<>();
        for (int i = 0; i <= Abi.HYPERCALLS; i++) {
            map.put(i == Abi.HYPERCALLS ? "unknown" : StepWords.call(i), new long[] {done[i], refused[i]});
        }
        return map;
    }
}
