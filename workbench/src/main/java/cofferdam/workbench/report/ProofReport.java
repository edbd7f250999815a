package cofferdam.workbench.report;

import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.harness.ProofEffort;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What provers answered, beside the ledger of what is left open. */
public final class ProofReport {
    private final List<Line> lines;
    private final ProofEffort effort;

    /** Results in the order of the report, and what they took. */
    public ProofReport(List<Result> results, OpenLedger ledger, ProofEffort effort) {
        this.effort = effort;
        lines = results.stream()
                .map(result -> new Line(
                        result,
                        result.outcome() == Outcome.PROVED ? Optional.empty() : ledger.reason(result.obligation())))
                .toList();
    }

    /**
     * One result.
     *
     * @param openBecause the ledger's reason, where it is not proved and stands there
     */
    public record Line(Result result, Optional<String> openBecause) {
        boolean accounted() {
            return result.outcome() == Outcome.PROVED || openBecause.isPresent();
        }
    }

    /** One for each result. */
    public List<Line> lines() {
        return lines;
    }

    /** What the proofs took. */
    public ProofEffort effort() {
        return effort;
    }

    /** Whether everything is proved or stands in the ledger. */
    public boolean holds() {
        return lines.stream().allMatch(Line::accounted);
    }

    /** How many there are of each outcome, in one line. */
    public String summary() {
        String counts = counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        long open = lines.stream().filter(line -> line.openBecause.isPresent()).count();
        long neither = lines.stream().filter(line -> !line.accounted()).count();
        return lines.size() + (lines.size() == 1 ? " obligation: " : " obligations: ") + counts + "; " + open
                + " left open with a reason, " + neither + " neither proved nor explained";
    }

    private Map<Outcome, Long> counts() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        lines.forEach(line -> counts.merge(line.result.outcome(), 1L, Long::sum));
        return counts;
    }

    /** All of it as an indented JSON text. */
    public String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "cofferdam-proofs-1");
        root.put("holds", holds());
        root.put("counts", counts());
        root.put("effort", JsonEffort.of(effort));
        root.put("results", lines.stream().map(ProofReport::line).toList());
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the results cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> line(Line line) {
        Result result = line.result;
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("obligation", result.obligation().id());
        map.put("tool", result.obligation().tool());
        map.put("requirements", result.obligation().requirements());
        map.put("statement", result.obligation().statement());
        map.put("outcome", result.outcome());
        map.put("detail", result.detail());
        map.put("openBecause", line.openBecause.orElse(null));
        map.put("toolVersion", result.toolVersion());
        map.put("options", result.obligation().options());
        map.put("inputHash", result.hash());
        map.put("milliseconds", result.millis());
        map.put("proofSize", result.size());
        map.put("recorded", result.recalled());
        return map;
    }
}
