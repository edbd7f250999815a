package cofferdam.proofs.runtime;

import cofferdam.proofs.defects.SourceCompiler;
import cofferdam.proofs.evidence.ToolFailedException;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.openjml.WatchedProcess;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Digest;
import cofferdam.proofs.sources.NormalText;
import cofferdam.proofs.sources.Reader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has OpenJML compile the core with its contracts as runtime checks, and runs the kernel's tests over it, as Maven does
 * with the profile {@code rac}.
 */
public final class RuntimeRun {
    /** With contracts checked, hours: frames by the hundred thousand, all rows looked at in each call. */
    private static final List<String> LEFT_OUT =
            List.of("LargeLeafTest", "RandomCallsTest", "PlanGeneratorTest", "SoakTest");

    private static final List<String> OPTIONS = List.of(
            "--rac",
            "-implicit:none",
            "--rac-precondition-entry",
            "--no-rac-java-checks",
            "--rac-show-source=line",
            "--code-math=java",
            "--spec-math=java");
    private static final Duration SILENCE = Duration.ofMinutes(15);
    private static final String MODULE = "separation-kernel";

    private final CoreSources core;
    private final OpenJmlProver tool;
    private final Path checkout;

    /**
     * A run over some sources.
     *
     * @param tool names the installation
     * @param checkout the folder of the repository, built: its tests are run
     */
    public RuntimeRun(CoreSources core, OpenJmlProver tool, Path checkout) {
        this.core = core;
        this.tool = tool;
        this.checkout = checkout;
    }

    /** SHA-256 of what a record depends on. */
    public static String input(CoreSources core, String version) {
        Digest digest = new Digest().add(version).add(OPTIONS);
        core.files().forEach((type, text) -> {
            if (!core.statesTheorems(type)) {
                digest.add(type).add(NormalText.of(text, Reader.OPENJML));
            }
        });
        return digest.hex();
    }

    /** Ids of the methods that should be entered: those with a body that a compiler sees, and that does something. */
    public static List<String> enterable(CoreSources core) {
        return core.methods().stream()
                .filter(method -> !core.statesTheorems(method.type())
                        && !method.body().replaceAll("[{}\\s]", "").isEmpty())
                .filter(method -> !method.contract().matches("(?s).*\\bmodel\\b.*\\{\\s*"))
                .map(method -> method.id())
                .toList();
    }

    /**
     * Runs.
     *
     * @param said each line of the tools
     * @throws IOException if the sources do not compile, with the first error, or the tests do not run to their end
     * @throws ToolMissingException if OpenJML is not installed, with advice
     */
    public RuntimeRecord run(Consumer<String> said) throws IOException, InterruptedException, ToolMissingException {
        String version = tool.version();
        Path work = Files.createTempDirectory("cofferdam-runtime");
        try {
            Path classes = Files.createDirectory(work.resolve("classes"));
            Path reports = work.resolve("reports");
            Path entered = Files.createFile(work.resolve("entered"));
            int[] clauses = compile(work, classes, said);
            test(classes, reports, entered, said);
            if (!Files.isDirectory(reports)) {
                throw notRun("the tests were not run");
            }
            TestReports tests = TestReports.read(reports, core.files().keySet());
            return new RuntimeRecord(
                    RuntimeRecord.FORMAT,
                    false,
                    version,
                    input(core, version),
                    clauses[0],
                    clauses[1],
                    tests.passed(),
                    tests.outside(),
                    tests.failed(),
                    LEFT_OUT,
                    Files.readAllLines(entered).stream().sorted().toList());
        } finally {
            delete(work);
        }
    }

    /** The core with its checks on top of the module's other classes; how many clauses are checked and how many not. */
    private int[] compile(Path work, Path classes, Consumer<String> said)
            throws IOException, InterruptedException, ToolMissingException {
        Path sources = work.resolve("sources").resolve(CoreSources.FOLDER);
        Files.createDirectories(sources);
        int[] clauses = new int[2];
        List<String> command = new ArrayList<>(List.of(tool.launcher().toString()));
        command.addAll(OPTIONS);
        Map<String, String> marks = Map.of(CoreSources.FOLDER + EntryMarks.TYPE + ".java", EntryMarks.SOURCE);
        Path markClasses = Files.createDirectory(work.resolve("marks"));
        SourceCompiler.compile("the mark", marks, List.of(), markClasses);
        String classPath = Stream.of("spec", "vcpu", "iommu-model")
                .map(module ->
                        checkout.resolve(module).resolve("target/classes").toString())
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classPath + File.pathSeparator + markClasses, "-sourcepath", ".", "-d"));
        command.add(classes.toString());
        for (Map.Entry<String, String> file : new TreeMap<>(core.files()).entrySet()) {
            if (!core.statesTheorems(file.getKey())) {
                RunnableContracts prepared = RunnableContracts.of(file.getValue(), core.component(file.getKey()));
                clauses[0] += prepared.kept();
                clauses[1] += prepared.left();
                Files.writeString(sources.resolve(file.getKey() + ".java"), EntryMarks.in(prepared.text(), core.ids()));
                command.add(CoreSources.FOLDER + file.getKey() + ".java");
            }
        }
        Files.writeString(sources.resolve(EntryMarks.TYPE + ".jml"), EntryMarks.SPECIFICATION);
        copy(checkout.resolve(MODULE).resolve("target/classes"), classes);
        List<String> errors = new ArrayList<>();
        WatchedProcess.Ended ended = WatchedProcess.run(command, work.resolve("sources"), SILENCE, line -> {
            said.accept(line);
            if (line.contains("error:")) {
                errors.add(line);
            }
        });
        if (ended.exit() != 0) {
            throw new ToolFailedException(
                    "OpenJML cannot compile the core with its checks: "
                            + (errors.isEmpty() ? "it ended with status " + ended.exit() : errors.get(0)),
                    "Its last words are above.");
        }
        copy(markClasses, classes);
        return clauses;
    }

    private void test(Path classes, Path reports, Path entered, Consumer<String> said)
            throws IOException, InterruptedException, ToolMissingException {
        Path home = tool.launcher().getParent();
        String exclusions = LEFT_OUT.stream().map(test -> ",!" + test).collect(Collectors.joining());
        List<String> command = new ArrayList<>(List.of(
                checkout.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-Prac",
                "-Drac.java=" + home.resolve("jdk/bin/java"),
                "-Drac.runtime=" + home.resolve("jmlruntime.jar"),
                "-Drac.classes=" + classes,
                "-Drac.reports=" + reports,
                "-Drac.entered=" + entered,
                "-Dspotless.check.skip=true",
                "-Djacoco.skip=true",
                "-Dmaven.test.failure.ignore=true",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dtest=cofferdam.kernel.core.*Test" + exclusions,
                "-pl",
                MODULE,
                "-am",
                "test"));
        WatchedProcess.Ended ended = WatchedProcess.run(command, checkout, SILENCE, said);
        // Tests that fail do not end Maven; a machine of theirs that breaks down does, and leaves half of the reports.
        if (ended.exit() != 0) {
            throw notRun("the tests were not run to their end, Maven "
                    + (ended.killed() ? "fell silent and was stopped" : "ended with status " + ended.exit()));
        }
    }

    private static ToolFailedException notRun(String what) {
        return new ToolFailedException(what, "Its last words are above; see whether ./mvnw verify succeeds.");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
