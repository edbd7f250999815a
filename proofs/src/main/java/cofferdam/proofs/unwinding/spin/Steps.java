package cofferdam.proofs.unwinding.spin;

import static cofferdam.proofs.unwinding.spin.Tables.NONE;

import cofferdam.spec.machine.Action;
import cofferdam.spec.machine.Call;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Partition;

/**
 * What each action does, in Promela: docs/specification.md, "Steps". An action that changes nothing in any state is null: it
 * is a step to the same state.
 */
final class Steps {
    /** The guard of what is always possible. */
    static final String ALWAYS = "true";

    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int EXECUTE = 4;

    private final Tables tables;
    private final Variables state;
    private final Conduct conduct;
    private final Messages messages;

    Steps(Tables tables, Variables state, Conduct conduct, Messages messages) {
        this.tables = tables;
        this.state = state;
        this.conduct = conduct;
        this.messages = messages;
    }

    /** When an action is possible. */
    String guard(Action action) {
        return switch (action.kind().actor()) {
            case PROCESSOR, DEVICE -> ALWAYS;
            case PARTITION -> (action.kind() == Action.Kind.ENTER ? "runnable_" : "can_") + action.who();
        };
    }

    /** What it does then, null if nothing. */
    String effect(Action action) {
        int who = action.who();
        return switch (action.kind()) {
            case TICK -> "tick_" + who + "()";
            case ENTER -> enter(who, action.a() != 0);
            case READ -> access(who, action, READ);
            case WRITE -> access(who, action, WRITE);
            case EXECUTE -> access(who, action, EXECUTE);
            case CALL -> action.a() < Call.values().length ? call(who, action) : null;
            case USER_CALL, IDENTIFY, CARRY_ON, DMA_READ -> null;
            case HALT -> state.set("status_" + who, action.a() != 0 ? 1 : 4);
            case FAULT -> conduct.fault(who, Partition.Fault.values()[(int) action.a()], (int) action.b());
            case DMA_WRITE -> dma(who, action);
            case LINE -> line(who);
        };
    }

    private String enter(int p, boolean accepts) {
        StringBuilder text = new StringBuilder(
                state.set("status_" + p, 0) + " if :: due_" + p + " != 0 -> " + state.set("due_" + p, 0) + " ");
        for (int vector : accepts ? conduct.vectors(p) : java.util.List.<Integer>of()) {
            String bell = "bell_" + p + "_" + vector;
            text.append(":: else -> if :: " + bell + " != 0 -> " + state.set(bell, 0) + " ");
        }
        text.append(":: else ");
        for (int i = 0; i < (accepts ? conduct.vectors(p).size() : 0); i++) {
            text.append("fi ");
        }
        return text.append("fi").toString();
    }

    private String access(int p, Action action, int right) {
        int f = tables.frames.at(p, action.a());
        if (f == NONE) {
            boolean registers = tables.frames.registersAt(p, action.a()) != NONE && right != EXECUTE;
            return registers ? null : violation(p);
        }
        String write = right == WRITE ? state.set("word_" + f + "_" + action.b(), (int) action.c()) + " skip" : "skip";
        return "if :: (rights_" + p + "_" + f + " & " + right + ") != 0 -> " + write + " :: else -> " + violation(p)
                + " fi";
    }

    private String violation(int p) {
        return conduct.fault(p, Partition.Fault.EPT_VIOLATION, 0);
    }

    private String dma(int d, Action action) {
        int p = tables.owner(d);
        int f = p == NONE ? NONE : tables.frames.at(p, action.a());
        if (f == NONE || !tables.reachesEver(d, f) || (tables.frames.most(p, f) & WRITE) == 0) {
            return null;
        }
        return "if :: awake_" + d + " != 0 && reach_" + d + "_" + f + " != 0 -> "
                + state.set("word_" + f + "_" + action.b(), (int) action.c()) + " :: else fi";
    }

    private String line(int d) {
        int p = tables.owner(d);
        return p == NONE ? null : ring(p, tables.assignment(p, d).vector());
    }

    private String ring(int p, int vector) {
        return "if :: status_" + p + " != STOPPED -> " + state.set("bell_" + p + "_" + vector, 1) + " :: else fi";
    }

