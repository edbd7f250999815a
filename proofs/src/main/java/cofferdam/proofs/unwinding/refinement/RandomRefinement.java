package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.spec.machine.Action;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Looks for a difference between kernel and specification by random steps, and shortens the way to it. */
public final class RandomRefinement {
    private static final int STEPS = 400;

    private final SystemDescription system;

    private RandomRefinement(SystemDescription system) {
        this.system = system;
    }

    /**
     * A shortest way found to a difference: one line for each step, and then the difference. Null if there is none.
     *
     * @param description the file of a valid description
     * @param seed of the first of the walks
     * @param walks how many walks of {@value #STEPS} steps to try
     */
    public static String find(String description, long seed, int walks) {
        SystemDescription system =
                DescriptionReader.read(Path.of(description)).description().orElseThrow();
        RandomRefinement runs = new RandomRefinement(system);
        for (int i = 0; i < walks; i++) {
            List<Action> way = runs.walk(new Random(seed + i));
            if (way != null) {
                return runs.words(runs.shorten(way));
            }
        }
        return null;
    }

    private Refinement boot() {
        return new Refinement(Boot.boot(system, ImageStore.directory(system.directory()), BootOptions.defaults()));
    }

    private List<Action> walk(Random random) {
        Refinement refinement = boot();
        List<Action> done = new ArrayList<>();
        if (refinement.differenceAtBoot() != null) {
            return done;
        }
        RandomActions actions = new RandomActions(refinement.actions(), random);
        while (done.size() < STEPS) {
            Action action = actions.next(refinement);
            done.add(action);
            if (difference(refinement, action) != null) {
                return done;
            }
        }
        return null;
    }

    /** A kernel that ends in an exception does not do what the specification says either. */
    private static String difference(Refinement refinement, Action action) {
        try {
            return refinement.step(action);
        } catch (RuntimeException e) {
            return "the kernel ends in " + e;
        }
    }

    /** Leaves out what is not needed, step by step, until nothing more can be left out. */
    private List<Action> shorten(List<Action> way) {
        List<Action> best = new ArrayList<>(way);
        for (int size = Math.max(1, best.size() / 2); size >= 1; size /= 2) {
            boolean again = true;
            while (again) {
                again = false;
                for (int at = 0; at + size <= best.size(); at++) {
                    List<Action> shorter = new ArrayList<>(best);
                    shorter.subList(at, at + size).clear();
                    if (replay(shorter) != null) {
                        best = shorter;
                        again = true;
                        at--;
                    }
                }
            }
        }
        return best;
    }

    /** The difference at the end of a way or before; null if there is none. */
    private String replay(List<Action> way) {
        Refinement refinement = boot();
        String difference = refinement.differenceAtBoot();
        for (int i = 0; difference == null && i < way.size(); i++) {
            difference = difference(refinement, way.get(i));
        }
        return difference;
    }

    private String words(List<Action> way) {
        Refinement refinement = boot();
        StringBuilder text = new StringBuilder();
        way.forEach(action -> text.append(refinement.words(action)).append('\n'));
        return text.append(replay(way)).toString();
    }
}
