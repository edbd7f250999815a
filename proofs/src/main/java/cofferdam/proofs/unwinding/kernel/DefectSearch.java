package cofferdam.proofs.unwinding.kernel;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Property;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the exploration of a model finds, in words that pass from one class loader to another. */
public final class DefectSearch {
    private DefectSearch() {}

    /**
     * Explores until every property of isolation is broken, or so far.
     *
     * @param model the file of a model
     * @param bounds what is other than there: {@code words=2}
     * @param states about so many states at most
     * @return for each broken property its id and the numbers of steps of its traces, such as {@code local-respect 3} or
     *     {@code output-consistency 1 2}
     */
    public static List<String> broken(String model, List<String> bounds, long states) {
        Set<Property> isolation = EnumSet.complementOf(EnumSet.of(Property.REFINEMENT));
        return explore(model, bounds, states, isolation).values().stream()
                .map(found -> found.property().id() + " " + found.first().steps()
                        + found.second().map(trace -> " " + trace.steps()).orElse(""))
                .sorted()
                .toList();
    }

    /**
     * Explores until a step is not one of the specification, or so far.
     *
     * @return the steps to there in words, and last what is wrong; empty if nothing is
     */
    public static List<String> unspecified(String model, List<String> bounds, long states) {
        List<String> told = new ArrayList<>();
        explore(model, bounds, states, EnumSet.of(Property.REFINEMENT)).values().forEach(found -> {
            told.addAll(found.first().words());
            told.add(found.what());
        });
        return told;
    }

    private static Map<Property, Counterexample> explore(
            String model, List<String> bounds, long states, Set<Property> checked) {
        ModelFile file = ModelReader.read(Path.of(model))
                .model()
                .orElseThrow(() -> new IllegalArgumentException("there is no sound model " + model));
        for (String bound : bounds) {
            String[] parts = bound.split("=");
            file = file.with(file.bounds().with(parts[0], parts[1]));
        }
        Plan plan = Plan.of(file.name()).states(states).checking(checked).toTheEnd();
        return KernelExplorer.explore(file.model(), plan, Progress.NONE).broken();
    }
}
