package cofferdam.workbench.certify;

import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.proofs.defects.SourceEdit;
import cofferdam.proofs.harness.ProofSummaries;
import cofferdam.proofs.harness.ProofSummary;
import cofferdam.spec.requirement.Claim;
import cofferdam.spec.requirement.RequirementCatalogue;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.trial.Effort;
import cofferdam.workbench.trial.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Makes a certificate for one system: checks it right after boot, runs it in many variations under watch, checks the
 * checkers, and decides each claim (G10-02).
 */
public final class Certifier {
    /** Is told what is going on. */
    public interface Progress {
        /**
         * A part of the work is done.
         *
         * @param what in a few words
         */
        void step(String what, int done, int of);
    }

    private final SystemDescription system;
    private final ImageStore images;
    private final long seed;
    private final Effort effort;
    private final BooleanSupplier cancelled;
    private final Progress progress;

    /**
     * For one system.
     *
     * @param seed of every random choice
     * @param cancelled asked now and then whether to finish with what there is
     */
    public Certifier(
            SystemDescription system,
            ImageStore images,
            long seed,
            Effort effort,
            BooleanSupplier cancelled,
            Progress progress) {
        this.system = system;
        this.images = images;
        this.seed = seed;
        this.effort = effort;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /** Does all of it. */
    public Certificate certify(Optional<SourceEdit> edit, String version) {
        Substitution subject = new Substitution(system, once());
        BootOptions options = new BootOptions(seed);
        Plan plan = new Plan(subject, seed, effort);
        Campaign campaign = new Campaign(plan.groups(), cancelled, progress);
        Campaign.Result result = campaign.run();
        String scope = Scope.runs(result.counters(), seed, plan.ticks());

        BootChecks boot = new BootChecks(subject, options);
        List<Evidence> evidence = new ArrayList<>(boot.run());
        evidence.addAll(DescriptionChecks.evidence(system));
        evidence.addAll(RunChecks.evidence(
                result.found(),
                result.counters(),
                scope,
                shortfall(result, plan),
                !system.platform().devices().isEmpty()));
        evidence.addAll(boot.trials());
        evidence.addAll(new ToolChecks(subject, options, plan.ticks()).run(result.counters(), scope));
        ProofSummary proofs = ProofSummaries.current(edit);
        evidence.addAll(ProofChecks.evidence(proofs));
        return new Certificate(
                system,
                seed,
                edit,
                version,
                result.complete(),
                decide(evidence),
                Assumptions.listed(),
                tried(result),
                proofs);
    }

    /** Every image read once, so that all runs start from the same bytes whatever happens to the files. */
    private ImageStore once() {
        Map<String, byte[]> content = new TreeMap<>();
        for (Partition partition : system.partitions()) {
            for (Partition.Image image : partition.images()) {
                images.find(image.file()).ifPresent(bytes -> content.put(image.file(), bytes));
            }
        }
        return ImageStore.of(content);
    }

    /** Why runs that found nothing show nothing, if they do not. */
    private Optional<String> shortfall(Campaign.Result result, Plan plan) {
        if (!result.complete()) {
            return Optional.of("interrupted");
        }
        long major = system.schedule().processors().get(0).ticks();
        return plan.ticks() >= major
                ? Optional.empty()
                : Optional.of(
                        "the runs end before the first major frame of " + major + " ticks does, so not everybody ran");
    }

    private static Map<String, Long> tried(Campaign.Result result) {
        Map<String, Long> tried = new LinkedHashMap<>(result.counters().all());
        tried.put("groups of runs", (long) result.groups());
        return tried;
    }

    private static List<ClaimVerdict> decide(List<Evidence> evidence) {
        List<ClaimVerdict> claims = new ArrayList<>();
        for (Claim claim : RequirementCatalogue.shipped().claims()) {
            List<Evidence> its =
                    evidence.stream().filter(e -> e.claim().equals(claim.id())).toList();
            claims.add(new ClaimVerdict(claim, its, Assumptions.of(claim.id())));
        }
        return claims;
    }
}
