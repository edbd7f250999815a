package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Breadth-first over all reachable states, in this process, exactly. */
public final class Explorer {
    private final Plan plan;
    private final TableSet visited;
    private final String identity;
    private Exploration last;

    /** Explores what the supplier gives, a new instance for each worker. */
    public Explorer(Supplier<? extends TransitionSystem> systems, Plan plan) {
        this.plan = plan;
        identity = Identity.of(systems.get());
        visited = new TableSet(systems, plan);
    }

    /** Visits every reachable state, or stops before for the reason it gives; asked again, it goes on. */
    public Exploration explore(Progress progress) {
        try (visited) {
            last = BreadthFirst.explore(visited, plan, progress);
            return last;
        }
    }

    /** Writes down all that was found so far, after {@link #explore}. */
    public void save(Path file) throws IOException {
        Checkpoint.write(file, plan.model(), identity, plan.checked(), out -> visited.write(out, last));
    }

    /** Takes over what another exploration of the same system wrote down, before {@link #explore}. */
    public void resume(Path file) throws CheckpointException {
        Checkpoint.read(file, plan.model(), identity, plan.checked(), visited::read);
    }
}
