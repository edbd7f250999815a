package cofferdam.workbench.certify;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what an exploration of states found into evidence: one piece for each claim that it is about. */
final class StateChecks {
    /** The requirement at the end of what an invariant says. */
    private static final Pattern REQUIREMENT = Pattern.compile("\\((G\\d{1,2}-\\d{2})\\)$");

    private static final int MOST_DIFFERENCES = 3;

    private StateChecks() {}

    /** One piece of evidence for each claim; none if nothing was explored. */
    static List<Evidence> evidence(Coverage coverage) {
        if (coverage.skipped().isPresent()) {
            return List.of();
        }
        String scope = coverage.numbers() + "; " + coverage.bounds();
        List<Evidence> evidence = new ArrayList<>();
        for (Check check : Check.ofStates()) {
            Optional<Witness> witness = coverage.broken().stream()
                    .filter(found -> check.claim().equals(claim(found.example())))
                    .findFirst()
                    .map(found -> witness(found, coverage));
            evidence.add(Evidence.of(check, coverage.strength(), scope, witness));
        }
        return evidence;
    }

    /** The requirement that a counterexample breaks. */
    static String requirement(Counterexample found) {
        if (found.property() == Property.INVARIANT) {
            Matcher named = REQUIREMENT.matcher(found.what());
            // What names none is a matter of the kernel's own structure.
            return named.find() ? named.group(1) : "G9-05";
        }
        return switch (found.property()) {
            case TOTALITY -> "G9-01";
            case REFINEMENT -> "G1-13";
            case SCHEDULER_INDEPENDENCE -> "G4-02";
            default -> "G2-01";
        };
    }

    private static String claim(Counterexample found) {
        String requirement = requirement(found);
        String claim = requirement.substring(0, requirement.indexOf('-'));
        boolean known =
                Check.ofStates().stream().anyMatch(check -> check.claim().equals(claim));
        return known ? claim : "G9";
    }

    private static Witness witness(Explained explained, Coverage coverage) {
        Counterexample found = explained.example();
        List<String> steps = new ArrayList<>();
        boolean two = found.second().isPresent();
        append(steps, two ? "in one run: " : "", found.first());
        found.second().ifPresent(other -> append(steps, "in the other run: ", other));
        String partition = found.observer().isEmpty() ? found.actor() : found.observer();
        return new Witness(
                sentence(explained),
                partition.isEmpty() ? "-" : partition,
                found.property().id() + ", " + requirement(found),
                found.first().words().stream()
                        .filter(words -> words.endsWith(" ticks"))
                        .count(),
                "states of the system scaled down; "
                        + (two ? "two runs that look alike before their last steps" : "a shortest way to it") + "; "
                        + coverage.bounds(),
                steps);
    }

    private static String sentence(Explained explained) {
        List<String> differences = explained.differences();
        String more = differences.size() > MOST_DIFFERENCES
                ? ", and " + (differences.size() - MOST_DIFFERENCES) + " more"
                : "";
        return explained.example().what()
                + (differences.isEmpty()
                        ? ""
                        : "; "
                                + String.join(
                                        ", ", differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size())))
                                + more);
    }

    private static void append(List<String> steps, String run, Trace trace) {
        trace.words().forEach(words -> steps.add(run + words));
        if (trace.steps() == 0) {
            steps.add(run + "right at the start");
        }
    }
}