    private String call(int p, Action action) {
        long a = action.b();
        long b = action.c();
        long c = action.d();
        return switch (Call.values()[(int) action.a()]) {
            case PARTITION, TICKS -> null;
            case YIELD -> state.set("status_" + p, 2);
            case STOP -> "stop_" + p + "()";
            case MAP -> c % 2 == 1 ? map(p, tables.frame(a, b), c) : null;
            case UNMAP -> map(p, tables.frame(a, b), 0);
            case DMA_MAP -> connect(p, a, tables.frame(b, c), true);
            case DMA_UNMAP -> connect(p, a, tables.frame(b, c), false);
            case LEND -> pass(p, Grant.Mode.LEND, a, tables.granted(a, b));
            case SHARE -> pass(p, Grant.Mode.SHARE, a, tables.granted(a, b));
            case DONATE -> pass(p, Grant.Mode.DONATE, a, tables.granted(a, b));
            case RELINQUISH -> relinquish(p, a, tables.granted(a, b));
            case RECLAIM -> reclaim(p, a, tables.granted(a, b));
            case QUEUE_SEND -> messages.send(p, a, b, c);
            case QUEUE_RECEIVE -> messages.receive(p, a, b, c);
            case QUEUE_LOST -> messages.lost(p, a);
            case SAMPLE_WRITE -> messages.write(p, a, b, c);
            case SAMPLE_READ -> messages.read(p, a, b, c);
            case RAISE_EVENT -> raise(p, a);
        };
    }

    /** MAP with rights that let read, and UNMAP, which is without any. */
    private String map(int p, int f, long rights) {
        if (f == NONE || !tables.seesEver(p, f) || (rights & ~tables.frames.most(p, f)) != 0) {
            return null;
        }
        return "if :: owner_" + f + " == " + p + " && (loan_" + f + " == AT_HOME || loan_" + f + " == SHARED) -> "
                + state.set("rights_" + p + "_" + f, (int) rights) + " :: else fi";
    }

    private String connect(int p, long device, int f, boolean on) {
        int d = (int) device;
        if (f == NONE || d >= tables.devices.size() || tables.owner(d) != p || !tables.reachesEver(d, f)) {
            return null;
        }
        return "if :: owner_" + f + " == " + p + (on ? " && loan_" + f + " == AT_HOME" : "") + " -> "
                + state.set("reach_" + d + "_" + f, on ? 1 : 0) + " :: else fi";
    }

    private String pass(int p, Grant.Mode mode, long number, int f) {
        Grant grant = f == NONE ? null : tables.system.numberedGrants().get((int) number);
        if (grant == null
                || !grant.from().equals(tables.partition(p).name())
                || !grant.modes().contains(mode)
                || (grant.access().bits() & ~tables.frames.most(p, f)) != 0) {
            return null;
        }
        int q = tables.system.partitionNumber(grant.to());
        StringBuilder text = new StringBuilder("if :: owner_" + f + " == " + p + " && loan_" + f + " == AT_HOME");
        for (int d = 0; d < tables.devices.size(); d++) {
            text.append(tables.reachesEver(d, f) ? " && reach_" + d + "_" + f + " == 0" : "");
        }
        String see = state.set("rights_" + q + "_" + f, tables.frames.most(q, f));
        String hide = state.set("rights_" + p + "_" + f, 0);
        if (mode == Grant.Mode.DONATE) {
            text.append(" -> if :: status_" + q + " == STOPPED -> empty_" + f + "() :: else fi; ");
            text.append(hide + " " + state.set("owner_" + f, q) + " " + see);
        } else {
            boolean lend = mode == Grant.Mode.LEND;
            text.append(" && status_" + q + " != STOPPED -> " + state.set("loan_" + f, lend ? 1 : 2) + " ");
            text.append(state.set("guest_" + f, q) + " " + (lend ? hide + " " : "") + see);
        }
        return text.append(" :: else fi").toString();
    }

    private String relinquish(int q, long number, int f) {
        boolean own = f != NONE
                && tables.system
                        .numberedGrants()
                        .get((int) number)
                        .to()
                        .equals(tables.partition(q).name());
        return own ? "if :: guest_" + f + " == " + q + " -> give_back_" + f + "() :: else fi" : null;
    }

    private String reclaim(int p, long number, int f) {
        boolean own = f != NONE
                && tables.system
                        .numberedGrants()
                        .get((int) number)
                        .from()
                        .equals(tables.partition(p).name());
        return own
                ? "if :: owner_" + f + " == " + p + " && loan_" + f + " == RETURNED -> bring_home_" + f
                        + "() :: else fi"
                : null;
    }

    private String raise(int p, long number) {
        if (number < 0 || number >= tables.system.numberedEvents().size()) {
            return null;
        }
        var event = tables.system.numberedEvents().get((int) number);
        return event.from().equals(tables.partition(p).name())
                ? ring(tables.system.partitionNumber(event.to()), event.vector())
                : null;
    }
}
