package cofferdam.workbench.cli;

import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.report.FlowDot;
import cofferdam.workbench.report.FlowSvg;
import cofferdam.workbench.report.MapReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code map}: who reaches what. */
@Command(
        name = "map",
        versionProvider = Version.class,
        description = "Show who reaches what by processor and by DMA, and which way information flows.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam map docs/examples/red-black/system.xml",
            "  cofferdam map docs/examples/red-black/system.xml --format csv > reach.csv",
            "  cofferdam map docs/examples/red-black/system.xml --format svg > flows.svg",
            "  cofferdam map docs/examples/red-black/system.xml --format dot | dot -Tpdf > flows.pdf",
            "",
            "Exit status: 0 shown, 2 bad input or usage, 3 the tool failed."
        })
final class MapCommand extends SystemCommand {
    /** How to show it. */
    enum Format {
        TEXT,
        CSV,
        JSON,
        SVG,
        DOT
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of: text, csv, json, svg, dot (default: text).")
    Format format = Format.TEXT;

    MapCommand(Session session) {
        super(session);
    }

    @Override
    int execute(SystemDescription description, Style style) {
        MapReport report = new MapReport(description);
        session.out()
                .print(
                        switch (format) {
                            case TEXT -> report.text();
                            case CSV -> report.csv();
                            case JSON -> report.json();
                            case SVG -> FlowSvg.standalone(description);
                            case DOT -> FlowDot.of(description);
                        });
        session.out().flush();
        return ExitCode.HOLDS;
    }
}
