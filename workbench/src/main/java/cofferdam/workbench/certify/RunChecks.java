package cofferdam.workbench.certify;

import cofferdam.workbench.trial.Counters;
import cofferdam.workbench.trial.Found;
import cofferdam.workbench.watch.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what was found while systems ran into evidence: one piece for each check, failing with the shortest witness. */
final class RunChecks {
    private RunChecks() {}

    /**
     * One piece of evidence for each check.
     *
     * @param compared whether the kernel's steps were compared with the specification's
     * @param shortfall why checks that found nothing show nothing, if they do not
     */
    static List<Evidence> evidence(
            Map<String, Found> found,
            Counters tried,
            String scope,
            Optional<String> shortfall,
            boolean devices,
            boolean compared) {
        List<Evidence> evidence = new ArrayList<>();
        for (Check check : Check.whileRunning()) {
            String its = scope + detail(check.name(), tried, devices);
            evidence.add(evidence(check, witness(check, found, false), its, scope, shortfall));
        }
        if (compared) {
            String its = scope + "; " + tried.words(Counters.COMPARED) + ", " + tried.words(Counters.OPEN);
            for (Check check : Check.compared()) {
                evidence.add(evidence(check, witness(check, found, true), its, scope, shortfall));
            }
        }
        return evidence;
    }

    private static Evidence evidence(
            Check check, Optional<Witness> witness, String its, String scope, Optional<String> shortfall) {
        return witness.isEmpty() && shortfall.isPresent()
                ? Evidence.unknown(check, shortfall.get() + "; " + scope)
                : Evidence.of(check, Strength.SAMPLED, its, witness);
    }

    private static Optional<Witness> witness(Check check, Map<String, Found> found, boolean compared) {
        return check.requirements().stream()
                .map(requirement -> Violation.key(requirement, compared))
                .filter(found::containsKey)
                .findFirst()
                .map(key -> witness(found.get(key)));
    }

    /** Every requirement that a watcher can report must belong to a check, or a violation would go unseen. */
    static boolean covers(String requirement) {
        return Check.whileRunning().stream()
                .anyMatch(check -> check.requirements().contains(requirement));
    }

    private static Witness witness(Found found) {
        return new Witness(
                found.violation().sentence(),
                found.violation().partition(),
                found.violation().place(),
                found.violation().tick(),
                found.setup(),
                found.steps(),
                found.replay().get());
    }

    private static String detail(String check, Counters tried, boolean devices) {
        return switch (check) {
            case "frames-exclusive-while-running" -> "; " + tried.words("walks of all tables");
            case "kernel-invariants" -> "; " + tried.words("kernel states judged");
            case "memory-calls-authorised", "ports-authorised" -> "; " + tried.words("hypercalls judged");
            case "dma-and-interrupts" ->
                (devices ? "" : "; this system has no device") + "; " + tried.words("device accesses") + ", "
                        + tried.of("device accesses blocked") + " blocked";
            case "fault-actions", "scrubbed" -> "; " + tried.words("faults") + ", " + tried.words("restarts");
            default -> "";
        };
    }
}
