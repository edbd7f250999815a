package cofferdam.workbench.cli;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.report.SarifReport;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: the rules of the description, and nothing else. */
@Command(
        name = "check",
        versionProvider = Version.class,
        description = "Check a system description against its rules, without booting it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam check docs/examples/red-black/system.xml",
            "  cofferdam check docs/examples/red-black/system.xml --format sarif > findings.sarif",
            "",
            "Exit status: 0 no finding, 2 findings (on standard output, with file, line and column)."
        })
final class CheckCommand extends SystemCommand {
    /** How to show findings. */
    enum Format {
        TEXT,
        SARIF
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, or sarif for editors and code review tools (default: text).")
    Format format = Format.TEXT;

    CheckCommand(Session session) {
        super(session);
    }

    @Override
    void refuse(List<Finding> findings, Style style) {
        if (format == Format.SARIF) {
            sarif(findings);
        } else {
            SystemOptions.print(findings, session.out(), style);
        }
    }

    @Override
    int execute(SystemDescription description, Style style) {
        if (format == Format.SARIF) {
            sarif(List.of());
        } else {
            session.out()
                    .println(style.good("No findings.") + " System '" + description.name() + "' has "
                            + TextBlock.count(description.partitions().size(), "partition") + " and "
                            + TextBlock.count(description.channels().size(), "channel") + ".");
        }
        session.out().flush();
        return ExitCode.HOLDS;
    }

    private void sarif(List<Finding> findings) {
        session.out().print(SarifReport.of(findings, Version.number()));
        session.out().flush();
    }
}
