package cofferdam.workbench.report;

import cofferdam.kernel.random.Step;
import cofferdam.kernel.soak.Failure;
import cofferdam.kernel.soak.SoakReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a soak as JSON; the same seed, steps and systems give the same, times apart (G10-04). */
public final class JsonSoak {
    private JsonSoak() {}

    /** The report as an indented JSON text. */
    public static String of(SoakReport report, Optional<String> defect) {
        Map<String, Object> root = root(report.failure().isEmpty(), defect);
        root.put("complete", report.complete());
        root.put("seed", report.seed());
        root.put("asked", pair("steps", report.steps(), "systems", report.systems()));
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("steps", report.tally().steps());
        done.put("systems", report.tally().systems());
        done.put("boots", report.tally().boots());
        done.put("nothingToDo", report.tally().idle());
        root.put("done", done);
        root.put("workers", report.workers());
        root.put("milliseconds", report.millis());
        root.put("stepsPerSecond", report.rate());
        root.put("kinds", report.tally().kinds());
        root.put("exits", report.tally().exits());
        Map<String, Object> calls = new LinkedHashMap<>();
        report.tally()
                .calls()
                .forEach((name, times) -> calls.put(name, pair("carriedOut", times[0], "refused", times[1])));
        root.put("calls", calls);
        root.put("failure", report.failure().map(f -> failure(f, defect)).orElse(null));
        return text(root);
    }

    /** What came of a replay. */
    public static String replayed(long system, List<Step> steps, Optional<Failure> failure, Optional<String> defect) {
        Map<String, Object> root = root(failure.isEmpty(), defect);
        root.put("system", system);
        root.put("steps", steps.stream().map(Failure::words).toList());
        root.put("failure", failure.map(f -> failure(f, defect)).orElse(null));
        return text(root);
    }

    /** The command that goes the way to a failure again. */
    public static String command(Failure failure, Optional<String> defect) {
        return "cofferdam soak" + defect.map(name -> " --defect " + name).orElse("") + " --system " + failure.system()
                + " --replay '" + failure.replay() + "'";
    }

    private static Map<String, Object> root(boolean holds, Optional<String> defect) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "cofferdam-soak-1");
        root.put("defect", defect.orElse(null));
        root.put("holds", holds);
        return root;
    }

    private static Map<String, Object> failure(Failure failure, Optional<String> defect) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("requirement", failure.requirement());
        map.put("what", failure.what());
        map.put("system", failure.system());
        map.put("summary", failure.plan().summary());
        map.put("stepsWhenFound", failure.found());
        map.put("steps", failure.words());
        map.put("replay", failure.replay());
        map.put("command", command(failure, defect));
        return map;
    }

    private static Map<String, Long> pair(String a, long first, String b, long second) {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put(a, first);
        map.put(b, second);
        return map;
    }

    private static String text(Map<String, Object> root) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report cannot be written as JSON", e);
        }
    }
}
