package cofferdam.workbench.report;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.harness.ProofEffort;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What provers answered, beside the ledger of what is left open. */
public final class ProofReport {
    private final List<Line> lines;
    private final ProofEffort effort;

    /**
     * Results in the order of the report, and what they took.
     *
     * @param untried what the provers were not asked because the ledger says that it is open
     */
    public ProofReport(List<Result> results, Collection<Obligation> untried, OpenLedger ledger, ProofEffort effort) {
        this.effort = effort;
        lines = results.stream()
                .map(result ->
                        new Line(result, untried.contains(result.obligation()), ledger.reason(result.obligation())))
                .toList();
    }

    /**
     * One result.
     *
     * @param untried whether it was left out
     * @param reason the ledger's, where it stands there
     */
    public record Line(Result result, boolean untried, Optional<String> reason) {
        boolean accounted() {
            return result.outcome() == Outcome.PROVED || reason.isPresent();
        }

        /** The ledger's reason for what is not proved. */
        public Optional<String> openBecause() {
            return result.outcome() == Outcome.PROVED ? Optional.empty() : reason;
        }

        /** Whether the ledger calls open what is proved. */
        public boolean needless() {
            return result.outcome() == Outcome.PROVED && reason.isPresent();
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
        long open = count(line -> line.openBecause().isPresent());
        long untried = count(Line::untried);
        long needless = count(Line::needless);
        return lines.size() + (lines.size() == 1 ? " obligation: " : " obligations: ") + counts + "; " + open
                + " left open with a reason" + (untried > 0 ? " (" + untried + " not tried)" : "") + ", "
                + count(line -> !line.accounted()) + " neither proved nor explained"
                + (needless > 0 ? ", " + needless + " in the ledger although proved" : "");
    }

    private long count(Predicate<Line> kind) {
        return lines.stream().filter(kind).count();
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
        map.put("openBecause", line.openBecause().orElse(null));
        map.put("tried", !line.untried);
        map.put("inLedgerAlthoughProved", line.needless());
        map.put("toolVersion", result.toolVersion());
        map.put("options", result.obligation().options());
        map.put("inputHash", result.hash());
        map.put("milliseconds", result.millis());
        map.put("proofSize", result.size());
        map.put("recorded", result.recalled());
        return map;
    }
}
