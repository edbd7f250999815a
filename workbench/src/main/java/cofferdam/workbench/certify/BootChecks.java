package cofferdam.workbench.certify;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.kernel.readback.ReadBack;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.trial.Counters;
import cofferdam.workbench.watch.ReachWatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What can be checked completely right after boot: every leaf of every table, every byte of the partitions' memory, every
 * register (claims G1, G3, G7 and G8). Rests on A-04.
 */
final class BootChecks {
    private static final long TRANSLATION_ENABLED = 1L << 31;
    private static final long STATUS_REGISTER = 0x1c;

    private final Substitution subject;
    private final SystemDescription system;
    private final BootOptions options;
    private final Machine machine;
    private final String scope;

    BootChecks(Substitution subject, BootOptions options) {
        this.subject = subject;
        this.system = subject.system();
        this.options = options;
        this.machine = Boot.boot(system, subject.images(), options);
        this.scope = Scope.boot(system);
    }

    List<Evidence> run() {
        List<Evidence> evidence = new ArrayList<>();
        tables(evidence);
        reach(evidence);
        startState(evidence);
        return evidence;
    }

    /** What is tried on further machines right after their boot. */
    List<Evidence> trials() {
        return List.of(tableFrames(), userMode());
    }

    private Evidence tableFrames() {
        Machine dirty = Boot.boot(system, subject.images(), new BootOptions(options.seed(), true));
        return Evidence.of(
                Check.named("table-frames-clean"),
                Strength.SAMPLED,
                "kernel memory full of ones before boot; " + scope + ", and after one page of each region was remapped",
                TableFrameChecks.firstOldEntry(dirty));
    }

    private Evidence userMode() {
        UserModeCalls calls = new UserModeCalls(Boot.boot(system, subject.images(), options));
        Optional<Witness> witness = calls.firstAccepted(1, 2, 3);
        return Evidence.of(
                Check.named("user-mode-calls-denied"),
                Strength.SAMPLED,
                Counters.words(calls.calls(), "calls")
                        + ": each partition, every number, privilege levels 1 to 3, three sets of arguments",
                witness);
    }

    private void tables(List<Evidence> evidence) {
        List<Difference> differences = ReadBack.compare(machine);
        evidence.add(
                Evidence.of(Check.named("tables-equal-description"), Strength.EXHAUSTIVE, scope, first(differences)));
    }

    private void reach(List<Evidence> evidence) {
        List<Difference> all = ReachabilityAudit.check(machine);
        List<Difference> byProcessor =
                all.stream().filter(d -> isClaim(d, "G1")).toList();
        List<Difference> byDevice = all.stream().filter(d -> isClaim(d, "G3")).toList();
        evidence.add(
                Evidence.of(Check.named("frames-exclusive-at-boot"), Strength.EXHAUSTIVE, scope, first(byProcessor)));
        evidence.add(Evidence.of(Check.named("dma-windows-at-boot"), Strength.EXHAUSTIVE, scope, first(byDevice)));
    }

    private boolean isClaim(Difference difference, String claim) {
        String requirement = ReachWatcher.requirement(difference, system);
        return requirement.startsWith(claim + "-") || claim.equals("G1") && !requirement.startsWith("G3-");
    }

    private static Optional<Witness> first(List<Difference> differences) {
        // What reaches others tells more than what is merely in the wrong place.
        return differences.stream()
                .min(Comparator.comparing(
                        d -> d.kind() != Difference.Kind.SHARED_FRAME && d.kind() != Difference.Kind.KERNEL_REACHABLE))
                .map(d -> Witness.atBoot(
                        d.sentence(),
                        d.subject(),
                        d.address() >= 0
                                ? "0x" + Long.toHexString(d.address())
                                : "physical 0x" + Long.toHexString(d.hostPhysical())));
    }

    private void startState(List<Evidence> evidence) {
        evidence.add(Evidence.of(
                Check.named("start-state"),
                Strength.EXHAUSTIVE,
                "all memory and registers of all " + system.partitions().size() + " partitions right after boot",
                StartState.firstDifference(subject, machine)));
        boolean off = machine.iommu().isPresent()
                && (machine.iommu().get().readRegister(STATUS_REGISTER, 4) & TRANSLATION_ENABLED) == 0;
        evidence.add(Evidence.of(
                Check.named("remapping-on"),
                Strength.EXHAUSTIVE,
                "this system right after boot",
                off
                        ? Optional.of(Witness.atBoot(
                                "DMA is not translated when the first partition starts", "-", "remapping unit"))
                        : Optional.empty()));
    }
}
