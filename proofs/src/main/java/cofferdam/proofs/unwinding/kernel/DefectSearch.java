package cofferdam.proofs.unwinding.kernel;

import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import java.nio.file.Path;
import java.util.List;

/** What the exploration of a model finds, in words that pass from one class loader to another. */
public final class DefectSearch {
    private DefectSearch() {}

    /**
     * Explores until every property is broken, or so far.
     *
     * @param model the file of a model
     * @param bounds what is other than there: {@code words=2}
     * @param states about so many states at most
     * @return for each broken property its id and the numbers of steps of its traces, such as {@code local-respect 3} or
     *     {@code output-consistency 1 2}
     */
    public static List<String> broken(String model, List<String> bounds, long states) {
        ModelFile file = ModelReader.read(Path.of(model))
                .model()
                .orElseThrow(() -> new IllegalArgumentException("there is no sound model " + model));
        for (String bound : bounds) {
            String[] parts = bound.split("=");
            file = file.with(file.bounds().with(parts[0], parts[1]));
        }
        Plan plan = Plan.of(file.name()).states(states).toTheEnd();
        return KernelExplorer.explore(file.model(), plan, Progress.NONE).broken().values().stream()
                .map(found -> found.property().id() + " " + found.first().steps()
                        + found.second().map(trace -> " " + trace.steps()).orElse(""))
                .sorted()
                .toList();
    }
}
