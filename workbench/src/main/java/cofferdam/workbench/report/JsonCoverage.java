package cofferdam.workbench.report;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Trace;
import cofferdam.workbench.certify.Coverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which states were explored, as JSON. */
public final class JsonCoverage {
    private JsonCoverage() {}

    static Map<String, Object> of(Coverage coverage) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("explored", coverage.skipped().isEmpty());
        if (coverage.skipped().isPresent()) {
            map.put("why", coverage.skipped().get());
            return map;
        }
        map.put("strength", coverage.strength());
        map.put("complete", coverage.complete());
        map.put("ended", coverage.ended());
        map.put("bounds", coverage.bounds());
        map.put("states", coverage.states());
        map.put("frontierLeft", coverage.left());
        map.put("steps", coverage.steps());
        map.put("depth", coverage.depth());
        map.put("hash", coverage.hash());
        map.put("seconds", Math.round(coverage.seconds() * 1000) / 1000.0);
        map.put("stepsPerSecond", Math.round(coverage.rate()));
        map.put(
                "broken",
                coverage.broken().stream().map(JsonCoverage::counterexample).toList());
        return map;
    }

    /** A counterexample with its runs. */
    public static Map<String, Object> counterexample(Explained explained) {
        Counterexample found = explained.example();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("property", found.property().id());
        map.put("what", found.what());
        map.put("actor", found.actor());
        map.put("observer", found.observer());
        List<List<String>> runs = new ArrayList<>();
        runs.add(found.first().words());
        found.second().map(Trace::words).ifPresent(runs::add);
        map.put("runs", runs);
        map.put("differences", explained.differences());
        return map;
    }
}
