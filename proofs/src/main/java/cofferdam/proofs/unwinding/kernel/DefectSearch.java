package cofferdam.proofs.unwinding.kernel;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Trace;
import java.nio.file.Path;
import java.util.List;

/** What the exploration of a model finds, in words that pass from one class loader to another. */
public final class DefectSearch {
    private DefectSearch() {}

    /**
     * Explores until every property is broken, or so far.
     *
     * @param model the file of a model
     * @param states about so many states at most
     * @return for each broken property its id and the numbers of steps of its traces, such as {@code local-respect 3 0}
     */
    public static List<String> broken(String model, long states) {
        ModelFile file = ModelReader.read(Path.of(model))
                .model()
                .orElseThrow(() -> new IllegalArgumentException("there is no sound model " + model));
        Plan plan = Plan.of(file.name()).states(states).toTheEnd();
        Exploration exploration = KernelExplorer.explore(file.model(), plan, Progress.NONE);
        return exploration.broken().values().stream()
                .map(found -> found.property().id() + " " + found.first().steps() + " "
                        + found.second().map(Trace::steps).orElse(0))
                .sorted()
                .toList();
    }
}
