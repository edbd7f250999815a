package cofferdam.proofs.unwinding.spin;

import cofferdam.spec.machine.Action;
import cofferdam.spec.machine.Bounds;
import cofferdam.spec.machine.SeparationMachine;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The abstract machine of a description as a Promela model. It is written from docs/specification.md and not from the
 * machine's code: what an action does is said a second time here, so that equal numbers of states mean something.
 */
final class Promela {
    private static final String HEAD =
            """
            #define RUNNING 0
            #define HALTED 1
            #define YIELDED 2
            #define STOPPED 3
            #define AT_HOME 0
            #define SHARED 2
            #define RETURNED 3
            """;

    private final SeparationMachine machine;
    private final Tables tables;
    private final Variables state = new Variables();
    private final Conduct conduct;
    private final Messages messages;
    private final Steps steps;
    private final int words;

    private Promela(SystemDescription system, Bounds bounds) {
        if (bounds.countTicks()) {
            throw new IllegalArgumentException("ticks are not counted in Promela");
        }
        machine = SeparationMachine.of(system, bounds, null);
        tables = new Tables(system, machine.frames());
        words = bounds.words();
        conduct = new Conduct(tables, state, words);
        messages = new Messages(tables, state, words, bounds.mostLost());
        steps = new Steps(tables, state, conduct, messages);
    }

    /** A model whose steps are these actions of the machine, each of them one step. */
    static String of(SystemDescription system, Bounds bounds, List<Action> actions) {
        return new Promela(system, bounds).text(actions);
    }

    private String text(List<Action> actions) {
        conduct.declare();
        messages.declare();
        StringBuilder body = new StringBuilder();
        for (Schedule.ProcessorSchedule schedule : tables.system.schedule().processors()) {
            body.append(tick(schedule.processor(), schedule.frames()));
        }
        body.append(turns());
        for (int f = 0; f < tables.frames.count(); f++) {
            body.append(conduct.lent(f) ? empty(f) : "");
        }
        body.append(messages.procedures()).append(conduct.procedures());
        body.append("\nactive proctype machine() {\n  do\n");
        for (Action action : actions) {
            String effect = steps.effect(action);
            String guard = steps.guard(action);
            body.append("  :: ")
                    .append(step(guard, effect))
                    .append(" /* ")
                    .append(machine.words(action))
                    .append(" */\n");
        }
        body.append("  od\n}\n");
        String statements = state.resolve(body.toString());
        return "/* The separation machine of the system \"" + tables.system.name() + "\", written by "
                + Promela.class.getName() + ". */\n" + HEAD + "#define NOBODY " + tables.partitions + "\n\n"
                + state.declarations() + "\n" + statements;
    }

    private static String step(String guard, String effect) {
        // Spin refuses a loop that is nothing but true.
        return effect == null && !guard.equals(Steps.ALWAYS)
                ? guard
                : "d_step { " + guard + " -> " + (effect == null ? "skip" : effect) + " }";
    }

    private String empty(int f) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < words; w++) {
            text.append(state.set("word_" + f + "_" + w, 0)).append(' ');
        }
        return Conduct.inline("empty_" + f, text.toString());
    }

    /** A tick: the next of the minor frame, or the first of the next one. */
    private String tick(int cpu, List<Schedule.MinorFrame> frames) {
        String position = "position_" + cpu;
        String left = "left_" + cpu;
        state.declare(position, 0);
        state.declare(left, frames.get(0).ticks());
        StringBuilder text = new StringBuilder("if :: " + left + " > 1 -> " + state.set(left, left + " - 1"));
        for (int i = 0; i < frames.size(); i++) {
            int next = (i + 1) % frames.size();
            text.append(" :: " + left + " == 1 && " + position + " == " + i + " -> ");
            text.append(state.set(position, next)).append(' ');
            text.append(state.set(left, frames.get(next).ticks())).append(' ');
            int p = tables.system.partitionNumber(frames.get(next).partition());
            if (p >= 0) {
                text.append("if :: status_" + p + " == YIELDED -> " + state.set("status_" + p, 0) + " :: else fi");
            } else {
                text.append("skip");
            }
        }
        return Conduct.inline("tick_" + cpu, text.append(" fi;").toString());
    }

    /** Whose turn it is, and whether it can act. */
    private String turns() {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < tables.partitions; p++) {
            int cpu = tables.partition(p).processor();
            List<Schedule.MinorFrame> frames = tables.system.schedule().processors().stream()
                    .filter(schedule -> schedule.processor() == cpu)
                    .findFirst()
                    .orElseThrow()
                    .frames();
            StringBuilder has = new StringBuilder("(");
            for (int i = 0; i < frames.size(); i++) {
                if (frames.get(i).partition().equals(tables.partition(p).name())) {
                    has.append(has.length() > 1 ? " || " : "").append("position_" + cpu + " == " + i);
                }
            }
            int self = p;
            String rings = conduct.vectors(p).stream()
                    .map(vector -> "bell_" + self + "_" + vector + " != 0")
                    .collect(Collectors.joining(" || "));
            String waits = "(status_" + p + " == HALTED || status_" + p + " == YIELDED)";
            text.append("#define has_" + p + " " + (has.length() > 1 ? has + ")" : "false") + "\n");
            text.append("#define can_" + p + " (has_" + p + " && status_" + p + " == RUNNING && due_" + p + " == 0)\n");
            text.append("#define runnable_" + p + " (has_" + p + " && (status_" + p + " == RUNNING"
                    + (rings.isEmpty() ? "" : " || " + waits + " && (" + rings + ")") + "))\n");
        }
        return text.toString();
    }
}
