package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.spec.requirement.Claim;
import cofferdam.spec.requirement.Requirement;
import cofferdam.spec.requirement.RequirementCatalogue;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.trial.Effort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Claims are decided from evidence as documented, and no violation can go unseen (G10-01, G10-02). */
class VerdictTest {
    private static final Claim CLAIM =
            RequirementCatalogue.shipped().claim("G1").orElseThrow();
    private static final Witness WITNESS = Witness.atBoot("wrong", "red", "0x1000");

    @Test
    void aClaimHasTheWeakestStrengthOfItsEvidence() {
        ClaimVerdict verdict = verdict(whole(Strength.EXHAUSTIVE), evidence(Strength.SAMPLED, null));
        assertThat(verdict.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(verdict.strength()).isEqualTo(Strength.SAMPLED);
    }

    @Test
    void oneFailureMakesTheClaimFail() {
        ClaimVerdict verdict = verdict(evidence(Strength.SAMPLED, null), evidence(Strength.EXHAUSTIVE, WITNESS));
        assertThat(verdict.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(verdict.strength()).isEqualTo(Strength.EXHAUSTIVE);
    }

    @Test
    void withoutEvidenceOrWithAnUnknownPartAClaimIsUnknown() {
        assertThat(verdict().verdict()).isEqualTo(Verdict.UNKNOWN);
        ClaimVerdict partly = verdict(
                evidence(Strength.SAMPLED, null), Evidence.unknown("x", "G1", List.of(), "not looked at", "why"));
        assertThat(partly.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(partly.strength()).isEqualTo(Strength.UNKNOWN);
    }

    @Test
    void requirementsWithoutEvidenceAreListedAsNotShown() {
        assertThat(verdict(evidence(Strength.SAMPLED, null)).notShown())
                .contains("G1-03")
                .doesNotContain("G1-02");
    }

    @Test
    void aClaimWithARequirementThatNothingIsAboutHoldsPartly() {
        assertThat(verdict(evidence(Strength.SAMPLED, null)).verdict()).isEqualTo(Verdict.PARTLY);
        assertThat(verdict(evidence(Strength.SAMPLED, WITNESS)).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(verdict(whole(Strength.SAMPLED)).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aFailureNeedsAWitnessAndNothingElseHasOne() {
        assertThatThrownBy(() -> new Evidence(
                        "x", "G1", List.of(), Verdict.FAILS, Strength.SAMPLED, "s", "scope", Optional.empty()))
                .hasMessageContaining("needs a witness");
        assertThatThrownBy(() -> new Evidence(
                        "x", "G1", List.of(), Verdict.HOLDS, Strength.SAMPLED, "s", "scope", Optional.of(WITNESS)))
                .hasMessageContaining("needs a witness");
    }

    @Test
    void everyRequirementThatAComparisonNamesBelongsToACheckOfComparisons() throws IOException {
        Set<String> named = new TreeSet<>();
        Pattern literal = Pattern.compile("\"(G\\d{1,2}-\\d{2})\"|\\((G\\d{1,2}-\\d{2})\\)\"");
        try (Stream<Path> machine = Files.list(Path.of("../spec/src/main/java/cofferdam/spec/machine"))) {
            Path run = Path.of("../proofs/src/main/java/cofferdam/proofs/unwinding/refinement/RunRefinement.java");
            for (Path file : Stream.concat(machine, Stream.of(run)).toList()) {
                literal.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> named.add(found.group(1) != null ? found.group(1) : found.group(2)));
            }
        }
        Set<String> covered = Check.compared().stream()
                .flatMap(check -> check.requirements().stream())
                .collect(Collectors.toSet());
        assertThat(named).containsExactlyInAnyOrderElementsOf(covered);
    }

    @Test
    void everyRequirementThatAWatcherReportsBelongsToACheck() throws IOException {
        Set<String> reported = new TreeSet<>();
        Pattern literal = Pattern.compile("\"(G\\d{1,2}-\\d{2})\"");
        for (String folder : List.of("watch", "trial")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/cofferdam/workbench", folder))) {
                files.forEach(file -> {
                    try {
                        Matcher matcher = literal.matcher(Files.readString(file));
                        while (matcher.find()) {
                            reported.add(matcher.group(1));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
        assertThat(reported)
                .hasSizeGreaterThan(20)
                .allSatisfy(id -> assertThat(RunChecks.covers(id)).as(id).isTrue());
    }

    @Test
    void assumptionsHaveDistinctIdsAndNameExistingClaims() {
        assertThat(Assumptions.listed()).extracting(Assumption::id).doesNotHaveDuplicates();
        for (Claim claim : RequirementCatalogue.shipped().claims()) {
            assertThat(Assumptions.of(claim.id())).as(claim.id()).isNotEmpty();
        }
    }

    @Test
    void anInterruptedCertificateSaysUnknownForWhatWasNotFinished() {
        SystemDescription system = DescriptionReader.read(Path.of(Cli.example("smallest")))
                .description()
                .orElseThrow();
        Certificate certificate = new Certifier(
                        system,
                        ImageStore.directory(system.directory()),
                        1,
                        Effort.standard().withTries(1),
                        Duration.ofSeconds(60),
                        () -> true,
                        (what, done, of) -> {})
                .certify(Optional.empty(), "test");
        assertThat(certificate.complete()).isFalse();
        assertThat(certificate.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(certificate.claims().get(1).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(certificate.claims().get(6).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void runsThatEndBeforeTheMajorFrameDoesShowNothing() {
        SystemDescription system = DescriptionReader.read(Path.of(Cli.example("smallest")))
                .description()
                .orElseThrow();
        Schedule.ProcessorSchedule lane = system.schedule().processors().get(0);
        List<Schedule.MinorFrame> slow = lane.frames().stream()
                .map(frame -> new Schedule.MinorFrame(frame.partition(), 1500, frame.where()))
                .toList();
        SystemDescription slower = new SystemDescription(
                system.name(),
                system.directory(),
                system.platform(),
                system.partitions(),
                system.channels(),
                system.events(),
                system.grants(),
                new Schedule(
                        1,
                        List.of(new Schedule.ProcessorSchedule(0, slow, lane.where())),
                        system.schedule().where()),
                system.where());
        Certificate certificate = new Certifier(
                        slower,
                        ImageStore.directory(system.directory()),
                        1,
                        new Effort(1, 1, 1, 1, false),
                        Duration.ZERO,
                        () -> false,
                        (what, done, of) -> {})
                .certify(Optional.empty(), "test");
        assertThat(certificate.complete()).isTrue();
        assertThat(certificate.claims().get(1).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(certificate.claims().get(1).evidence().get(0).scope())
                .startsWith("the runs end before the first major frame of 3000 ticks does");
    }

    private static ClaimVerdict verdict(Evidence... evidence) {
        return new ClaimVerdict(CLAIM, List.of(evidence), List.of());
    }

    private static Evidence whole(Strength strength) {
        List<String> all = CLAIM.requirements().stream().map(Requirement::id).toList();
        return Evidence.of("x", "G1", all, strength, "looked", "all", Optional.empty());
    }

    private static Evidence evidence(Strength strength, Witness witness) {
        return Evidence.of("x", "G1", List.of("G1-02"), strength, "looked", "all", Optional.ofNullable(witness));
    }
}
