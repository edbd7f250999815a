package cofferdam.workbench.cli;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Stop;
import cofferdam.proofs.unwinding.kernel.Bounds;
import cofferdam.proofs.unwinding.kernel.KernelExplorer;
import cofferdam.proofs.unwinding.kernel.ModelFile;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explore}: every reachable state of a small system. */
@Command(
        name = "explore",
        versionProvider = Version.class,
        description = {
            "Visit every state that guests, devices and clocks can bring about in a small system, and check in each that",
            "nobody influences whom the description does not let them. docs/models shows how to write a model."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam explore docs/models/processors/model.xml",
            "  cofferdam explore docs/models/channel/model.xml --bounds values=1,records=0",
            "  cofferdam explore docs/models/sharing/model.xml --workers 2 --seconds 60",
            "  cofferdam explore docs/models/sharing/model.xml --defect lender-keeps-access",
            "",
            "Exit status: 0 nothing is broken in all that was visited, 1 a property is broken, 2 bad input or usage,",
            "3 the tool failed."
        })
final class ExploreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL.xml", description = "The model: a system description and bounds.")
    Path file;

    @Option(
            names = "--bounds",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "Other bounds than the model's: values, words, lost, records, otherCalls, interrupts.")
    Map<String, String> bounds = Map.of();

    @Option(names = "--workers", paramLabel = "N", description = "Threads (default: ${DEFAULT-VALUE}).")
    int workers = 2;

    @Option(names = "--states", paramLabel = "N", description = "Stop after about so many states.")
    long states = Integer.MAX_VALUE;

    @Option(names = "--memory", paramLabel = "MIB", description = "Stop when the tables take so many MiB.")
    long memory = Long.MAX_VALUE >>> 20;

    @Option(names = "--seconds", paramLabel = "N", description = "Stop after this time.")
    long seconds = Integer.MAX_VALUE;

    @Option(
            names = "--defect",
            paramLabel = "NAME",
            description = "Explore the kernel with a seeded defect; 'cofferdam defects' lists them.")
    String defect;

    @Mixin
    CommonOptions common;

    @Spec
    CommandSpec spec;

    private final Session session;

    ExploreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (defect != null && session.activeDefect().isEmpty()) {
            List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
            return DefectRunner.run(session, DefectRunner.find(defect).edit(), arguments);
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError("there is no file " + file, "Name a model, such as docs/models/channel/model.xml");
        }
        if (workers < 1 || workers > 64 || states < 1 || memory < 1 || seconds < 1) {
            throw new UserError("a limit is out of range", "Give 1 to 64 workers, and limits from 1 on.");
        }
        Style style = session.style(common);
        ModelReader.Result read = ModelReader.read(file);
        if (read.model().isEmpty()) {
            SystemOptions.print(read.findings(), session.err(), style);
            return ExitCode.BAD_INPUT;
        }
        ModelFile model = read.model().get();
        Bounds wanted = wanted(model.bounds());
        Exploration result = explore(model, wanted);
        print(model, wanted, result, style);
        return result.broken().isEmpty() ? ExitCode.HOLDS : ExitCode.FAILS;
    }

    private Bounds wanted(Bounds given) {
        Bounds wanted = given;
        try {
            for (Map.Entry<String, String> change : bounds.entrySet()) {
                wanted = wanted.with(change.getKey(), change.getValue());
            }
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "The bounds are " + String.join(", ", Bounds.NAMES) + ".");
        }
        return wanted;
    }

    private Exploration explore(ModelFile model, Bounds wanted) {
        Plan plan = Plan.of(model.name())
                .workers(workers)
                .states(states)
                .bytes(memory << 20)
                .time(Duration.ofSeconds(seconds));
        try (Interruption interruption = new Interruption()) {
            return KernelExplorer.explore(
                    model.with(wanted).model(),
                    plan,
                    (found, expanded, transitions, depth, bytes) -> !interruption.requested());
        }
    }

    private void print(ModelFile model, Bounds wanted, Exploration result, Style style) {
        var out = session.out();
        out.println("Model " + model.name() + ": " + wanted.words(model.description()) + ".");
        out.printf(
                "%,d states, %,d steps, up to %d steps deep, hash %s; %,.0f steps/s, %.1f bytes/state.%n",
                result.states(),
                result.transitions(),
                result.depth(),
                result.hash(),
                result.rate(),
                result.bytesPerState());
        result.broken().values().forEach(found -> out.print(style.bad("BROKEN") + " " + found.words()));
        if (result.holds()) {
            out.println(style.good("EXHAUSTIVE") + ": every reachable state was visited; nothing is broken.");
        } else if (result.broken().isEmpty()) {
            out.println("NOT COMPLETE (" + words(result.stop()) + "): nothing is broken in "
                    + String.format("%,d", result.expanded()) + " states whose steps were all taken.");
        }
        out.flush();
    }

    private static String words(Stop stop) {
        return stop.words();
    }
}
