package cofferdam.workbench.cli;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.certify.Certificate;
import cofferdam.workbench.certify.Certifier;
import cofferdam.workbench.certify.Verdict;
import cofferdam.workbench.report.HtmlReport;
import cofferdam.workbench.report.JUnitReport;
import cofferdam.workbench.report.JsonReport;
import cofferdam.workbench.report.OutputFolder;
import cofferdam.workbench.report.OutputFolder.ForeignFolderException;
import cofferdam.workbench.trial.Effort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code certify}: the main job. */
@Command(
        name = "certify",
        versionProvider = Version.class,
        description = {
            "Boot a system on the modelled platform, run it in many variations, and decide each isolation claim.",
            "Writes certificate.html, certificate.json, and certificate.xml as build servers read it from JUnit; and what the",
            "explored states have broken, a file for 'run --replay' and a JUnit test."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam certify docs/examples/smallest/system.xml",
            "  cofferdam certify docs/examples/red-black/system.xml --seed 7 --tries 20",
            "  cofferdam certify docs/examples/avionics/system.xml --budget 600",
            "  cofferdam certify docs/examples/smallest/system.xml --defect port-owner-not-checked",
            "  cofferdam certify docs/examples/smallest/system.xml --patch mine.diff",
            "  cofferdam certify docs/examples/smallest/system.xml --refinement",
            "",
            "Exit status: 0 no claim fails, 1 a claim fails, 2 bad input or usage, 3 the tool failed;",
            "130 interrupted (Ctrl-C) or 143 terminated: the certificate is written all the same,",
            "with UNKNOWN for what was not finished."
        })
final class CertifyCommand extends SystemCommand {
    private static final long MOST_SECONDS = 86_400;

    private static final String JSON = "certificate.json";
    private static final String XML = "certificate.xml";
    private static final String HTML = "certificate.html";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write the certificate (default: cofferdam-out/NAME of the system).")
    Path out;

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "Random trials of each kind and partition, 1 to 10000 (default: 10).")
    Integer tries;

    @Mixin
    RefinementOption refinement;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            description = {
                "Time for all of it, 0 to 86400 (default: ${DEFAULT-VALUE}). What the other checks leave of it, the states of the",
                "system scaled down are explored, or until there are no more; 0 explores none."
            })
    long budget = 60;

    CertifyCommand(Session session) {
        super(session);
    }

    @Override
    int execute(SystemDescription description, Style style) throws IOException {
        if (tries != null && (tries < 1 || tries > 10_000)) {
            throw new UserError("--tries " + tries + " is out of range", "Give a number from 1 to 10000.");
        }
        if (budget < 0 || budget > MOST_SECONDS) {
            throw new UserError(
                    "--budget " + budget + " is out of range", "Give seconds from 0 to " + MOST_SECONDS + ".");
        }
        Path target = out != null ? out : Path.of("cofferdam-out", description.name());
        OutputFolder folder = open(target);
        Effort effort =
                (tries == null ? Effort.standard() : Effort.standard().withTries(tries)).comparing(refinement.wanted);
        Certificate certificate;
        Path page;
        try (Interruption interruption = new Interruption();
                TerminalProgress progress = new TerminalProgress(session.terminal())) {
            ImageStore images = ImageStore.directory(description.directory());
            Certifier certifier = new Certifier(
                    description,
                    images,
                    system.seed,
                    effort,
                    Duration.ofSeconds(budget),
                    interruption::requested,
                    progress);
            certificate = certifier.certify(system.edit(), Version.number());
            progress.finish();
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            folder.write(JSON, JsonReport.of(certificate, now));
            folder.write(XML, JUnitReport.of(certificate));
            page = folder.write(HTML, HtmlReport.of(certificate, now));
            List<String> replays = replays(folder, target, certificate);
            folder.removeOutdated();
            new CertificateText(certificate, style).print(session.out());
            session.out().println("Written: " + page + ", and certificate.json and certificate.xml beside it");
            replays.forEach(name -> session.out()
                    .println("Written: " + target.resolve(name) + " for 'cofferdam run --replay', and a JUnit test"));
            session.out().flush();
        }
        return certificate.verdict() == Verdict.FAILS ? ExitCode.FAILS : ExitCode.HOLDS;
    }

    /** Writes what shows again what states have shown; the names of the files for {@code run --replay}. */
    private List<String> replays(OutputFolder folder, Path target, Certificate certificate) throws IOException {
        ReplayOrigin origin = ReplayOrigin.scaled(certificate.system().name(), target, system.file);
        List<String> names = new ArrayList<>();
        for (Explained found : certificate.coverage().broken()) {
            ReplayFiles.write(folder, origin, system.file, found.example());
            names.add(ReplayFiles.replay(found.example().property()));
        }
        return names;
    }

    /** The folder for a certificate, if Cofferdam may write it there. */
    static OutputFolder open(Path folder) throws IOException {
        try {
            List<String> names = new ArrayList<>(List.of(JSON, XML, HTML));
            names.addAll(ReplayFiles.names());
            return OutputFolder.open(folder, names);
        } catch (ForeignFolderException e) {
            throw e;
        } catch (IOException e) {
            throw Reason.cannotWrite(folder, e, "Choose another folder with --out.");
        }
    }
}
