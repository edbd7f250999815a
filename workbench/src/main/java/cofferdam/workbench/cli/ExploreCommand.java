package cofferdam.workbench.cli;

import cofferdam.proofs.unwinding.engine.CheckpointException;
import cofferdam.proofs.unwinding.engine.Engine;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Stop;
import cofferdam.proofs.unwinding.kernel.Bounds;
import cofferdam.proofs.unwinding.kernel.KernelExplorer;
import cofferdam.proofs.unwinding.kernel.KernelSystems;
import cofferdam.proofs.unwinding.kernel.ModelFile;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import cofferdam.workbench.report.JsonExploration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            "Visit every state of a small system, and check in each who can influence whom.",
            "States are what guests, devices and clocks can bring about; nobody may influence whom the description does"
                    + " not let them. docs/models shows how to write a model."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam explore docs/models/processors/model.xml",
            "  cofferdam explore docs/models/channel/model.xml --bounds values=1,records=0",
            "  cofferdam explore docs/models/sharing/model.xml --seconds 60 --checkpoint sharing.states",
            "  cofferdam explore docs/models/sharing/model.xml --checkpoint sharing.states --resume",
            "  cofferdam explore docs/models/channel/model.xml --defect full-queue-told-to-sender --out cofferdam-out/found",
            "  cofferdam run --replay cofferdam-out/found/output-consistency.replay --defect full-queue-told-to-sender",
            "  cofferdam explore docs/models/processors/model.xml --engine spark",
            "",
            "Exit status: 0 nothing is broken in all that was visited, 1 a property is broken, 2 bad input or usage,",
            "3 the tool failed; 130 interrupted (Ctrl-C): what was done is reported, and kept in the checkpoint."
        })
