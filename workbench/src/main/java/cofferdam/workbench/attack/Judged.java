package cofferdam.workbench.attack;

import cofferdam.workbench.watch.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of an attempt.
 *
 * @param seen what was seen of it, sign by sign, in words
 * @param missing signs that were not seen
 * @param violation what it violated, if it was not stopped
 */
public record Judged(Attempt attempt, List<String> seen, List<Sign> missing, Optional<Violation> violation) {
    /** Copies the lists. */
    public Judged {
        seen = List.copyOf(seen);
        missing = List.copyOf(missing);
    }

    /** How an attempt can end. */
    public enum Outcome {
        /** It was made, it was stopped, and nothing was violated. */
        STOPPED("every sign of the attempt and of its end was seen, and no requirement was violated meanwhile"),
        /** A requirement was violated while it was made. */
        NOT_STOPPED("a requirement was violated while the attempt was made"),
        /** It was not seen to be made and stopped; this never counts as stopped. */
        NOT_SEEN("a sign of the attempt was not seen, so nothing is known; never counts as stopped");

        private final String meaning;

        Outcome(String meaning) {
            this.meaning = meaning;
        }

        /** What the word means, in one clause. */
        public String meaning() {
            return meaning;
        }

        /** The word as reports print it. */
        public String word() {
            return name().replace('_', ' ');
        }
    }

    /** Judges an attempt by what was seen and what was violated while it was made. */
    static Judged of(Attempt attempt, List<Sighting> sightings, List<Violation> violations) {
        List<String> seen = new ArrayList<>();
        List<Sign> missing = new ArrayList<>();
        for (Sign sign : attempt.signs()) {
            List<Sighting> its = sightings.stream().filter(sign::matches).toList();
            if (!its.isEmpty()) {
                String times = its.size() > 1 ? " (the first of " + its.size() + ")" : "";
                seen.add(sign.barrier().place() + ": " + its.get(0).text() + times);
            }
            if (!sign.shownBy(sightings)) {
                missing.add(sign);
            }
        }
        if (violations.isEmpty()
                && missing.isEmpty()
                && attempt.signs().stream().allMatch(sign -> sign.barrier().isAct())) {
            seen.add("without effect on others: no requirement violated, no difference seen");
        }
        Optional<Violation> worst = violations.stream()
                .filter(v -> v.requirement().equals(attempt.requirement()))
                .findFirst()
                .or(() -> violations.stream().findFirst());
        return new Judged(attempt, seen, missing, worst);
    }

    /** How it ended. */
    public Outcome outcome() {
        if (violation.isPresent()) {
            return Outcome.NOT_STOPPED;
        }
        return missing.isEmpty() ? Outcome.STOPPED : Outcome.NOT_SEEN;
    }
}
