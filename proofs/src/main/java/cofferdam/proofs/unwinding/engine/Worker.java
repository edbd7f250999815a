package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Expands states: one thread with a system of its own, on tables that it shares. */
final class Worker {
    private final Shared shared;
    private final Supplier<? extends TransitionSystem> systems;
    private final Watch watch;
    private final int[] initial;
    private final int[] seen;
    private final int[] after;
    private final long[] before = new long[2];
    private final long[] sum = new long[2];
    private final boolean invariants;
    private final boolean totality;
    private final boolean answers;
    private final boolean refinement;
    private final boolean counting;
    private final int[] all;
    private TransitionSystem system;
    private TransitionSystem.Guarded guarded;
    private TransitionSystem.Symmetric symmetric;
    private Tree tree;
    private long transitions;
    private long represented;
    private StateHash hash = StateHash.NONE;

    Worker(Shared shared, Supplier<? extends TransitionSystem> systems) {
        this.shared = shared;
        this.systems = systems;
        watch = new Watch(shared);
        seen = new int[shared.domains];
        after = new int[shared.domains];
        invariants = shared.checks(Property.INVARIANT);
        totality = shared.checks(Property.TOTALITY);
        answers = shared.checks(Property.OUTPUT_CONSISTENCY);
        counting = shared.counting();
        all = IntStream.range(0, shared.actions).toArray();
        renew();
        refinement = shared.checks(Property.REFINEMENT) && system.specified();
        initial = new int[tree.parts()];
        for (int part = 0; part < initial.length; part++) {
            initial[part] = tree.part(part);
        }
    }

    /** A fresh system in its initial state. */
    private long renew() {
        system = systems.get();
        symmetric = shared.reduced ? (TransitionSystem.Symmetric) system : null;
        guarded = system instanceof TransitionSystem.Guarded ? (TransitionSystem.Guarded) system : null;
        tree = new Tree(shared.pairs, shared.parts, system);
        return tree.read(system);
    }

    /** Enters the initial state. */
    void start() {
        long root = renew();
        tree.digest(initial, sum);
        enter(~shared.states.reach(root, 0, 0, 0), root);
    }

    long transitions() {
        return transitions;
    }

    /** How many states the states that this worker entered stand for. */
    long represented() {
        return represented;
    }

    StateHash hash() {
        return hash;
    }

    long[] checks() {
        return watch.checks();
    }

    /** All that follows from a state. Those from {@code settled} on are new in this block. */
    void expand(int state, int settled) {
        if (symmetric != null) {
            reduce(state, settled);
        } else if (counting) {
            count(state, settled);
        } else {
            check(state, settled);
        }
    }

    /** The same where nothing is asked about steps: nobody looks, and who acts does not matter. */
    private void count(int state, int settled) {
        tree.load(system, shared.states.root(state));
        tree.digest(initial, before);
        for (int action : possible()) {
            if (system.step(action)) {
                transitions++;
                long root = tree.follow(system);
                if (tree.moved()) {
                    reach(root, state, action, settled);
                    tree.back();
                }
                system.back();
            }
        }
    }

    /** The same where one state stands for many: what is seen of a step is asked before values get new names. */
    private void reduce(int state, int settled) {
        tree.load(system, shared.states.root(state));
        look();
        System.arraycopy(after, 0, seen, 0, seen.length);
        watch.begin(state, seen);
        tree.digest(initial, before);
        for (int action : possible()) {
            int actor = system.actor(action);
            if (actor >= 0 && attempt(state, action)) {
                transitions++;
                if (tree.stays(system)) {
                    watch.step(action, actor, 0, seen);
                } else {
                    look();
                    watch.step(action, actor, 0, after);
                    symmetric.represent();
                    reach(tree.follow(system), state, action, settled);
                }
                system.back();
                tree.back();
            }
        }
    }

    private void reach(long root, int state, int action, int settled) {
        int reached = shared.states.reach(root, state, action, settled);
        if (reached < 0) {
            tree.digestStep(initial, before, sum);
            enter(~reached, root);
        }
    }

    private int[] possible() {
        return guarded == null ? all : guarded.possible();
    }

    private void check(int state, int settled) {
        tree.load(system, shared.states.root(state));
        shared.states.views().get(state, seen);
        watch.begin(state, seen);
        tree.digest(initial, before);
        for (int action : possible()) {
            int actor = system.actor(action);
            if (actor >= 0 && attempt(state, action)) {
                transitions++;
                if (refinement) {
                    compare(state, action);
                }
                follow(state, action, actor, settled);
                system.back();
                tree.back();
            }
        }
        system.settled();
        watch.end();
    }

    private boolean attempt(int state, int action) {
        boolean done = false;
        Throwable thrown = null;
        try {
            done = system.step(action);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            if (!totality) {
                throw e;
            }
            thrown = e;
        }
        if (totality) {
            watch.count(Property.TOTALITY);
            if (!Conditions.ended(thrown)) {
                shared.findings.step(Property.TOTALITY, state, action, -1, "it ends with " + thrown);
            }
        }
        if (thrown != null) {
            renew();
            tree.load(system, shared.states.root(state));
        }
        return done && thrown == null;
    }

    private void compare(int state, int action) {
        watch.count(Property.REFINEMENT);
        String wrong = system.wrongStep();
        if (!Conditions.refined(wrong)) {
            shared.findings.step(Property.REFINEMENT, state, action, -1, String.valueOf(wrong));
        }
    }

    private void follow(int state, int action, int actor, int settled) {
        long root = tree.follow(system);
        int reached = shared.states.reach(root, state, action, settled);
        if (reached < 0) {
            tree.digestStep(initial, before, sum);
            enter(~reached, root);
        } else if (reached == state) {
            System.arraycopy(seen, 0, after, 0, after.length);
        } else if (shared.states.views().known(reached)) {
            shared.states.views().get(reached, after);
        } else {
            look();
        }
        watch.step(action, actor, answers ? shared.answers.number(system.output()) : 0, after);
    }

    /** What is to be known of a new state, which is the current one. */
    private void enter(int state, long root) {
        hash = hash.plus(StateHash.of(sum));
        represented += symmetric == null ? 1 : symmetric.orbit();
        if (!counting && symmetric == null) {
            look();
            shared.states.views().set(state, after, 0);
        }
        if (invariants) {
            watch.count(Property.INVARIANT);
            String broken = system.brokenInvariant();
            if (!Conditions.sound(broken)) {
                shared.findings.unsound(root, String.valueOf(broken));
            }
        }
    }

    private void look() {
        for (int domain = 0; domain < after.length; domain++) {
            after[domain] = shared.views[domain].number(system.view(domain));
        }
    }
}