final class ExploreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL.xml", description = "The model: a system description and bounds.")
    Path file;

    @Option(
            names = "--bounds",
            paramLabel = "NAME=VALUE",
            split = ",",
            description =
                    "Other bounds than the model's: values, words, lost, records, otherCalls, interrupts, registers.")
    Map<String, String> bounds = Map.of();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "embedded: in this process (default); spark: on Apache Spark, in a process of its own.")
    String engine = Engine.EMBEDDED;

    @Option(names = "--workers", paramLabel = "N", description = "Threads (default: ${DEFAULT-VALUE}).")
    int workers = 2;

    @Option(
            names = "--symmetry",
            description = {
                "Let one state stand for all that differ from it by the names of values alone; then properties of two runs",
                "are not checked, and nothing is called EXHAUSTIVE."
            })
    boolean symmetry;

    @Option(names = "--states", paramLabel = "N", description = "Stop after about so many states.")
    long states = Integer.MAX_VALUE;

    @Option(names = "--memory", paramLabel = "MIB", description = "Stop when the tables take so many MiB.")
    long memory = Long.MAX_VALUE >>> 20;

    @Option(names = "--seconds", paramLabel = "N", description = "Stop after this time.")
    Long seconds;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Keep what was done in a new file when it ends before all states were visited, Ctrl-C included.")
    Path checkpoint;

    @Option(names = "--resume", description = "Go on from the --checkpoint.")
    boolean resume;

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {
                "Write report.json and report.txt, and for each broken property its counterexample in words, as SVG,",
                "as a file for 'run --replay' and as a JUnit test."
            })
    Path out;

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
    public Integer call() throws Exception {
        check();
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        if (defect != null && session.activeDefect().isEmpty()) {
            return DefectRunner.run(session, DefectRunner.find(defect).edit(), arguments);
        }
        Style style = session.style(common);
        ModelReader.Result read = ModelReader.read(file);
        if (read.model().isEmpty()) {
            SystemOptions.print(read.findings(), session.err(), style);
            return ExitCode.BAD_INPUT;
        }
        ModelFile model = read.model().get();
        Bounds wanted = wanted(model.bounds());
        if (!engine.equals(Engine.EMBEDDED) && Engine.named(engine).isEmpty()) {
            return new SparkProcess(session).run(arguments);
        }
        Optional<ExploreFiles> files = out == null ? Optional.empty() : Optional.of(ExploreFiles.open(out));
        KernelSystems systems = KernelSystems.of(file.toString(), bounds);
        try (Interruption interruption = new Interruption()) {
            Plan plan = plan(model);
            Exploration result = explore(plan, systems, interruption);
            List<Explained> broken = result.broken().values().stream()
                    .map(found -> Explained.of(systems, found))
                    .toList();
            ExploreResult report = new ExploreResult(
                    model,
                    file,
                    bounds,
                    wanted.words(model.description()),
                    plan.checked(),
                    result,
                    broken,
                    systems.model().openAnswers(),
                    session.activeDefect());
            session.out().print(json ? JsonExploration.of(report.map()) : report.text(style));
            if (files.isPresent()) {
                files.get().write(report);
                (json ? session.err() : session.out()).println("Written: " + out);
            }
            session.out().flush();
            return broken.isEmpty() ? ExitCode.HOLDS : ExitCode.FAILS;
        } catch (CheckpointException e) {
            throw new UserError(e.getMessage(), "Begin again without --resume, in a new file.");
        }
    }

    private void check() {
        if (Files.isDirectory(file)) {
            throw new UserError(file + " is a folder", "Name a model in it, such as docs/models/channel/model.xml");
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError("there is no file " + file, "Name a model, such as docs/models/channel/model.xml");
        }
        range("--workers", workers, 64);
        range("--states", states, Long.MAX_VALUE);
        range("--memory", memory, Long.MAX_VALUE);
        range("--seconds", seconds == null ? 1 : seconds, Long.MAX_VALUE);
        if (!List.of(Engine.EMBEDDED, SparkProcess.NAME).contains(engine)) {
            throw new UserError(
                    "there is no engine '" + engine + "'", "The engines are embedded and " + SparkProcess.NAME + ".");
        }
        boolean embedded = engine.equals(Engine.EMBEDDED);
        if (!embedded && checkpoint != null) {
            throw new UserError("Spark keeps no checkpoint of its own", "Leave out --checkpoint or --engine.");
        }
        if (!embedded && symmetry) {
            throw new UserError("Spark visits every state", "Leave out --symmetry or --engine.");
        }
        if (!embedded && defect != null) {
            throw new UserError("Spark's workers know the shipped kernel alone", "Leave out --defect or --engine.");
        }
        if (resume && checkpoint == null) {
            throw new UserError("--resume needs to know from where", "Add --checkpoint FILE.");
        }
        if (resume && !Files.isRegularFile(checkpoint)) {
            throw new UserError("there is no file " + checkpoint, "Leave out --resume to begin.");
        }
        if (checkpoint != null && !resume) {
            for (Path file : new Kept(checkpoint).files()) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new UserError(
                            file + " exists already",
                            "Add --resume to go on from a checkpoint, or name a new file for --checkpoint.");
                }
            }
        }
    }

    private static void range(String option, long given, long most) {
        if (given < 1 || given > most) {
            throw new UserError(
                    option + " is " + given, most == Long.MAX_VALUE ? "Give 1 or more." : "Give 1 to " + most + ".");
        }
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

    private Plan plan(ModelFile model) {
        Plan plan = Plan.of(model.name())
                .workers(workers)
                .states(states)
                .bytes(memory << 20)
                .time(Duration.ofSeconds(seconds == null ? Integer.MAX_VALUE : seconds));
        return symmetry ? plan.withSymmetry() : plan;
    }

    private Exploration explore(Plan plan, KernelSystems systems, Interruption interruption)
            throws IOException, CheckpointException {
        try (TerminalProgress terminal = new TerminalProgress(session.terminal())) {
            ExploreProgress progress = new ExploreProgress(terminal, interruption::requested, seconds);
            if (!engine.equals(Engine.EMBEDDED)) {
                Engine other = Engine.named(engine).orElseThrow();
                return KernelExplorer.repeat(systems.model(), plan, now -> other.explore(systems, now, progress));
            }
            return embedded(systems, plan, progress);
        }
    }

    private Exploration embedded(KernelSystems systems, Plan plan, Progress progress)
            throws IOException, CheckpointException {
        Kept kept = new Kept(checkpoint);
        if (resume) {
            kept.learn(systems.model());
        }
        boolean[] goOn = {resume};
        Explorer[] last = new Explorer[1];
        Exploration result = KernelExplorer.<CheckpointException>repeat(systems.model(), plan, now -> {
            last[0] = new Explorer(systems, now);
            if (goOn[0]) {
                // Once only: if more turns out to change than was known then, all begins again.
                goOn[0] = false;
                last[0].resume(checkpoint);
            }
            return last[0].explore(progress);
        });
        if (checkpoint != null
                && result.stop() != Stop.COMPLETE
                && result.broken().isEmpty()) {
            kept.save(last[0], systems.model());
        }
        return result;
    }
}
