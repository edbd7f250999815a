package cofferdam.workbench.cli;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tour}: the other commands one after another, each with what to look at. */
@Command(
        name = "tour",
        versionProvider = Version.class,
        description = {
            "Ten minutes for a newcomer: run a system, map it, certify it, break the kernel, explain what fails, mend it.",
            "On a terminal it waits for Enter before each stop; 'q' leaves."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam tour",
            "  cofferdam tour --out my-tour",
            "",
            "Exit status: 0 seen, or left; 2 the examples are not there or --out is not Cofferdam's to write to,",
            "3 a stop did not show what it promises."
        })
final class TourCommand implements Callable<Integer> {
    private static final int WIDTH = 96;
    private static final String DEFECT = "missing-ownership-check-in-map";

    /**
     * A command with its story.
     *
     * @param listing lines to show as they are between the story and the command; may be empty
     * @param expected exit code that the text speaks of
     */
    private record Stop(
            String title, String before, String listing, List<String> command, int expected, String after) {}

    @Mixin
    CommonOptions common;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the certificates go (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("cofferdam-out", "tour");

    private final Session session;

    TourCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path example = Path.of(System.getProperty("cofferdam.home", ""), "docs", "examples", "smallest", "system.xml");
        if (!Files.exists(example)) {
            throw new UserError(
                    "there is no file " + example, "Take the tour with the launcher of a checkout: ./cofferdam tour");
        }
        CertifyCommand.open(out);
        Style style = session.style(common);
        PrintWriter text = session.out();
        List<Stop> stops = stops(example.toString(), out.toString());
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            text.println(style.strong((i + 1) + " of " + stops.size() + "  " + stop.title()));
            say(stop.before());
            stop.listing().lines().forEach(line -> text.println("    " + line));
            text.println();
            text.println("  $ cofferdam " + String.join(" ", stop.command()));
            text.flush();
            if (left()) {
                return ExitCode.HOLDS;
            }
            int exit = CommandLineProgram.commandLine(session.terminal(), null, System.getenv())
                    .execute(stop.command().toArray(new String[0]));
            if (exit != stop.expected()) {
                session.err()
                        .println("cofferdam: this stop was to end with " + stop.expected() + ", it ended with " + exit);
                session.err().println("  Look at its output above, and run its command alone.");
                session.err().flush();
                return ExitCode.TOOL_FAILED;
            }
            text.println();
            say(stop.after());
            text.println();
        }
        text.flush();
        return ExitCode.HOLDS;
    }

    private void say(String text) {
        TextBlock.wrap(text, WIDTH).forEach(line -> session.out().println("  " + line));
    }

    /** Waits for the reader, if there is one who can answer; whether they have had enough. */
    private boolean left() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        String answer = console.readLine("  [Enter, or q to leave] ");
        return answer == null || answer.strip().equalsIgnoreCase("q");
    }

    private static List<Stop> stops(String example, String out) {
        Defect defect = DefectCatalogue.shipped().find(DEFECT).orElseThrow();
        return List.of(
                new Stop(
                        "Run",
                        "A system is one XML file: memory, partitions with their images, what they may tell each other,"
                                + " and who runs when. This one has a producer that sends numbers with their squares, and"
                                + " a consumer that adds the squares up. Both are real x86-64 machine code.",
                        "",
                        List.of("run", example, "--ticks", "40", "--show", "consumer:0x20000:24"),
                        ExitCode.HOLDS,
                        "The eight bytes at 0x20000 are the sum, least significant first, those at 0x20008 the last"
                                + " number. The kernel was entered at every hypercall and every tick."),
                new Stop(
                        "Map",
                        "Who can reach what? Everything that is not written in the description is denied.",
                        "",
                        List.of("map", example),
                        ExitCode.HOLDS,
                        "No frame of memory stands there twice, and the one flow goes one way: nothing that the consumer"
                                + " does can be seen by the producer. That is a claim, and claims can be checked."),
                new Stop(
                        "Certify",
                        "Boot the system, look at every table, run it in many variations while watchers judge each step,"
                                + " and say for each claim how it was checked. Nothing is called PROVED that a prover has"
                                + " not proved.",
                        "",
                        List.of("certify", example, "--budget", "10", "--out", out),
                        ExitCode.HOLDS,
                        "PARTLY: all that was checked holds, and the requirements named were not shown and stay UNKNOWN."
                                + " The page " + out + "/certificate.html shows it with pictures."),
                new Stop(
                        "Break",
                        "Now the same with a kernel that forgets one check. " + defect.story(),
                        "",
                        List.of("certify", example, "--defect", DEFECT, "--tries", "1", "--budget", "0", "--out", out),
                        ExitCode.FAILS,
                        "The claim fails, with a witness: who did what, in which tick, and what they reached. The exit"
                                + " status is 1, so a build would stop here."),
                new Stop(
                        "Explain",
                        "Every id and word of a report can be asked about.",
                        "",
                        List.of("explain", defect.requirement()),
                        ExitCode.HOLDS,
                        "Try it with G1, SAMPLED, or the name of the defect."),
                new Stop(
                        "Mend",
                        "This is the whole difference between the two kernels. Read it backwards, and it is the fix:",
                        defect.patch(),
                        List.of("certify", example, "--tries", "1", "--budget", "0", "--out", out),
                        ExitCode.HOLDS,
                        "Where to go from here: 'cofferdam defects' has more to break, docs/examples/attacker attacks the"
                                + " kernel in fifty ways, docs/architecture.md follows one memory access through the"
                                + " house, and docs/proof-guide.md shows how the kernel is proved."));
    }
}
