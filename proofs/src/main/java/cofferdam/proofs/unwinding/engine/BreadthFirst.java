package cofferdam.proofs.unwinding.engine;

import java.time.Duration;

/** The search itself: frontier after frontier, until there is none or a bound is reached. */
public final class BreadthFirst {
    private BreadthFirst() {}

    /** Visits every reachable state, or stops before for the reason it gives. */
    public static <F extends Frontier> Exploration explore(VisitedSet<F> visited, Plan plan, Progress progress) {
        long begin = System.nanoTime();
        F frontier = visited.first();
        Stop stop = stop(visited, frontier, plan, progress, begin);
        while (stop == null) {
            frontier = visited.expand(frontier);
            stop = stop(visited, frontier, plan, progress, begin);
        }
        return visited.result(stop, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Tables may take three quarters of the heap; the rest is for systems, for tables that grow and for the collector. */
    private static long heap() {
        return Runtime.getRuntime().maxMemory() / 4 * 3;
    }

    private static <F extends Frontier> Stop stop(
            VisitedSet<F> visited, F frontier, Plan plan, Progress progress, long begin) {
        boolean on = progress.at(
                visited.states(), visited.expanded(), visited.transitions(), visited.depth(), visited.bytes());
        if (!visited.broken().isEmpty()
                && (!plan.onwards() || visited.broken().keySet().containsAll(plan.checked()))) {
            return Stop.BROKEN;
        }
        if (frontier.isEmpty()) {
            return visited.broken().isEmpty() ? Stop.COMPLETE : Stop.BROKEN;
        }
        if (!on) {
            return Stop.INTERRUPTED;
        }
        if (visited.states() >= plan.states()) {
            return Stop.STATES;
        }
        if (visited.bytes() >= Math.min(plan.bytes(), heap())) {
            return Stop.MEMORY;
        }
        return System.nanoTime() - begin >= plan.time().toNanos() ? Stop.TIME : null;
    }
}
