package cofferdam.workbench.cli;

import cofferdam.kernel.random.PlanGenerator;
import cofferdam.kernel.random.Step;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.kernel.soak.Failure;
import cofferdam.kernel.soak.Soak;
import cofferdam.kernel.soak.SoakReport;
import cofferdam.workbench.report.JsonSoak;
import cofferdam.workbench.report.SoakPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code soak}: random steps on random systems, for as long as one likes (G9-01, G9-05). */
@Command(
        name = "soak",
        versionProvider = Version.class,
        description = {
            "Take random systems through random hypercalls, exits, interrupts, ticks and entries; compare the kernel after each"
                    + " of these steps with a model of it and with a walk of its real tables.",
            "The same seed, steps and systems do the same on any number of workers."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam soak",
            "  cofferdam soak --steps 10000000 --seed 7",
            "  cofferdam soak --defect given-back-without-unmap",
            "  cofferdam soak --system 0 --replay 'call 0 5; call 0 4 0 0 3'",
            "",
            "Exit status: 0 nothing broke, 1 something did, 2 bad usage, 3 the tool failed;",
            "130 interrupted (Ctrl-C): what was done is reported."
        })
final class SoakCommand implements Callable<Integer> {
    private static final long MOST_STEPS = 1_000_000_000_000L;
    private static final int MOST_WORKERS = 256;
    private static final long LEAST_SYSTEMS = 100;
    private static final long STEPS_OF_A_SYSTEM = 2000;

    @Mixin
    CommonOptions common;

    @Spec
    CommandSpec spec;

    @Option(names = "--steps", paramLabel = "N", description = "How many steps (default: ${DEFAULT-VALUE}).")
    long steps = 200_000;

    @Option(
            names = "--systems",
            paramLabel = "N",
            description = "On how many systems (default: one for 2000 steps, at least 100).")
    Long systems;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every choice (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--workers", paramLabel = "N", description = "Threads (default: one for each processor).")
    int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Option(names = "--markdown", description = "Print the result as a page, as docs/soak.md was.")
    boolean markdown;

    @Option(names = "--defect", paramLabel = "NAME", description = "With a seeded defect in the kernel.")
    String defect;

    @Option(
            names = "--system",
            paramLabel = "NUMBER",
            description = "Show the system of this number; with --replay, take it through some steps.")
    Long system;

    @Option(
            names = "--replay",
            paramLabel = "STEPS",
            description = "Boot the system of --system and take these steps, as a failure prints them.")
    String replay;

    private final Session session;

    SoakCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        if (defect != null && session.activeDefect().isEmpty()) {
            return DefectRunner.run(
                    session,
                    DefectRunner.find(defect).edit(),
                    spec.root().commandLine().getParseResult().originalArgs());
        }
        return system == null ? soak() : replay();
    }

    private int soak() throws InterruptedException {
        long number = systems != null ? systems : Math.min(steps, Math.max(LEAST_SYSTEMS, steps / STEPS_OF_A_SYSTEM));
        try (Interruption interruption = new Interruption()) {
            SoakReport report;
            try (TerminalProgress progress = new TerminalProgress(session.terminal())) {
                report = new Soak(seed, steps, number, workers, interruption::requested, done -> step(progress, done))
                        .run();
            }
            String text = json
                    ? JsonSoak.of(report, session.activeDefect())
                    : markdown
                            ? SoakPage.of(report)
                            : SoakText.of(report, session.activeDefect(), session.style(common));
            session.out().print(text);
            session.out().flush();
            if (report.failure().isPresent()) {
                return ExitCode.FAILS;
            }
            return report.complete() ? ExitCode.HOLDS : ExitCode.INTERRUPTED;
        }
    }

    private void step(TerminalProgress progress, long done) {
        long unit = 1 + steps / Integer.MAX_VALUE;
        progress.step("soak", (int) (done / unit), (int) (steps / unit));
    }

    private int replay() {
        Style style = session.style(common);
        SystemPlan plan = PlanGenerator.plan(system);
        if (replay == null) {
            session.out().print(PlanText.of(system, plan, style));
            session.out().flush();
            return ExitCode.HOLDS;
        }
        List<Step> way = parse();
        Optional<Failure> failure = Soak.replay(system, way);
        session.out()
                .print(
                        json
                                ? JsonSoak.replayed(system, way, failure, session.activeDefect())
                                : SoakText.replayed(system, plan, way, failure, style));
        session.out().flush();
        return failure.isPresent() ? ExitCode.FAILS : ExitCode.HOLDS;
    }

    private List<Step> parse() {
        try {
            return Step.parse(replay);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "--replay: " + e.getMessage(),
                    "Steps are written as 'call PARTITION NUMBER RDI RSI RDX; tick PROCESSOR N'; a failure prints them.");
        }
    }

    private void check() {
        within("--steps", steps, MOST_STEPS);
        within("--workers", workers, MOST_WORKERS);
        if (systems != null) {
            within("--systems", systems, steps);
        }
        if (replay != null && system == null) {
            throw new UserError("--replay needs the system to take through its steps", "Add --system NUMBER.");
        }
        if (system != null && system < 0) {
            throw new UserError("--system is " + system, "Systems have numbers from 0 on.");
        }
        if (json && markdown) {
            throw new UserError("the result is printed as JSON or as a page", "Leave out --json or --markdown.");
        }
    }

    private static void within(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new UserError(option + " is " + value, "It is from 1 to " + most + ".");
        }
    }
}
