package cofferdam.kernel.soak;

import cofferdam.kernel.random.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the way to a failure shorter and its numbers smaller, as long as the same requirement is broken at its end. */
final class Shrinker {
    private static final int MOST_REPLAYS = 4000;
    private static final long[] SIMPLE = {0, 1, 2, 8};

    private Failure best;
    private int replays;

    private Shrinker(Failure failure) {
        best = failure;
    }

    /** The shortest way found. */
    static Failure shrink(Failure failure) {
        Shrinker shrinker = new Shrinker(failure);
        int before;
        do {
            before = shrinker.best.steps().size();
            shrinker.leaveOut();
            shrinker.simplify();
        } while (shrinker.best.steps().size() < before);
        return shrinker.best;
    }

    /** Leaves out steps, larger parts first. */
    private void leaveOut() {
        for (int chunk = Math.max(1, best.steps().size() / 2); chunk >= 1; chunk /= 2) {
            int from = 0;
            while (from < best.steps().size()) {
                List<Step> fewer = new ArrayList<>(best.steps());
                fewer.subList(from, Math.min(from + chunk, fewer.size())).clear();
                if (!better(fewer)) {
                    from += chunk;
                }
            }
        }
    }

    /** Puts simpler numbers into the steps that are left. */
    private void simplify() {
        for (int i = 0; i < best.steps().size(); i++) {
            for (int field = 0; field < 4; field++) {
                for (long simple : SIMPLE) {
                    if (i >= best.steps().size() || field(best.steps().get(i), field) == simple) {
                        break;
                    }
                    List<Step> simpler = new ArrayList<>(best.steps());
                    simpler.set(i, with(simpler.get(i), field, simple));
                    if (better(simpler)) {
                        break;
                    }
                }
            }
        }
    }

    private boolean better(List<Step> steps) {
        if (++replays > MOST_REPLAYS) {
            return false;
        }
        Optional<Failure> again = SystemRun.replay(best.plan(), best.system(), steps);
        if (again.isEmpty() || !again.get().requirement().equals(best.requirement())) {
            return false;
        }
        best = best.by(again.get());
        return true;
    }

    private static long field(Step step, int field) {
        return field == 0 ? step.a() : field == 1 ? step.b() : field == 2 ? step.c() : step.d();
    }

    private static Step with(Step step, int field, long value) {
        return new Step(
                step.kind(),
                step.who(),
                field == 0 ? value : step.a(),
                field == 1 ? value : step.b(),
                field == 2 ? value : step.c(),
                field == 3 ? value : step.d());
    }
}
