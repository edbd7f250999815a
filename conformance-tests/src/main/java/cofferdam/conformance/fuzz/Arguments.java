package cofferdam.conformance.fuzz;

import cofferdam.workbench.cli.CommandLineProgram;
import cofferdam.workbench.cli.ExitCode;
import cofferdam.workbench.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Words on the command line: an answer, or a message and exit status 2, never an internal error (G8-06). */
final class Arguments implements FuzzTarget {
    /** A program with captured streams. */
    @FunctionalInterface
    interface Program {
        int run(Terminal terminal, String... args);
    }

    private static final int LONGEST_LINE = 2000;

    private final Sandbox sandbox;
    private final Program program;

    /**
     * A target.
     *
     * @param sandbox with the smallest example
     * @param program under test
     */
    Arguments(Sandbox sandbox, Program program) throws IOException {
        this.sandbox = sandbox.sealed();
        this.program = program;
    }

    /** The product's. */
    static int product(Terminal terminal, String... args) {
        return CommandLineProgram.run(terminal, null, args);
    }

    @Override
    public void accept(byte[] bytes) throws IOException {
        InputReader input = new InputReader(bytes);
        Path file = sandbox.inner().resolve("system.xml");
        int kind = input.below(8);
        String word = new String(input.rest(), StandardCharsets.UTF_8);
        String[] args =
                switch (kind) {
                    case 0 -> new String[] {"explain", "--", word};
                    case 1 -> new String[] {"run", file.toString(), "--ticks", "0", "--show=" + word};
                    case 2 -> new String[] {"check", file.toString(), "--format=" + word};
                    case 3 -> new String[] {"map", file.toString(), "--format=" + word};
                    case 4 -> new String[] {"check", file.toString(), "--seed=" + word};
                    case 5 -> new String[] {"grade", "--", word};
                    case 6 -> new String[] {"soak", "--steps=1", "--systems=1", "--workers=1", "--seed=" + word};
                    default -> new String[] {"check", "--", sandbox.inner().resolve("none") + word};
                };
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = program.run(new Terminal(new PrintWriter(out), new PrintWriter(err), false, false), args);
        Broken.unless(exit == ExitCode.HOLDS || exit == ExitCode.BAD_INPUT, exit + ": " + err);
        Broken.unless(exit == ExitCode.HOLDS || !err.toString().isBlank(), "refused without a word");
        err.toString().lines().filter(line -> !line.isBlank()).forEach(line -> Words.check(line, LONGEST_LINE, word));
        sandbox.check();
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
