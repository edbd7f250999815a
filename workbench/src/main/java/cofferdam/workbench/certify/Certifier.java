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
import java.time.Duration;
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

        /** How it goes on, in a few words. */
        default void note(String words) {}
    }

    private final SystemDescription system;
    private final ImageStore images;
    private final long seed;
    private final Effort effort;
    private final Duration budget;
    private final BooleanSupplier cancelled;
    private final Progress progress;

    /**
     * For one system.
     *
     * @param seed of every random choice
     * @param budget time for all of it; what the other checks leave of it, states are explored; none if it is zero
     * @param cancelled asked now and then whether to finish with what there is
     */
    public Certifier(
            SystemDescription system,
            ImageStore images,
            long seed,
            Effort effort,
            Duration budget,
            BooleanSupplier cancelled,
            Progress progress) {
        this.system = system;
        this.images = images;
        this.seed = seed;
        this.effort = effort;
        this.budget = budget;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /** Does all of it. */
    public Certificate certify(Optional<SourceEdit> edit, String version) {
        long begin = System.nanoTime();
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
                !system.platform().devices().isEmpty(),
                effort.compared()));
        evidence.addAll(boot.trials());
        evidence.addAll(new ToolChecks(subject, options, plan.ticks()).run(result.counters(), scope));
        Coverage coverage = explore(subject, begin);
        evidence.addAll(StateChecks.evidence(coverage));
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
                coverage,
                proofs);
    }

    /** A tenth of the budget is kept: the last steps take as long as they take, and the certificate is still to be written. */
    private Coverage explore(Substitution subject, long begin) {
        Duration left = budget.multipliedBy(9).dividedBy(10).minusNanos(System.nanoTime() - begin);
        if (budget.isZero()) {
            return Coverage.none("--budget 0 leaves it out");
        }
        if (cancelled.getAsBoolean()) {
            return Coverage.none("interrupted");
        }
        if (left.isNegative() || left.isZero()) {
            return Coverage.none(
                    "the other checks left nothing of the budget of " + budget.toSeconds() + " s (--budget)");
        }
        return new StateExploration(system, subject.images(), cancelled, progress).run(left);
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
