package cofferdam.workbench.cli;

import cofferdam.proofs.harness.ProofSummary;
import cofferdam.workbench.certify.Certificate;
import cofferdam.workbench.certify.ClaimVerdict;
import cofferdam.workbench.certify.Evidence;
import cofferdam.workbench.certify.Strength;
import cofferdam.workbench.certify.Verdict;
import cofferdam.workbench.certify.Witness;
import cofferdam.workbench.trial.Counters;
import java.io.PrintWriter;
import java.util.List;

/** A certificate for a terminal: a line for each claim, witnesses for what fails, what was tried and assumed. */
final class CertificateText {
    private static final int WIDTH = 100;
    private static final int INDENT = 4;

    private final Certificate certificate;
    private final Style style;

    CertificateText(Certificate certificate, Style style) {
        this.certificate = certificate;
        this.style = style;
    }

    void print(PrintWriter out) {
        out.println(style.strong("System '" + certificate.system().name() + "'") + ", seed " + certificate.seed()
                + certificate
                        .edit()
                        .map(e -> ", with " + e.kind() + " " + style.bad(e.name()))
                        .orElse(""));
        if (!certificate.complete()) {
            out.println(style.doubtful("Interrupted: what was not finished says UNKNOWN."));
        }
        out.println();
        int width = certificate.claims().stream()
                .mapToInt(c -> c.claim().title().length())
                .max()
                .orElse(0);
        for (ClaimVerdict claim : certificate.claims()) {
            line(out, claim, width);
        }
        certificate.with(Verdict.FAILS).forEach(claim -> failure(out, claim));
        out.println();
        if (!certificate.with(Verdict.PARTLY).isEmpty()) {
            block(out, "PARTLY: " + Verdict.PARTLY.meaning() + ".");
        }
        block(out, "Tried: " + tried());
        block(out, "States explored: " + certificate.coverage().words());
        block(out, "Proofs: " + proofs());
        block(
                out,
                "Assumed throughout: " + ids()
                        + ". 'cofferdam explain ID' tells what an id or a word in capitals means.");
        out.println();
        out.println(verdict());
    }

    private void line(PrintWriter out, ClaimVerdict claim, int width) {
        String verdict = TextBlock.pad(claim.verdict().name(), 7);
        String painted =
                switch (claim.verdict()) {
                    case HOLDS -> style.good(verdict);
                    case FAILS -> style.bad(verdict);
                    case PARTLY, UNKNOWN -> style.doubtful(verdict);
                };
        String strength =
                claim.strength() == Strength.UNKNOWN ? "" : claim.strength().name();
        out.println(TextBlock.pad(claim.claim().id(), 4)
                + TextBlock.pad(claim.claim().title(), width + 2)
                + painted
                + "  "
                + TextBlock.pad(strength, 11)
                + style.faint(scope(claim))
                + notShown(claim));
    }

    private String notShown(ClaimVerdict claim) {
        return claim.notShown().isEmpty() ? "" : style.doubtful("; not shown: " + String.join(", ", claim.notShown()));
    }

    private static String scope(ClaimVerdict claim) {
        List<String> stronger = claim.evidence().stream()
                .filter(e -> e.verdict() == Verdict.HOLDS && e.strength().compareTo(claim.strength()) < 0)
                .map(e -> e.strength() + " " + e.check())
                .toList();
        String more = stronger.isEmpty() ? "" : "; besides " + String.join(", ", stronger);
        return claim.deciding().map(Evidence::scope).orElse("nothing here is about it") + more;
    }

    private void failure(PrintWriter out, ClaimVerdict claim) {
        claim.evidence().stream()
                .filter(e -> e.verdict() == Verdict.FAILS)
                .forEach(e -> witness(out, claim, e, e.witness().orElseThrow()));
    }

    private void witness(PrintWriter out, ClaimVerdict claim, Evidence evidence, Witness witness) {
        out.println();
        out.println(style.bad(claim.claim().id() + " fails") + " in check " + evidence.check());
        block(out, witness.sentence());
        block(out, "partition: " + witness.partition() + "; place: " + witness.place() + "; tick: " + witness.tick());
        block(out, "setting: " + witness.setup());
        int number = 1;
        for (String step : witness.steps()) {
            block(out, number++ + ". " + step);
        }
    }

    private static void block(PrintWriter out, String text) {
        List<String> lines = TextBlock.wrap(text, WIDTH - INDENT);
        lines.forEach(line -> out.println(" ".repeat(INDENT) + line));
    }

    private String tried() {
        return String.join(
                        ", ",
                        certificate.tried().entrySet().stream()
                                .filter(e -> e.getValue() != 0 || e.getKey().equals(Counters.OPEN))
                                .map(e -> Counters.words(e.getValue(), e.getKey()))
                                .toList())
                + ".";
    }

    private String proofs() {
        ProofSummary proofs = certificate.proofs();
        int lacking = proofs.lacking().size();
        int stands = proofs.items().size() - lacking;
        String contracts = String.join(
                ", ",
                proofs.contracts().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
        return stands + " of " + proofs.items().size() + " theorems and lemmas stand; contracts of the core proved: "
                + contracts + ". Kernel core: "
                + proofs.effort().lines() + "."
                + (lacking == 0
                        ? ""
                        : " What does not stand counts for nothing here; 'cofferdam prove --list' names it.");
    }

    private String ids() {
        return String.join(
                ", ", certificate.assumptions().stream().map(a -> a.id()).toList());
    }

    private String verdict() {
        int failing = certificate.with(Verdict.FAILS).size();
        int unknown = certificate.with(Verdict.UNKNOWN).size();
        int partly = certificate.with(Verdict.PARTLY).size();
        String rest = (partly == 0 ? "" : ", " + partly + " shown partly")
                + (unknown == 0 ? "" : ", " + unknown + " unknown");
        return failing > 0
                ? style.bad(failing + (failing == 1 ? " claim fails" : " claims fail") + rest + ".")
                : style.good("No claim fails" + rest + ".");
    }
}
