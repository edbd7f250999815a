package cofferdam.workbench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cofferdam} without a command: shows the help. */
@Command(
        name = "cofferdam",
        versionProvider = Version.class,
        description = "A separation-kernel hypervisor whose isolation its reader can check.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam tour",
            "  cofferdam certify docs/examples/smallest/system.xml",
            "  cofferdam certify docs/examples/smallest/system.xml --defect no-scrub-on-restart",
            "  cofferdam map docs/examples/red-black/system.xml --format svg > flows.svg",
            "  cofferdam explain G1-03",
            "",
            "Exit status: 0 holds, 1 a claim fails, 2 bad input or usage, 3 the tool failed."
        })
final class RootCommand implements Callable<Integer> {
    @Mixin
    CommonOptions common;

    @Spec
    CommandSpec spec;

    private final Session session;

    RootCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(session.err());
        return ExitCode.BAD_INPUT;
    }
}
