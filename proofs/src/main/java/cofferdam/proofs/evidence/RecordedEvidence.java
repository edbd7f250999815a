package cofferdam.proofs.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers of a prover that not every machine has, kept with the sources. Equal content gives equal text: one line an
 * answer, sorted by obligation, durations in tenths of a second, no date and no place. Rests on A-13.
 */
public final class RecordedEvidence {
    private static final String FORMAT = "cofferdam-evidence-1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TENTH = 100;

    private final String tool;
    private final boolean complete;
    private final SortedMap<String, Entry> entries;

    private RecordedEvidence(String tool, boolean complete, SortedMap<String, Entry> entries) {
        this.tool = tool;
        this.complete = complete;
        this.entries = entries;
    }

    /** An answer as recorded. */
    record Entry(
            Outcome outcome,
            String version,
            List<String> options,
            String input,
            long millis,
            long size,
            String detail) {}

    /** A record as it is written. */
    private record Content(String format, String tool, boolean complete, List<Line> answers) {
        private Content {
            tool = Objects.requireNonNullElse(tool, "");
            answers = List.copyOf(Objects.requireNonNullElse(answers, List.of()));
        }
    }

    /** An answer as it is written. */
    private record Line(
            String obligation,
            Outcome outcome,
            String version,
            List<String> options,
            String input,
            long millis,
            long size,
            String detail) {
        private Line {
            Objects.requireNonNull(obligation);
            Objects.requireNonNull(outcome);
            options = List.copyOf(Objects.requireNonNullElse(options, List.of()));
        }

        private Entry entry() {
            return new Entry(
                    outcome,
                    Objects.requireNonNullElse(version, ""),
                    options,
                    Objects.requireNonNullElse(input, ""),
                    millis,
                    size,
                    Objects.requireNonNullElse(detail, ""));
        }
    }

    /** A record without answers. */
    public static RecordedEvidence none(String tool) {
        return new RecordedEvidence(tool, false, new TreeMap<>());
    }

    /**
     * Reads a record.
     *
     * @throws RecordException if the text is no record
     */
    public static RecordedEvidence parse(String text) {
        Content content = RecordJson.read(text, Content.class, "not recorded evidence");
        if (!FORMAT.equals(content.format)) {
            throw new RecordException("not recorded evidence: its format is not " + FORMAT);
        }
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (Line line : content.answers) {
            if (entries.put(line.obligation, line.entry()) != null) {
                throw new RecordException("two answers to " + line.obligation);
            }
        }
        return new RecordedEvidence(content.tool, content.complete, entries);
    }

    /**
     * Reads the record of a certain prover; the name decides where the record is written.
     *
     * @throws RecordException if the text is no record, or another prover's
     */
    static RecordedEvidence parse(String text, String tool) {
        RecordedEvidence record = parse(text);
        if (!record.tool.equals(tool)) {
            throw new RecordException("not recorded evidence of " + tool + ": its tool is another");
        }
        return record;
    }

    /** The prover. */
    public String tool() {
        return tool;
    }

    /** Whether it is said to cover every obligation, freshly; the build then fails where it does not. */
    public boolean complete() {
        return complete;
    }

    /** Ids of the obligations with an answer. */
    public Collection<String> obligations() {
        return List.copyOf(entries.keySet());
    }

    /**
     * This record with new answers.
     *
     * @param answers take the place of older ones
     * @param known the prover's obligations; answers to others are dropped
     * @param nowComplete see {@link #complete}
     */
    public RecordedEvidence with(List<Result> answers, List<Obligation> known, boolean nowComplete) {
        SortedMap<String, Entry> next = new TreeMap<>(entries);
        for (Result answer : answers) {
            long rounded = (answer.millis() + TENTH / 2) / TENTH * TENTH;
            next.put(
                    answer.obligation().id(),
                    new Entry(
                            answer.outcome(),
                            answer.toolVersion(),
                            answer.obligation().options(),
                            answer.hash(),
                            rounded,
                            answer.size(),
                            answer.detail()));
        }
        next.keySet().retainAll(known.stream().map(Obligation::id).toList());
        return new RecordedEvidence(tool, nowComplete, next);
    }

    /**
     * What the record says about an obligation of the sources as they are.
     *
     * @return {@link Outcome#MISSING} without an answer, {@link Outcome#STALE} when the answer was to other input
     */
    public Result about(Obligation obligation, Prover prover) {
        Entry entry = entries.get(obligation.id());
        if (entry == null) {
            return new Result(obligation, "", "", Outcome.MISSING, "no recorded answer", 0, true);
        }
        boolean fresh = entry.input.equals(prover.inputHash(obligation, entry.version));
        Outcome outcome = fresh ? entry.outcome : Outcome.STALE;
        String detail = fresh ? entry.detail : "recorded as " + entry.outcome + " for other sources or options";
        return new Result(obligation, entry.version, entry.input, outcome, detail, entry.millis, entry.size, true);
    }

    /** The text to keep. */
    public String text() {
        StringBuilder text = new StringBuilder("{\n");
        text.append("  \"format\": ").append(json(FORMAT)).append(",\n");
        text.append("  \"tool\": ").append(json(tool)).append(",\n");
        text.append("  \"complete\": ").append(complete).append(",\n");
        text.append("  \"answers\": [");
        String separator = "\n";
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("obligation", each.getKey());
            line.put("outcome", each.getValue().outcome);
            line.put("version", each.getValue().version);
            line.put("options", each.getValue().options);
            line.put("input", each.getValue().input);
            line.put("millis", each.getValue().millis);
            if (each.getValue().size > 0) {
                line.put("size", each.getValue().size);
            }
            line.put("detail", each.getValue().detail);
            text.append(separator).append("    ").append(json(line));
            separator = ",\n";
        }
        return text.append("\n  ]\n}\n").toString();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }
}
