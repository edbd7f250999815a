package cofferdam.proofs.unwinding.spin;

import static cofferdam.proofs.unwinding.spin.Tables.NONE;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a partition ends, starts again and is given an exception, in Promela: docs/specification.md, "When a partition fails". */
final class Conduct {
    private static final int CUT_CONTRIBUTORY = 1;
    private static final int CUT_DOUBLE_FAULT = 2;

    private final Tables tables;
    private final Variables state;
    private final int words;

    Conduct(Tables tables, Variables state, int words) {
        this.tables = tables;
        this.state = state;
        this.words = words;
    }

    /** The numbers of a state, with what they are at boot. */
    void declare() {
        for (int p = 0; p < tables.partitions; p++) {
            state.declare("status_" + p, 0);
            state.declare("restarts_" + p, 0);
            state.declare("due_" + p, 0);
            for (int vector : vectors(p)) {
                state.declare("bell_" + p + "_" + vector, 0);
            }
        }
        for (int f = 0; f < tables.frames.count(); f++) {
            if (!tables.frames.isChannel(f)) {
                state.declare("owner_" + f, tables.home(f));
                state.declare("loan_" + f, 0);
                state.declare("guest_" + f, tables.partitions);
            }
            for (int p : seers(f)) {
                state.declare("rights_" + p + "_" + f, tables.rightsAtBoot(p, f));
            }
            for (int w = 0; w < words; w++) {
                state.declare("word_" + f + "_" + w, 0);
            }
            for (int d = 0; d < tables.devices.size(); d++) {
                if (tables.reachesEver(d, f)) {
                    state.declare("reach_" + d + "_" + f, 1);
                }
            }
        }
        for (int d = 0; d < tables.devices.size(); d++) {
            state.declare("awake_" + d, tables.owner(d) == NONE ? 0 : 1);
        }
    }

    /** The partitions that may see a frame. */
    List<Integer> seers(int f) {
        return IntStream.range(0, tables.partitions)
                .filter(p -> tables.seesEver(p, f))
                .boxed()
                .toList();
    }

    /** The vectors that may wait for a partition, the highest first. */
    List<Integer> vectors(int p) {
        TreeSet<Integer> vectors = new TreeSet<>();
        for (EventLine event : tables.system.numberedEvents()) {
            if (event.to().equals(tables.partition(p).name())) {
                vectors.add(event.vector());
            }
        }
        tables.partition(p).devices().forEach(given -> vectors.add(given.vector()));
        return List.copyOf(vectors.descendingSet());
    }

    /** Procedures for all partitions. */
    String procedures() {
        StringBuilder text = new StringBuilder();
        for (int f = 0; f < tables.frames.count(); f++) {
            if (lent(f)) {
                text.append(inline("give_back_" + f, giveBack(f)));
            }
            if (!tables.frames.isChannel(f)) {
                text.append(inline("bring_home_" + f, bringHome(f)));
            }
        }
        for (int p = 0; p < tables.partitions; p++) {
            text.append(inline("release_" + p, release(p)));
            text.append(inline("stop_" + p, "release_" + p + "(); " + state.set("status_" + p, 3)));
            text.append(startsAgain(p) ? inline("restart_" + p, restart(p)) : "");
        }
        return text.toString();
    }

    static String inline(String name, String body) {
        return "inline " + name + "() { " + body + " skip }\n";
    }

    /** The frame's guest loses it. */
    private String giveBack(int f) {
        String choices = seers(f).stream()
                .map(q -> ":: guest_" + f + " == " + q + " -> " + state.set("rights_" + q + "_" + f, 0))
                .collect(Collectors.joining(" "));
        return "if " + choices + " fi; " + state.set("guest_" + f, tables.partitions) + " " + state.set("loan_" + f, 3);
    }

    private String bringHome(int f) {
        String choices = seers(f).stream()
                .map(p -> ":: owner_" + f + " == " + p + " -> "
                        + state.set("rights_" + p + "_" + f, tables.frames.most(p, f)))
                .collect(Collectors.joining(" "));
        return state.set("loan_" + f, 0) + " if " + choices + " fi;";
    }

    /** Whether a grant covers a frame. */
    boolean lent(int f) {
        for (int g = 0; g < tables.system.numberedGrants().size(); g++) {
            for (int i = 0; tables.granted(g, i) != NONE; i++) {
                if (tables.granted(g, i) == f) {
                    return true;
                }
            }
        }
        return false;
    }

