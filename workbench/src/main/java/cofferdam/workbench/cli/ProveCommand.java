package cofferdam.workbench.cli;

import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.harness.ProofEffort;
import cofferdam.proofs.harness.ProofRun;
import cofferdam.proofs.harness.ProofRun.Known;
import cofferdam.proofs.harness.Provers;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.workbench.report.ProofReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
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
        description = {
            "Prove the kernel core's contracts, the theorems about it and the bit-precise lemmas.",
            "What was answered on this machine from the same sources, options and tool is not asked again;",
            "what the ledger of open obligations names is not tried, except with --open."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam prove --list",
            "  cofferdam prove --only 'Ledger\\.lend'",
            "  cofferdam prove --tool openjml --changed --record",
            "",
            "Exit status: 0 all proved or in the ledger of what is open, 1 some are not, 2 wrong usage,",
            "3 the prover is not installed or failed; 130 interrupted (Ctrl-C): what was answered is kept."
        })
final class ProveCommand implements Callable<Integer> {
    private static final int MOST_JOBS = 64;

    @Mixin
    CommonOptions common;

    @Option(
            names = "--tool",
            paramLabel = "NAME",
            description = {
                "The prover (default: all).",
                "openjml, named like this, is downloaded when it is not installed; without it, what is recorded counts."
            })
    String tool;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Only obligations whose id the expression finds; these are listed even if proved.")
    String only = "";

    @Option(names = "--list", description = "Ask no prover; list the recorded answers, and which are stale or missing.")
    boolean list;

    @Option(
            names = "--changed",
            description = "Ask only where there is no recorded answer for the sources as they are.")
    boolean changed;

    @Option(names = "--again", description = "Ask even what was answered on this machine before.")
    boolean again;

    @Option(
            names = "--open",
            description = "Try also what the ledger of open obligations names (proofs/evidence/open.json).")
    boolean open;

    @Option(names = "--record", description = "Write the answers to the record, as they come.")
    boolean record;

    @Option(names = "--evidence", paramLabel = "FOLDER", description = "The record's folder (the checkout's).")
    Path folder;

    @Option(names = "--json", description = "Print the results as JSON.")
    boolean json;

    @Option(names = "--jobs", paramLabel = "N", description = "Processes at once (one for each processor).")
    int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    StrengthOptions strength;

    @Mixin
    RuntimeOptions runtime;

    private final Session session;

    ProveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, ToolMissingException {
        Predicate<String> selection = check();
        if (strength.strength) {
            return strength.run(session, session.style(common), selection, jobs, record ? place() : null);
        }
        if (runtime.rac) {
            return runtime.run(session, record ? place() : null);
        }
        OpenLedger ledger = EvidenceFolder.ledger();
        List<Result> results = new ArrayList<>();
        List<Obligation> untried = new ArrayList<>();
        try (Interruption interruption = new Interruption(Thread.currentThread()::interrupt)) {
            for (String name : tool == null ? Provers.names() : List.of(tool)) {
                try (Prover prover = Provers.named(name, tool != null && !list)) {
                    ProofRun run = run(prover, selection, ledger, interruption);
                    results.addAll(run.results());
                    untried.addAll(run.untried());
                }
            }
            if (results.isEmpty()) {
                throw new UserError("nothing to prove matches '" + only + "'", "See them all: cofferdam prove --list");
            }
            ProofReport report = new ProofReport(results, untried, ledger, ProofEffort.shipped(results));
            session.out().print(json ? report.json() : ProofText.of(report, session.style(common), !only.isEmpty()));
            if (list && !json) {
                session.out().print(report.effort().text());
            }
            session.out().flush();
            return interruption.requested() ? ExitCode.INTERRUPTED : report.holds() ? ExitCode.HOLDS : ExitCode.FAILS;
        }
    }

    private ProofRun run(Prover prover, Predicate<String> selection, OpenLedger ledger, Interruption interruption)
            throws IOException, ToolMissingException {
        RecordedEvidence earlier = record || folder != null
                ? EvidenceFolder.read(place(), prover.name())
                : EvidenceFolder.current(prover.name());
        List<Obligation> selected = prover.obligations().stream()
                .filter(obligation -> selection.test(obligation.id()))
                .toList();
        AnswerStore store = new AnswerStore(AnswerStore.cache().resolve("answers"));
        ProofRun run = new ProofRun(
                prover,
                selected,
                obligation -> !open && ledger.reason(obligation).isPresent(),
                earlier,
                store);
        if (!list && !selected.isEmpty() && !interruption.requested()) {
            ask(prover, run, selected.size());
        }
        return run;
    }

    private void ask(Prover prover, ProofRun run, int all) throws IOException, ToolMissingException {
        Path target = record ? place() : null;
        Known known = again ? Known.NOTHING : changed ? Known.RECORDED : Known.HERE;
        AtomicInteger done = new AtomicInteger();
        try (TerminalProgress progress = new TerminalProgress(session.terminal())) {
            progress.step(prover.name(), 0, all);
            run.ask(known, jobs, answer -> {
                if (target != null) {
                    keep(target, run.recorded());
                }
                progress.step(prover.name(), done.incrementAndGet(), all);
            });
        } catch (ToolMissingException e) {
            if (tool != null) {
                throw e;
            }
            session.err().println("cofferdam: " + e.getMessage() + "; its recorded answers count. " + e.advice());
            session.err().flush();
        } catch (InterruptedException e) {
            // No further prover is asked; what was answered is reported. Files cannot be read with the flag set.
            session.err().println("cofferdam: interrupted; what " + prover.name() + " answered is kept");
        }
    }

    private static void keep(Path target, RecordedEvidence evidence) {
        try {
            EvidenceFolder.write(target, evidence);
        } catch (IOException e) {
            throw new UserError("cannot write to " + target + ": " + e.getMessage(), "Name a folder with --evidence.");
        }
    }

    private Predicate<String> check() {
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new UserError("--jobs is " + jobs, "It is from 1 to " + MOST_JOBS + ".");
        }
        if (tool != null && !Provers.names().contains(tool)) {
            throw new UserError(
                    "there is no prover '" + tool + "' here",
                    "This command runs: " + String.join(", ", Provers.names()));
        }
        if (list && record) {
            throw new UserError("--list asks no prover, so there is nothing to --record", "Leave one of them out.");
        }
        if (list && open) {
            throw new UserError("--list asks no prover, so there is nothing to try", "Leave one of them out.");
        }
        if (changed && again) {
            throw new UserError("--changed asks less and --again asks more", "Leave one of them out.");
        }
        boolean otherRun = tool != null && !tool.equals(OpenJmlProver.NAME) || list || open || changed || again || json;
        if (runtime.rac && (otherRun || strength.strength || !only.isEmpty())) {
            throw new UserError(
                    "--rac runs all tests of the core; nothing but --record and --evidence goes with it",
                    "Leave the others out.");
        }
        if (strength.strength && otherRun) {
            throw new UserError(
                    "--strength asks OpenJML about changes; --tool, --list, --open, --changed, --again, --json do not go with it",
                    "Leave them out; --only, --sample and --seed choose among the changes.");
        }
        if (!strength.strength && (strength.sample != null || strength.seed != null)) {
            throw new UserError("--sample and --seed choose among changes of the code", "Add --strength.");
        }
        try {
            return Pattern.compile(only).asPredicate();
        } catch (PatternSyntaxException e) {
            throw new UserError(
                    "--only is no regular expression: " + e.getDescription(), "For example: --only 'Ledger\\.'");
        }
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
}
