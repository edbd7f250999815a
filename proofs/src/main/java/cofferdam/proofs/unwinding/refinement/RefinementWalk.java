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
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * A walk through a system, kernel and specification side by side, whose steps are told by numbers, so that whoever can leave
 * out numbers and make them smaller, as property testers do, finds short walks. Each kind of action and each hypercall has a
 * number of its own, however many arguments it has; see {@link #lively} and {@link #exact}.
 */
public final class RefinementWalk implements LongFunction<String> {
    /** Moves differ in this many kinds, arguments and measures of luck. */
    public static final int KINDS = 1 << 8;

    /** Arguments. */
    public static final int ARGUMENTS = 1 << 16;

    /** Measures of luck; a partition ends, or sleeps for good, by the least only: after that little happens. */
    public static final int LUCK = 100;

    private final Refinement refinement;
    private final List<List<Action>> kinds;
    private final boolean exact;
    private final List<String> done = new ArrayList<>();
    private String found;

    private RefinementWalk(SystemDescription system, ImageStore images, boolean exact) {
        this.exact = exact;
        refinement = new Refinement(Boot.boot(system, images, BootOptions.defaults()));
        TreeMap<Long, List<Action>> byKind = new TreeMap<>();
        for (Action action : refinement.actions()) {
            long number = action.kind() == Action.Kind.CALL ? action.a() : 0;
            byKind.computeIfAbsent(action.kind().ordinal() * 1000L + number, kind -> new ArrayList<>())
                    .add(action);
        }
        kinds = List.copyOf(byKind.values());
        found = refinement.differenceAtBoot();
    }

    /**
     * A walk that begins at boot, in which something happens at almost each move: what is not possible when its turn comes
     * gives way to what is next in line of its kind, or to a tick.
     */
    public static RefinementWalk lively(SystemDescription system, ImageStore images) {
        return new RefinementWalk(system, images, false);
    }

    /**
     * A walk that begins at boot, in which a move that is not possible when its turn comes does nothing: so each keeps its
     * meaning when others are left out. For those who have loaded this class by a class loader of their own.
     */
    public static LongFunction<String> exact(String file) {
        SystemDescription system =
                DescriptionReader.read(Path.of(file)).description().orElseThrow();
        return new RefinementWalk(system, ImageStore.directory(system.directory()), true);
    }

    /** The number of a move. */
    public static long move(int kind, int argument, int luck) {
        return ((long) luck * ARGUMENTS + argument) * KINDS + kind;
    }

    /**
     * Does the move of a number.
     *
     * @return null as long as kernel and specification agree; then all steps, a line each, and the first difference
     */
    @Override
    public String apply(long move) {
        if (found == null) {
            List<Action> kind = kinds.get((int) (move % KINDS % kinds.size()));
            long argument = move / KINDS % ARGUMENTS;
            boolean spared = move / KINDS / ARGUMENTS != 0;
            if (!taken(kind, argument, spared) && !exact) {
                // Who waits, waits for time to pass.
                taken(kinds.get(0), argument, spared);
            }
        }
        return found == null ? null : String.join("\n", done) + "\n" + found;
    }

    private boolean taken(List<Action> kind, long argument, boolean spared) {
        for (int i = 0; i < (exact ? 1 : kind.size()); i++) {
            Action action = kind.get((int) ((argument + i) % kind.size()));
            if (refinement.possible(action)) {
                if (!spared || !refinement.ends(action)) {
                    done.add(refinement.words(action));
                    found = difference(action);
                }
                return true;
            }
        }
        return false;
    }

    /** A kernel that ends in an exception does not do what the specification says either. */
    private String difference(Action action) {
        try {
            return refinement.step(action);
        } catch (RuntimeException e) {
            return "the kernel ends in " + e;
        }
    }

    /** Steps taken. */
    public long steps() {
        return refinement.steps();
    }

    /** Those of them whose answer the specification leaves open. */
    public long open() {
        return refinement.open();
    }
}
