package cofferdam.workbench.certify;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.rules.RuleCatalogue;
import java.util.List;
import java.util.Optional;

/** Asks the rules once more about the very description that was booted (claims G7 and G8). */
final class DescriptionChecks {
    private DescriptionChecks() {}

    static List<Evidence> evidence(SystemDescription system) {
        List<Finding> findings = RuleCatalogue.check(system);
        Optional<Witness> witness = findings.stream()
                .map(f -> Witness.atBoot(
                        f.rule() + ": " + f.found() + "; " + f.advice(),
                        "-",
                        f.where().toString()))
                .findFirst();
        return List.of(of("only-valid-descriptions", witness), of("description-rules", witness));
    }

    private static Evidence of(String check, Optional<Witness> witness) {
        return Evidence.of(Check.named(check), Strength.EXHAUSTIVE, "all rules on this description", witness);
    }
}
