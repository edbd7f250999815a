package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Breadth-first over all reachable states, in this process, exactly. */
public final class Explorer {
    /** An action's number takes two bytes. */
    private static final int MOST_ACTIONS = 1 << 16;

    private final Plan plan;
    private final TableSet visited;
    private final String identity;
    private Exploration last;
    private Path resumed;

    /** Explores what the supplier gives, a new instance for each worker. */
    public Explorer(Supplier<? extends TransitionSystem> systems, Plan plan) {
        this.plan = plan;
        TransitionSystem system = systems.get();
        if (system.actions() > MOST_ACTIONS) {
            throw new IllegalArgumentException(
                    system.actions() + " actions, of which " + MOST_ACTIONS + " can be told apart");
        }
        identity = Identity.of(system) + (plan.reduced() ? " with symmetry" : "");
        visited = new TableSet(systems, plan);
    }

    /**
     * Visits every reachable state, or stops before for the reason it gives; asked again, it goes on.
     *
     * @throws DamagedException if something goes wrong after {@link #resume}
     */
    public Exploration explore(Progress progress) {
        try (visited) {
            last = BreadthFirst.explore(visited, plan, progress);
            return last;
        } catch (RuntimeException e) {
            if (resumed == null) {
                throw e;
            }
            throw new DamagedException(
                    resumed + ": the exploration that goes on from it goes wrong; begin without it", e);
        }
    }

    /** Writes down all that was found so far, after {@link #explore}. */
    public void save(Path file) throws IOException {
        Checkpoint.write(file, plan.model(), identity, plan.checked(), out -> visited.write(out, last));
    }

    /** Takes over what another exploration of the same system wrote down, before {@link #explore}. */
    public void resume(Path file) throws CheckpointException {
        Checkpoint.read(file, plan.model(), identity, plan.checked(), visited::read);
        resumed = file;
    }
}
