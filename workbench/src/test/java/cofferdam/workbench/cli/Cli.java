package cofferdam.workbench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** Runs a command with captured streams. */
public final class Cli {
    /** Where the example systems are. */
    public static final Path EXAMPLES = Path.of("..", "docs", "examples");

    private Cli() {}

    /** What came of a command. */
    public record Outcome(int exit, String out, String err) {}

    /** Runs a command that no person watches. */
    public static Outcome run(String... args) {
        return run(false, Map.of(), args);
    }

    static Outcome run(boolean terminal, Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal streams = new Terminal(new PrintWriter(out), new PrintWriter(err), terminal, false);
        int exit = CommandLineProgram.commandLine(streams, null, environment).execute(args);
        return new Outcome(exit, out.toString(), err.toString());
    }

    /** The description of an example. */
    public static String example(String name) {
        return EXAMPLES.resolve(name).resolve("system.xml").toString();
    }
}
