package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.spec.system.Printable;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Plays a counterexample again and says whether it still shows what it is said to show. It uses nothing of the search: a
 * third reading of the conditions, on just these states.
 */
public final class Replayer {
    private final Supplier<? extends TransitionSystem> systems;
    private final Replay replay;

    /** What is needed of the end of a run: the views of all before its last step, and what that did. */
    private record End(byte[][] before, byte[][] after, byte[] answer, int actor, boolean possible, Throwable thrown) {}

    private Replayer(Supplier<? extends TransitionSystem> systems, Replay replay) {
        this.systems = systems;
        this.replay = replay;
    }

    /**
     * Whether the replay shows what it says on this system.
     *
     * @throws ReplayException if it is of another system: an action has another meaning, or cannot be done where it should
     */
    public static boolean shows(Supplier<? extends TransitionSystem> systems, Replay replay) throws ReplayException {
        return new Replayer(systems, replay).shows();
    }

    private boolean shows() throws ReplayException {
        TransitionSystem system = systems.get();
        if (replay.property() == Property.INVARIANT) {
            Trace run = replay.runs().get(0);
            for (int i = 0; i < run.steps(); i++) {
                step(system, run, i);
            }
            return system.brokenInvariant() != null;
        }
        End one = end(system, replay.runs().get(0));
        if (replay.property() == Property.TOTALITY) {
            return one.thrown() != null;
        }
        if (replay.property() == Property.REFINEMENT) {
            return one.possible() && one.thrown() == null && system.wrongStep() != null;
        }
        int observer = domain(system, replay.observer());
        if (replay.second().isEmpty()) {
            boolean allowed =
                    observer == system.scheduler() ? one.actor() == observer : system.interferes(one.actor(), observer);
            return one.possible() && !allowed && !Arrays.equals(one.before()[observer], one.after()[observer]);
        }
        End other = end(systems.get(), replay.second().get());
        if (!alike(one, other, system.scheduler())) {
            return false;
        }
        boolean both = one.possible() && other.possible();
        if (replay.property() == Property.SCHEDULER_INDEPENDENCE && both && one.actor() != other.actor()) {
            return true;
        }
        int actor = domain(system, replay.actor());
        if (!alike(one, other, actor)) {
            return false;
        }
        if (replay.property() == Property.OUTPUT_CONSISTENCY) {
            return one.possible() != other.possible() || both && !Arrays.equals(one.answer(), other.answer());
        }
        return alike(one, other, observer) && !Arrays.equals(one.after()[observer], other.after()[observer]);
    }

    private static boolean alike(End one, End other, int domain) {
        return Arrays.equals(one.before()[domain], other.before()[domain]);
    }

    private int domain(TransitionSystem system, String name) throws ReplayException {
        for (int domain = 0; domain < system.domains(); domain++) {
            if (system.domain(domain).equals(name)) {
                return domain;
            }
        }
        throw new ReplayException("there is no domain '" + Printable.quoted(name) + "' in this system");
    }

    private End end(TransitionSystem system, Trace run) throws ReplayException {
        if (run.steps() == 0) {
            throw new ReplayException("a run without a step shows nothing about steps");
        }
        int last = run.steps() - 1;
        for (int i = 0; i < last; i++) {
            step(system, run, i);
        }
        byte[][] before = views(system);
        int action = action(system, run, last);
        int actor = system.actor(action);
        try {
            boolean possible = actor >= 0 && system.step(action);
            byte[] answer = possible ? system.output().clone() : new byte[0];
            return new End(before, views(system), answer, actor, possible, null);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return new End(before, before, new byte[0], actor, true, e);
        }
    }

    private static byte[][] views(TransitionSystem system) {
        byte[][] views = new byte[system.domains()][];
        for (int domain = 0; domain < views.length; domain++) {
            views[domain] = system.view(domain).clone();
        }
        return views;
    }

    private static void step(TransitionSystem system, Trace run, int index) throws ReplayException {
        int action = action(system, run, index);
        if (system.actor(action) < 0 || !system.step(action)) {
            throw new ReplayException("step " + (index + 1) + " is not possible: "
                    + Printable.quoted(run.words().get(index)));
        }
    }

    private static int action(TransitionSystem system, Trace run, int index) throws ReplayException {
        int action = run.actions().get(index);
        String words = run.words().get(index);
        String now = action < system.actions()
                ? system.action(action).replaceAll("\\s+", " ").strip()
                : "none";
        if (!now.equals(words.replaceAll("\\s+", " ").strip())) {
            throw new ReplayException(
                    "action " + action + " is '" + now + "' here, not '" + Printable.quoted(words) + "'");
        }
        return action;
    }
}