    private String release(int p) {
        StringBuilder text = new StringBuilder();
        for (int d = 0; d < tables.devices.size(); d++) {
            if (tables.owner(d) == p) {
                text.append(state.set("awake_" + d, 0)).append(' ');
                for (int f = 0; f < tables.frames.count(); f++) {
                    if (tables.reachesEver(d, f)) {
                        text.append(state.set("reach_" + d + "_" + f, 0)).append(' ');
                    }
                }
            }
        }
        for (int f = 0; f < tables.frames.count(); f++) {
            String empty = scrub(f);
            if (tables.frames.isChannel(f)) {
                text.append(tables.home(f) == p ? empty : "");
            } else if (lent(f)) {
                text.append("if :: guest_" + f + " == " + p + " || (owner_" + f + " == " + p + " && guest_" + f
                        + " != NOBODY) -> give_back_" + f + "() :: else fi; ");
                text.append("if :: owner_" + f + " == " + p + " -> " + empty + " if :: loan_" + f
                        + " == RETURNED -> bring_home_" + f + "() :: else fi :: else fi; ");
            } else {
                text.append(tables.home(f) == p ? empty : "");
            }
        }
        return text.append(clearPorts(p))
                .append(clearBells(p))
                .append(state.set("due_" + p, 0))
                .toString();
    }

    private String scrub(int f) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < words; w++) {
            text.append(state.set("word_" + f + "_" + w, 0)).append(' ');
        }
        return text.toString();
    }

    private String clearBells(int p) {
        return vectors(p).stream()
                .map(vector -> state.set("bell_" + p + "_" + vector, 0) + " ")
                .collect(Collectors.joining());
    }

    private String clearPorts(int p) {
        StringBuilder text = new StringBuilder();
        for (String kind : List.of("queue", "sample")) {
            List<? extends Channel> channels =
                    kind.equals("queue") ? tables.system.queuingPorts() : tables.system.samplingPorts();
            for (int c = 0; c < channels.size(); c++) {
                if (channels.get(c).to().equals(tables.partition(p).name())) {
                    text.append("clear_" + kind + "_" + c + "(); ");
                }
            }
        }
        return text.toString();
    }

    private String restart(int p) {
        StringBuilder text = new StringBuilder("release_" + p + "(); ");
        for (int f = 0; f < tables.frames.count(); f++) {
            if (!tables.frames.isChannel(f) && (lent(f) || tables.home(f) == p)) {
                String fill = tables.home(f) == p ? scrub(f) : "";
                text.append("if :: owner_" + f + " == " + p + " && loan_" + f + " == AT_HOME -> bring_home_" + f
                        + "(); " + fill + " skip :: else fi; ");
            }
        }
        for (int d = 0; d < tables.devices.size(); d++) {
            if (tables.owner(d) == p) {
                text.append(state.set("awake_" + d, 1)).append(' ');
                for (int f = 0; f < tables.frames.count(); f++) {
                    if (tables.reachesEver(d, f)) {
                        text.append("if :: owner_" + f + " == " + p + " && loan_" + f + " == AT_HOME -> "
                                + state.set("reach_" + d + "_" + f, 1) + " :: else fi; ");
                    }
                }
            }
        }
        return text + state.set("status_" + p, 0) + " " + state.set("restarts_" + p, "restarts_" + p + " + 1");
    }

    private boolean startsAgain(int p) {
        return tables.partition(p).faults().stream().anyMatch(rule -> rule.action() == Partition.Action.RESTART);
    }

    /** What becomes of a partition that fails so, while an exception was or was not delivered to it. */
    String fault(int p, Partition.Fault fault, int cut) {
        List<Partition.FaultRule> rules = new ArrayList<>(tables.partition(p).faults());
        rules.removeIf(rule -> rule.on() != fault);
        Partition.FaultRule rule = rules.isEmpty() ? null : rules.get(0);
        if (rule != null && rule.action() == Partition.Action.RESTART) {
            return "if :: restarts_" + p + " < " + rule.limit() + " -> restart_" + p + "() :: else -> stop_" + p
                    + "() fi";
        }
        if (rule != null && rule.action() == Partition.Action.INJECT && fault != Partition.Fault.TRIPLE_FAULT) {
            return cut == CUT_DOUBLE_FAULT
                    ? fault(p, Partition.Fault.TRIPLE_FAULT, 0)
                    : state.set("due_" + p, cut == CUT_CONTRIBUTORY ? 2 : 1) + " skip";
        }
        return "stop_" + p + "()";
    }
}
