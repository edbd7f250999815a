package cofferdam.workbench.cli;

import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.kernel.ModelFile;
import cofferdam.workbench.report.JsonCoverage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of an exploration.
 *
 * @param file the model's
 * @param changed bounds that are not the model's
 * @param bounds all bounds in words
 * @param checked which properties were checked
 * @param broken the counterexamples, made small and put into words
 * @param open how often the specification left an answer open
 * @param defect the seeded defect in the kernel
 */
record ExploreResult(
        ModelFile model,
        Path file,
        Map<String, String> changed,
        String bounds,
        Set<Property> checked,
        Exploration exploration,
        List<Explained> broken,
        long open,
        Optional<String> defect) {

    /** For a terminal. */
    String text(Style style) {
        StringBuilder text = new StringBuilder();
        text.append("Model ").append(model.name()).append(": ").append(bounds).append('.');
        defect.ifPresent(name ->
                text.append(" With seeded defect ").append(style.bad(name)).append('.'));
        text.append(String.format(
                Locale.ROOT,
                "%n%,d states, %,d steps, up to %d steps deep, hash %s; %,.0f steps/s, %.1f bytes/state.%n",
                exploration.states(),
                exploration.transitions(),
                exploration.depth(),
                exploration.hash(),
                exploration.rate(),
                exploration.bytesPerState()));
        if (checked.contains(Property.REFINEMENT)) {
            text.append(String.format(
                    Locale.ROOT,
                    "Each step was compared with the specification, which left %,d answers open.%n",
                    open));
        }
        broken.forEach(found -> text.append(style.bad("BROKEN")).append(' ').append(found.words()));
        if (exploration.represented() > exploration.states()) {
            text.append(String.format(Locale.ROOT, "They stand for %,d states.%n", exploration.represented()));
        }
        if (exploration.holds() && !notChecked().isEmpty()) {
            text.append(
                            "NOT COMPLETE: every reachable state was visited or is stood for, and nothing is broken in them; but ")
                    .append(String.join(", ", notChecked()))
                    .append(" were not checked.\n");
        } else if (exploration.holds()) {
            text.append(style.good("EXHAUSTIVE")).append(": every reachable state was visited; nothing is broken.\n");
        } else if (broken.isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "NOT COMPLETE (%s): nothing is broken in %,d states whose steps were all taken; %,d more are known.%n",
                    exploration.stop().words(),
                    exploration.expanded(),
                    exploration.states() - exploration.expanded()));
        }
        return text.toString();
    }

    private List<String> notChecked() {
        return Arrays.stream(Property.values())
                .filter(property -> !checked.contains(property))
                .map(Property::id)
                .toList();
    }

    private boolean exhaustive() {
        return exploration.holds() && notChecked().isEmpty();
    }

    /** For machines. */
    Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("format", "cofferdam-exploration-1");
        map.put("model", model.name());
        map.put("file", file.toString());
        map.put("defect", defect.orElse(null));
        map.put("bounds", bounds);
        map.put("strength", exhaustive() ? "EXHAUSTIVE" : "SAMPLED");
        map.put("complete", exploration.holds());
        map.put("notChecked", notChecked());
        map.put("ended", exploration.stop().words());
        map.put("states", exploration.states());
        map.put("represented", exploration.represented());
        map.put("frontierLeft", exploration.states() - exploration.expanded());
        map.put("steps", exploration.transitions());
        map.put("depth", exploration.depth());
        map.put("layers", exploration.layers());
        map.put("hash", exploration.hash().toString());
        Map<String, Long> checks = new LinkedHashMap<>();
        exploration.checks().forEach((property, times) -> checks.put(property.id(), times));
        map.put("checks", checks);
        map.put("answersLeftOpen", open);
        map.put("seconds", exploration.time().toMillis() / 1000.0);
        map.put("stepsPerSecond", Math.round(exploration.rate()));
        map.put("bytesPerState", Math.round(10 * exploration.bytesPerState()) / 10.0);
        map.put("broken", broken.stream().map(JsonCoverage::counterexample).toList());
        return map;
    }
}
