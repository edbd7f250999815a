package cofferdam.workbench.cli;

import cofferdam.kernel.boot.BootException;
import cofferdam.proofs.defects.DefectException;
import cofferdam.proofs.evidence.RecordException;
import cofferdam.proofs.evidence.ToolFailedException;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.spec.system.Printable;
import cofferdam.workbench.report.OutputFolder.ForeignFolderException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command line as a whole: finds the command, runs it, turns what went wrong into a message and an exit code. */
public final class CommandLineProgram {
    private CommandLineProgram() {}

    /**
     * Runs a command.
     *
     * @param activeDefect the seeded defect the running classes contain, or null
     * @return an {@link ExitCode}
     */
    public static int run(Terminal terminal, String activeDefect, String... args) {
        CommandLine line = commandLine(terminal, activeDefect, System.getenv());
        try {
            return line.execute(args);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            String advice = e instanceof OutOfMemoryError
                    ? "Give Java more memory, such as JAVA_TOOL_OPTIONS=-Xmx4g."
                    : "The build may be incomplete; remove workbench/target and run again.";
            return say(line, "the tool failed: " + e, advice, ExitCode.TOOL_FAILED);
        }
    }

    /** The configured command line. */
    static CommandLine commandLine(Terminal terminal, String activeDefect, Map<String, String> environment) {
        Session session = new Session(terminal, activeDefect);
        CommandLine line = new CommandLine(new RootCommand(session));
        line.addSubcommand(new TourCommand(session));
        line.addSubcommand(new CertifyCommand(session));
        line.addSubcommand(new CheckCommand(session));
        line.addSubcommand(new RunCommand(session));
        optionalSystem(line.getSubcommands().get("run").getCommandSpec());
        line.addSubcommand(new MapCommand(session));
        line.addSubcommand(new AttacksCommand(session));
        line.addSubcommand(new ExploreCommand(session));
        line.addSubcommand(new SoakCommand(session));
        line.addSubcommand(new ExplainCommand(session));
        line.addSubcommand(new DefectsCommand(session));
        line.addSubcommand(new ProveCommand(session));
        line.addSubcommand(new GradeCommand(session));
        line.addSubcommand(new CommandLine.HelpCommand());
        Usage.install(line);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setExecutionExceptionHandler(new Explainer());
        line.setUsageHelpAutoWidth(true);
        boolean colour = terminal.outIsTerminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        session.colourAllowed(colour);
        // Options are parsed before --no-color is known; usage texts follow the environment alone.
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(colour ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        return line;
    }

    /** A replay names its model itself. */
    private static void optionalSystem(CommandSpec command) {
        PositionalParamSpec given = command.positionalParameters().get(0);
        command.remove(given);
        command.add(
                PositionalParamSpec.builder(given).arity("0..1").required(false).build());
    }

    /** Says what went wrong; a class for the reason that {@link Usage} gives. */
    private static final class Explainer implements CommandLine.IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
            return explain(problem, command, parsed);
        }
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        boolean debug = parsed.subcommand() != null && parsed.subcommand().hasMatchedOption("--debug")
                || parsed.hasMatchedOption("--debug");
        if (debug) {
            problem.printStackTrace(command.getErr());
        }
        if (problem instanceof UserError error) {
            return say(command, error.getMessage(), error.advice(), ExitCode.BAD_INPUT);
        }
        if (problem instanceof BootException) {
            String advice = "Correct the description; 'cofferdam check' repeats this check quickly.";
            return say(command, problem.getMessage(), advice, ExitCode.BAD_INPUT);
        }
        if (problem instanceof ForeignFolderException) {
            return say(command, problem.getMessage(), "Choose another folder with --out.", ExitCode.BAD_INPUT);
        }
        if (problem instanceof RecordException) {
            String advice = "Restore the file, or name another folder with --evidence.";
            return say(command, problem.getMessage(), advice, ExitCode.BAD_INPUT);
        }
        if (problem instanceof ToolMissingException missing) {
            return say(command, missing.getMessage(), missing.advice(), ExitCode.TOOL_FAILED);
        }
        if (problem instanceof ToolFailedException failed) {
            return say(command, failed.getMessage(), failed.advice(), ExitCode.TOOL_FAILED);
        }
        if (problem instanceof IOException) {
            String file = problem instanceof FileSystemException at ? at.getFile() + ": " : "";
            String advice = "Look at permissions and free space.";
            return say(command, file + Reason.of(problem), advice, ExitCode.TOOL_FAILED);
        }
        if (problem instanceof DefectException) {
            String advice = "The defects belong to the sources they came with; rebuild from a clean checkout.";
            return say(command, problem.getMessage(), advice, ExitCode.TOOL_FAILED);
        }
        String message = "internal error: " + problem.getClass().getSimpleName()
                + (problem.getMessage() == null
                        ? ""
                        : ": " + problem.getMessage().lines().findFirst().orElse(""));
        String advice = debug
                ? "This is a bug in Cofferdam; please report it with the stack above."
                : "This is a bug in Cofferdam; run again with --debug to see where, and report it.";
        return say(command, message, advice, ExitCode.TOOL_FAILED);
    }

    private static int say(CommandLine command, String message, String advice, int exitCode) {
        command.getErr()
                .println("cofferdam: " + message.lines().map(Printable::of).collect(Collectors.joining("\n")));
        command.getErr().println("  " + advice);
        command.getErr().flush();
        return exitCode;
    }
}
