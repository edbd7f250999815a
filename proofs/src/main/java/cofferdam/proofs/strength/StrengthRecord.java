package cofferdam.proofs.strength;

import cofferdam.proofs.evidence.RecordException;
import cofferdam.proofs.evidence.RecordJson;
import cofferdam.proofs.strength.StrengthRun.Judged;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How many changes of code broke a proof or a lemma, type by type, as kept with the sources in {@code proofs/evidence/strength.json}.
 *
 * @param format of this record
 * @param complete whether it is said to be about every type of the core as it is, and each change that was missed to
 *     have a reason; the build then fails where that is not so
 * @param types by simple name
 */
public record StrengthRecord(String format, boolean complete, SortedMap<String, OfType> types) {
    public StrengthRecord {
        for (Map.Entry<String, OfType> entry : types.entrySet()) {
            Objects.requireNonNull(entry.getValue());
        }
    }

    /** Its file. */
    public static final String NAME = "strength.json";

    /** The file with a reason for each change that was missed, in the form of the ledger. */
    public static final String REASONS = "survivors.json";

    /** Without anything. */
    public static final StrengthRecord NONE = new StrengthRecord("cofferdam-strength-1", false, new TreeMap<>());

    /**
     * One type.
     *
     * @param noticed changes that broke the proof of their method
     * @param byLemma changes that did not, but broke a lemma: method, line, what became what, under the lemma's id
     * @param missed changes that broke neither
     * @param unjudged changes over which the tool broke down or its time was up
     * @param unproved changes of methods that are not proved as they are, so that there is no proof to break
     * @param version of the tool; empty if it was not noted
     * @param checker version of the lemmas' tool; empty if no lemma broke
     * @param input SHA-256 of what the answers depend on, see {@link StrengthRun#input}; empty if it was not noted
     */
    public record OfType(
            int noticed,
            SortedMap<String, List<String>> byLemma,
            List<String> missed,
            List<String> unjudged,
            int unproved,
            String version,
            String checker,
            String input) {
        public OfType {
            SortedMap<String, List<String>> copy = new TreeMap<>(Objects.requireNonNullElse(byLemma, Map.of()));
            copy.replaceAll((lemma, changes) -> List.copyOf(changes));
            byLemma = Collections.unmodifiableSortedMap(copy);
            missed = List.copyOf(missed);
            unjudged = List.copyOf(unjudged);
            version = Objects.requireNonNullElse(version, "");
            checker = Objects.requireNonNullElse(checker, "");
            input = Objects.requireNonNullElse(input, "");
        }

        /** How many changes broke the proof of their method or a lemma. */
        public int allNoticed() {
            return noticed + byLemma.values().stream().mapToInt(List::size).sum();
        }

        /** How many changes there are. */
        public int all() {
            return allNoticed() + missed.size() + unjudged.size() + unproved;
        }
    }

    /**
     * Reads a record.
     *
     * @throws RecordException if the text is none
     */
    public static StrengthRecord parse(String text) {
        StrengthRecord read = RecordJson.read(text, StrengthRecord.class, "not a record of changes");
        if (!NONE.format.equals(read.format)) {
            throw new RecordException("not a record of changes: its format is not " + NONE.format);
        }
        return read;
    }

    /**
     * This record with new answers in the place of earlier ones about the same types.
     *
     * @param judged those of {@link #partly} are left out: a part of a type says little about it
     * @param provable all changes of methods that are proved
     * @param run made the changes
     * @param version of the tool
     * @param checker version of the lemmas' tool; empty if it was not asked
     */
    public StrengthRecord with(
            List<Judged> judged, List<Mutant> provable, StrengthRun run, String version, String checker) {
        Set<String> partly = partly(judged, provable);
        Map<String, Long> changes =
                run.mutants().stream().collect(Collectors.groupingBy(Mutant::type, Collectors.counting()));
        SortedMap<String, OfType> next = new TreeMap<>(types);
        Map<String, List<Judged>> byType = judged.stream()
                .filter(one -> !partly.contains(one.mutant().type()))
                .collect(Collectors.groupingBy(one -> one.mutant().type()));
        byType.forEach((type, answers) -> {
            SortedMap<String, List<String>> byLemma = new TreeMap<>();
            List<String> missed = new ArrayList<>();
            List<String> unjudged = new ArrayList<>();
            int noticed = 0;
            for (Judged one : answers) {
                if (!one.lemma().isEmpty()) {
                    byLemma.computeIfAbsent(one.lemma(), lemma -> new ArrayList<>())
                            .add(words(one.mutant()));
                } else if (one.noticed()) {
                    noticed++;
                } else {
                    (one.missed() ? missed : unjudged).add(words(one.mutant()));
                }
            }
            int unproved = (int) Math.max(0, changes.getOrDefault(type, 0L) - answers.size());
            String asked = byLemma.isEmpty() ? "" : checker;
            String input = run.input(type, version, byLemma.keySet(), asked);
            next.put(type, new OfType(noticed, byLemma, missed, unjudged, unproved, version, asked, input));
        });
        return new StrengthRecord(format, complete, next);
    }

    /** Types of which some changes were judged and some were not. */
    public static SortedSet<String> partly(List<Judged> judged, List<Mutant> all) {
        Set<Mutant> done = judged.stream().map(Judged::mutant).collect(Collectors.toSet());
        SortedSet<String> partly = new TreeSet<>();
        for (Mutant mutant : all) {
            if (!done.contains(mutant)) {
                partly.add(mutant.type());
            }
        }
        partly.retainAll(done.stream().map(Mutant::type).toList());
        return partly;
    }

    private static String words(Mutant mutant) {
        String method = mutant.method().replaceFirst("^.*\\.(\\w+\\()", "$1");
        return method + " line " + mutant.line() + ", " + mutant.operator() + ": " + mutant.change();
    }

    /** The text to keep. */
    public String text() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }
}
