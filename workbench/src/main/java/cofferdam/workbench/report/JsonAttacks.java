package cofferdam.workbench.report;

import cofferdam.proofs.defects.SourceEdit;
import cofferdam.workbench.attack.AttackReport;
import cofferdam.workbench.attack.Judged;
import cofferdam.workbench.attack.Judged.Outcome;
import cofferdam.workbench.attack.Sign;
import cofferdam.workbench.watch.Violation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What came of attempts as JSON; the same system and seed give the same bytes (G10-04). */
public final class JsonAttacks {
    private JsonAttacks() {}

    /** The report as an indented JSON text. */
    public static String of(AttackReport report, Optional<SourceEdit> edit) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "cofferdam-attacks-1");
        root.put("system", report.system().name());
        root.put("seed", report.seed());
        JsonEdit.put(root, edit);
        root.put("complete", report.complete());
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.word(), report.count(outcome));
        }
        root.put("counts", counts);
        root.put("attempts", report.judged().stream().map(JsonAttacks::judged).toList());
        root.put(
                "violatedBefore",
                report.before().stream().map(JsonAttacks::violation).toList());
        root.put("compared", report.compared());
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> judged(Judged judged) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", judged.attempt().number());
        map.put("by", judged.attempt().by());
        map.put("name", judged.attempt().name());
        map.put("success", judged.attempt().success());
        map.put("outcome", judged.outcome().word());
        map.put("requirement", judged.attempt().requirement());
        map.put("seen", judged.seen());
        map.put("notSeen", judged.missing().stream().map(Sign::toString).toList());
        map.put("violation", judged.violation().map(JsonAttacks::violation).orElse(null));
        return map;
    }

    private static Map<String, Object> violation(Violation violation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("requirement", violation.requirement());
        map.put("sentence", violation.sentence());
        map.put("partition", violation.partition());
        map.put("place", violation.place());
        map.put("tick", violation.tick());
        return map;
    }
}
