package cofferdam.workbench.report;

import cofferdam.proofs.defects.SourceEdit;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.harness.ProofEffort;
import cofferdam.proofs.harness.ProofEffort.OfTool;
import cofferdam.proofs.harness.ProofSummary;
import cofferdam.proofs.harness.ProvedItem;
import cofferdam.spec.requirement.RequirementCatalogue;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.workbench.certify.Assumptions;
import cofferdam.workbench.certify.Certificate;
import cofferdam.workbench.certify.ClaimVerdict;
import cofferdam.workbench.certify.Coverage;
import cofferdam.workbench.certify.Evidence;
import cofferdam.workbench.certify.Strength;
import cofferdam.workbench.certify.Verdict;
import cofferdam.workbench.certify.Witness;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.replay.Moment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A certificate with a claim of each verdict, made by hand. */
final class Certificates {
    private Certificates() {}

    private static final Coverage EXPLORED = new Coverage(
            Optional.empty(),
            "2 <small> partitions",
            "every reachable state was visited",
            true,
            1234,
            0,
            5678,
            9,
            "0123abcd",
            1.5,
            3785,
            List.of());

    private static final ProvedItem LACKING = item("lemma", Outcome.STALE);

    private static ProvedItem item(String id, Outcome outcome) {
        return new ProvedItem(
                id,
                "openjml",
                List.of("G2-01"),
                "Nobody sees more.",
                outcome,
                "9.9",
                "0123456789abcdef",
                1500,
                40,
                List.of());
    }

    static SystemDescription system(String example) {
        return DescriptionReader.read(Path.of(Cli.example(example)))
                .description()
                .orElseThrow();
    }

    static Certificate sample(String example) {
        Witness witness = new Witness(
                "'black' reaches <frame> 0x226000 & more",
                "black",
                "0x10000",
                12,
                "'black' runs a sweep over hypercalls instead of its own",
                List.of(
                        "'black': MAP(region 5 'crypto/code', page 0, rights rwx)",
                        "tick 12: 'black' MAP(5, 0x0, 7) answers 0"),
                List.of(
                        new Moment(
                                12,
                                "black",
                                "MAP(5, 0x0, 7) answers <0>",
                                false,
                                List.of(new Moment.Register("RAX", "0x4", "0x0")),
                                List.of(new Moment.Entry("EPT of 'black', level 1", "0x109118", "0x0", "0x226037")),
                                List.of(
                                        new Moment.Frame("0x226000", 8192, "crypto", "crypto/code", "mapped & more"),
                                        new Moment.Frame("0x100000", 4096, "kernel", "kernel memory", "zeroed")),
                                3),
                        new Moment(
                                12,
                                "black",
                                "'black' reaches <frame> 0x226000 & more",
                                true,
                                List.of(),
                                List.of(),
                                List.of(),
                                0)));
        List<Evidence> evidence = List.of(
                Evidence.of(
                        "reach",
                        "G1",
                        List.of("G1-02"),
                        Strength.SAMPLED,
                        "Looked.",
                        "3 runs, seed 1",
                        Optional.of(witness)),
                Evidence.of(
                        "tables",
                        "G8",
                        List.of("G8-01"),
                        Strength.EXHAUSTIVE,
                        "Read back.",
                        "all tables",
                        Optional.empty()),
                new Evidence(
                        "proved-by-openjml",
                        "G2",
                        List.of("G2-01"),
                        Verdict.HOLDS,
                        Strength.PROVED,
                        "Proved.",
                        "1 statement",
                        Optional.empty(),
                        List.of(item("theorem<int>()", Outcome.PROVED))),
                Evidence.unknown("audit", "G9", List.of("G9-04"), "Was not looked at.", "interrupted"));
        List<ClaimVerdict> claims = RequirementCatalogue.shipped().claims().stream()
                .map(claim -> new ClaimVerdict(
                        claim,
                        evidence.stream()
                                .filter(e -> e.claim().equals(claim.id()))
                                .toList(),
                        Assumptions.of(claim.id())))
                .toList();
        return new Certificate(
                system(example),
                7,
                Optional.of(new SourceEdit(SourceEdit.SEEDED, "some-defect", List.of())),
                "1.0",
                true,
                claims,
                Assumptions.listed(),
                Map.of("runs", 1234L),
                EXPLORED,
                new ProofSummary(
                        List.of(LACKING),
                        new TreeMap<>(Map.of("openjml", "1 of 2")),
                        new TreeMap<>(),
                        new ProofEffort(
                                1000, 1500, 250, List.of(new OfTool("openjml", 2, 12345678, 7000, "long", 9876)))));
    }
}
