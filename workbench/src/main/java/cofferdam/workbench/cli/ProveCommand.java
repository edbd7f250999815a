package cofferdam.workbench.cli;

import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.workbench.report.ProofReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code prove}: asks the provers about the kernel core, or says what they answered before. */
@Command(
        name = "prove",
        versionProvider = Version.class,
        description = "Prove the kernel core's contracts, or list the recorded answers.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam prove --list",
            "  cofferdam prove --only 'Ledger\\.lend'",
            "  cofferdam prove --changed --record",
            "",
            "Exit status: 0 all proved or in the ledger of what is open, 1 some are not, 2 wrong usage,",
            "3 the prover is not installed or failed."
        })
final class ProveCommand implements Callable<Integer> {
    private static final int MOST_JOBS = 64;

    @Mixin
    CommonOptions common;

    @Option(names = "--tool", paramLabel = "NAME", description = "The prover: openjml (default).")
    String tool = OpenJmlProver.NAME;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only obligations whose id the expression finds.")
    String only = "";

    @Option(names = "--list", description = "Ask no prover; list the recorded answers, and which are stale or missing.")
    boolean list;

    @Option(
            names = "--changed",
            description = "Ask only where there is no recorded answer for the sources as they are.")
    boolean changed;

    @Option(names = "--record", description = "Write the answers to the record, as they come.")
    boolean record;

    @Option(names = "--evidence", paramLabel = "FOLDER", description = "The record's folder (the checkout's).")
    Path folder;

    @Option(names = "--json", description = "Print the results as JSON.")
    boolean json;

    @Option(names = "--jobs", paramLabel = "N", description = "Processes at once (one for each processor).")
    int jobs = Runtime.getRuntime().availableProcessors();

    private final Session session;

    ProveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ToolMissingException {
        Prover prover = prover();
        List<Obligation> selected = selected(prover);
        RecordedEvidence earlier = record || folder != null
                ? EvidenceFolder.read(place(), prover.name())
                : EvidenceFolder.shipped(prover.name());
        Map<Obligation, Result> results = new TreeMap<>(Comparator.comparing(Obligation::id));
        selected.forEach(obligation -> results.put(obligation, earlier.about(obligation, prover)));
        List<Obligation> asked = selected.stream()
                .filter(obligation -> !list && !(changed && fresh(results.get(obligation))))
                .toList();
        if (!asked.isEmpty()) {
            ask(prover, asked, earlier, results);
        }
        OpenLedger ledger = EvidenceFolder.ledger();
        ProofReport report = new ProofReport(List.copyOf(results.values()), ledger);
        session.out().print(json ? report.json() : text(report));
        session.out().flush();
        return report.holds() ? ExitCode.HOLDS : ExitCode.FAILS;
    }

    private void ask(Prover prover, List<Obligation> asked, RecordedEvidence earlier, Map<Obligation, Result> results)
            throws IOException, InterruptedException, ToolMissingException {
        List<Obligation> known = prover.obligations();
        Path target = record ? place() : null;
        List<Result> answers = new ArrayList<>();
        try (TerminalProgress progress = new TerminalProgress(session.terminal())) {
            progress.step("proving", 0, asked.size());
            prover.prove(asked, jobs, answer -> {
                answers.add(answer);
                results.put(answer.obligation(), answer);
                if (target != null) {
                    keep(target, earlier.with(answers, known, earlier.complete()));
                }
                progress.step("proving", answers.size(), asked.size());
            });
        }
    }

    private static void keep(Path target, RecordedEvidence evidence) {
        try {
            EvidenceFolder.write(target, evidence);
        } catch (IOException e) {
            throw new UserError("cannot write to " + target + ": " + e.getMessage(), "Name a folder with --evidence.");
        }
    }

    private static boolean fresh(Result result) {
        return result.outcome() != Outcome.STALE
                && result.outcome() != Outcome.MISSING
                && result.outcome() != Outcome.ERROR;
    }

    private Prover prover() {
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new UserError("--jobs is " + jobs, "It is from 1 to " + MOST_JOBS + ".");
        }
        if (!tool.equals(OpenJmlProver.NAME)) {
            throw new UserError("there is no prover '" + tool + "' here", "This command runs: " + OpenJmlProver.NAME);
        }
        if (list && record) {
            throw new UserError("--list asks no prover, so there is nothing to --record", "Leave one of them out.");
        }
        return OpenJmlProver.ofProcess();
    }

    private List<Obligation> selected(Prover prover) {
        Predicate<String> found;
        try {
            found = Pattern.compile(only).asPredicate();
        } catch (PatternSyntaxException e) {
            throw new UserError(
                    "--only is no regular expression: " + e.getDescription(), "For example: --only 'Ledger\\.'");
        }
        List<Obligation> selected = prover.obligations().stream()
                .filter(obligation -> found.test(obligation.id()))
                .toList();
        if (selected.isEmpty()) {
            throw new UserError("nothing to prove matches '" + only + "'", "See them all: cofferdam prove --list");
        }
        return selected;
    }

    /** The folder that was named, or the one of the checkout that the program runs from. */
    private Path place() {
        if (folder != null) {
            if (!Files.isDirectory(folder)) {
                throw new UserError("there is no folder " + folder, "Name an existing one with --evidence.");
            }
            return folder;
        }
        return EvidenceFolder.ofCheckout()
                .orElseThrow(() -> new UserError(
                        "the program does not run from a checkout", "Name the record's folder with --evidence."));
    }

    private String text(ProofReport report) {
        Style style = session.style(common);
        StringBuilder text = new StringBuilder();
        for (ProofReport.Line line : report.lines()) {
            String outcome = TextBlock.pad(line.result().outcome().toString(), 8);
            String painted = line.result().outcome() == Outcome.PROVED
                    ? style.good(outcome)
                    : line.openBecause().isPresent() ? style.doubtful(outcome) : style.bad(outcome);
            text.append(painted).append(' ').append(line.result().obligation().id());
            text.append(line.result().recalled() ? " (recorded)" : "").append('\n');
            if (!line.result().detail().isEmpty()) {
                text.append("         ").append(line.result().detail()).append('\n');
            }
            line.openBecause().ifPresent(reason -> TextBlock.wrap("left open: " + reason, 96)
                    .forEach(words -> text.append("         ").append(words).append('\n')));
        }
        return text.append(report.summary()).append('\n').toString();
    }
}
