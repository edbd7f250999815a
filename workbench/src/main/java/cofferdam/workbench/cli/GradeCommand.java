package cofferdam.workbench.cli;

import cofferdam.workbench.grade.BadAnswerException;
import cofferdam.workbench.grade.Grade;
import cofferdam.workbench.grade.Grade.Step;
import cofferdam.workbench.grade.Grading;
import cofferdam.workbench.grade.Lab;
import cofferdam.workbench.report.JsonGrade;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code grade}: judges an answer to one of the labs. */
@Command(
        name = "grade",
        versionProvider = Version.class,
        description = {
            "Grade an answer to one of the labs in docs/labs, by running it: what is passed, what is not, what to do next.",
            "Without arguments it lists the labs.",
            "It runs what the student wrote, in processes with limits but with your rights: docs/labs/README.md says more."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam grade",
            "  cofferdam grade 1 my-answer",
            "  cofferdam grade write-an-attack my-attack --json",
            "",
            "Exit status: 0 passed, 1 not passed, 2 bad input or usage, 3 the tool failed."
        })
final class GradeCommand implements Callable<Integer> {
    private static final int WIDTH = 100;
    private static final int LONGEST = 3600;

    @Mixin
    CommonOptions common;

    @Parameters(index = "0", arity = "0..1", paramLabel = "LAB", description = "Number or name of the lab.")
    String lab;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "The folder with the answer.")
    Path folder;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description = "How long a student's code may run, each time it is run (default: ${DEFAULT-VALUE}).")
    int limit = 120;

    @Option(names = "--json", description = "Print the grade as JSON.")
    boolean json;

    private final Session session;

    GradeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Style style = session.style(common);
        if (lab == null) {
            list();
            return ExitCode.HOLDS;
        }
        Lab found = Lab.find(lab).orElseThrow(() -> unknown(lab));
        if (folder == null) {
            throw new UserError(
                    "which answer to '" + found.title() + "'?",
                    "Name the folder it is in: cofferdam grade " + found.number() + " DIR");
        }
        if (limit < 1 || limit > LONGEST) {
            throw new UserError("--limit is " + limit, "It is from 1 to " + LONGEST + " seconds.");
        }
        Grade grade = grade(found);
        if (json) {
            session.out().print(JsonGrade.of(grade));
        } else {
            print(grade, style);
        }
        session.out().flush();
        return grade.passed() ? ExitCode.HOLDS : ExitCode.FAILS;
    }

    private Grade grade(Lab found) throws IOException, InterruptedException {
        try {
            Path repository = Path.of(System.getProperty("cofferdam.home", ""));
            return new Grading(repository, Duration.ofSeconds(limit)).grade(found, folder);
        } catch (BadAnswerException e) {
            throw new UserError(e.getMessage(), e.advice());
        }
    }

    private void print(Grade grade, Style style) {
        PrintWriter out = session.out();
        out.println(
                style.strong("Lab " + grade.lab().number() + ": " + grade.lab().title()));
        for (Step step : grade.steps()) {
            out.println("  " + (step.passed() ? style.good("passed") : style.bad("FAILED")) + "  " + step.what());
            block(step.found(), "          ");
            if (!step.next().isEmpty()) {
                block("Next: " + step.next(), "          ");
            }
        }
        out.println(
                grade.passed()
                        ? style.good("Passed.")
                        : style.bad("Not passed yet.") + " Mend what FAILED, and grade again.");
    }

    private void block(String text, String indent) {
        if (!text.isBlank()) {
            TextBlock.wrap(text, WIDTH).forEach(line -> session.out().println(indent + line));
        }
    }

    private void list() {
        PrintWriter out = session.out();
        for (Lab each : Lab.values()) {
            out.println(each.number() + "  " + TextBlock.pad(each.id(), 18) + each.title());
        }
        out.println("Pages and starting points: docs/labs. Grade an answer: cofferdam grade LAB DIR");
        out.flush();
    }

    private static UserError unknown(String name) {
        List<String> ids = Arrays.stream(Lab.values()).map(Lab::id).toList();
        return new UserError(
                "there is no lab '" + name + "'", Near.question(name, ids) + "'cofferdam grade' lists them.");
    }
}
