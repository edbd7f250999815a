package cofferdam.workbench.cli;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.proofs.defects.SourceEdit;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.attack.AttackReport;
import cofferdam.workbench.attack.AttackRun;
import cofferdam.workbench.attack.AttemptList;
import cofferdam.workbench.attack.AttemptReader;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.report.HtmlAttacks;
import cofferdam.workbench.report.JsonAttacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code attacks}: what hostile partitions try, and what stops them. */
@Command(
        name = "attacks",
        versionProvider = Version.class,
        description = {
            "Run a system whose partitions are hostile, and say of each of their attempts what stopped it.",
            "What they try stands in a file attempts.xml beside the description; docs/attempts.md says how to write one."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam attacks docs/examples/attacker/system.xml",
            "  cofferdam attacks docs/examples/attacker/system.xml --format html > attacks.html",
            "  cofferdam attacks docs/examples/attacker/system.xml --defect missing-ownership-check-in-map",
            "",
            "Exit status: 0 every attempt was made and stopped, 1 one was not stopped or not seen,",
            "2 bad input or usage, 3 the tool failed."
        })
final class AttacksCommand extends SystemCommand {
    /** How to show it. */
    enum Format {
        TEXT,
        JSON,
        HTML
    }

    @Option(
            names = "--attempts",
            paramLabel = "FILE",
            description = "What they try (default: attempts.xml beside the description).")
    Path file;

    @Option(names = "--format", paramLabel = "FORMAT", description = "One of: text, json, html (default: text).")
    Format format = Format.TEXT;

    AttacksCommand(Session session) {
        super(session);
    }

    @Override
    int execute(SystemDescription description, Style style) {
        Substitution subject = new Substitution(description, ImageStore.directory(description.directory()));
        AttemptReader.Result read = AttemptReader.read(attemptsFile(), subject);
        SystemOptions.print(read.findings(), session.err(), style);
        if (read.attempts().isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        AttackReport report = run(subject, read.attempts().get());
        Optional<SourceEdit> edit = system.edit();
        switch (format) {
            case TEXT -> new AttackText(report, edit, style).print(session.out());
            case JSON -> session.out().print(JsonAttacks.of(report, edit));
            case HTML -> session.out().print(HtmlAttacks.of(report, edit, Version.number()));
        }
        session.out().flush();
        return report.allStopped() ? ExitCode.HOLDS : ExitCode.FAILS;
    }

    private AttackReport run(Substitution subject, AttemptList attempts) {
        try (Interruption interruption = new Interruption()) {
            return new AttackRun(subject, attempts, system.seed, interruption::requested).run();
        }
    }

    private Path attemptsFile() {
        Path path = file != null ? file : system.file.resolveSibling("attempts.xml");
        if (!Files.isRegularFile(path)) {
            throw new UserError(
                    "there is no file " + path,
                    "Write what the partitions try into attempts.xml beside the description, or name a file with"
                            + " --attempts; docs/attempts.md says how.");
        }
        return path;
    }
}
