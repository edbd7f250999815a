package cofferdam.workbench.cli;

import cofferdam.proofs.defects.SourceEdit;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.ReadResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command about a system: reads the description, and enters a defective world first if asked to. */
abstract class SystemCommand implements Callable<Integer> {
    @Mixin
    SystemOptions system;

    @Mixin
    CommonOptions common;

    @Spec
    CommandSpec spec;

    final Session session;

    SystemCommand(Session session) {
        this.session = session;
    }

    @Override
    public final Integer call() throws Exception {
        Optional<String> active = session.activeDefect();
        Optional<SourceEdit> edit = system.edit();
        if (edit.isPresent() && active.isEmpty()) {
            List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
            return DefectRunner.run(session, edit.get(), arguments);
        }
        Style style = session.style(common);
        Optional<Integer> other = instead(style);
        if (other.isPresent()) {
            return other.get();
        }
        ReadResult result = system.read();
        if (result.description().isPresent()) {
            return execute(result.description().get(), style);
        }
        refuse(result.findings(), style);
        return ExitCode.BAD_INPUT;
    }

    /** What is done without a system description, if that was asked for; its exit code. */
    Optional<Integer> instead(Style style) throws Exception {
        return Optional.empty();
    }

    /** Tells what is wrong with the description. */
    void refuse(List<Finding> findings, Style style) {
        SystemOptions.print(findings, session.err(), style);
    }

    /** Does the work; the description broke no rule. */
    abstract int execute(SystemDescription description, Style style) throws Exception;
}
