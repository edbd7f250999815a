package cofferdam.conformance.fuzz;

import cofferdam.conformance.fuzz.Arguments.Program;
import cofferdam.workbench.cli.ExitCode;
import cofferdam.workbench.cli.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * Steps for {@code soak --replay}, on some random system: the sound kernel takes them without a failure, or they are refused in
 * words (G8-05, G9-01, G9-05).
 */
final class SoakSteps implements FuzzTarget {
    private static final int LONGEST_LINE = 2000;

    private final Program program;

    /**
     * A target.
     *
     * @param program under test
     */
    SoakSteps(Program program) {
        this.program = program;
    }

    @Override
    public void accept(byte[] bytes) {
        InputReader input = new InputReader(bytes);
        int system = input.octet();
        String steps = new String(input.rest(), StandardCharsets.UTF_8);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = program.run(
                new Terminal(new PrintWriter(out), new PrintWriter(err), false, false),
                "soak",
                "--system=" + system,
                "--replay=" + steps);
        Broken.unless(exit == ExitCode.HOLDS || exit == ExitCode.BAD_INPUT, exit + ": " + out + err);
        if (exit == ExitCode.BAD_INPUT) {
            Broken.unless(err.toString().startsWith("cofferdam: "), "refused without a word");
            err.toString()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> Words.check(line, LONGEST_LINE, steps));
        }
    }
}
