package cofferdam.proofs.openjml;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.TimeLimits;
import cofferdam.proofs.evidence.ToolFailedException;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.sources.CoreMethod;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** OpenJML's extended static checking, a process for a few methods of a class of the core. Rests on A-06, A-10 and A-14. */
public final class OpenJmlProver implements Prover {
    /** {@link #name}. */
    public static final String NAME = "openjml";

    /** Starting the tool costs seconds, so methods share a process; but not too many, so that answers come early. */
    private static final int AT_ONCE = 12;

    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final CoreSources sources;
    private final Finder finder;
    private final Duration silence;
    private final boolean checked;
    private final Function<Duration, List<String>> options;
    private final Function<String, Duration> limits;

    /** Finds an installation, or says that there is none. */
    @FunctionalInterface
    interface Finder {
        Installation find() throws ToolMissingException, InterruptedException;
    }

    OpenJmlProver(CoreSources sources, Finder finder, Duration silence, Function<String, Duration> limits) {
        this(sources, finder, silence, true, OpenJmlOptions::within, limits);
    }

    private OpenJmlProver(
            CoreSources sources,
            Finder finder,
            Duration silence,
            boolean checked,
            Function<Duration, List<String>> options,
            Function<String, Duration> limits) {
        this.sources = sources;
        this.finder = finder;
        this.silence = silence;
        this.checked = checked;
        this.options = options;
        this.limits = limits;
    }

    /**
     * For the shipped core, with the installation that system properties and environment name or that was downloaded.
     *
     * @param download whether it may be downloaded when there is none
     */
    public static OpenJmlProver ofProcess(boolean download) {
        return new OpenJmlProver(CoreSources.shipped(Reader.OPENJML), () -> installed(download), SILENCE, written());
    }

    /** Knows which answers about other sources are still fresh. */
    public static OpenJmlProver among(ShippedSources shipped) {
        return new OpenJmlProver(
                CoreSources.among(shipped, Reader.OPENJML), () -> installed(false), SILENCE, written());
    }

    private static Function<String, Duration> written() {
        TimeLimits limits = EvidenceFolder.limits();
        return id -> limits.of(NAME, id);
    }

    /** The same tool, which may think about any question so long or as long as before, whichever is longer. */
    public OpenJmlProver atLeast(Duration limit) {
        return new OpenJmlProver(
                sources, finder, silence, checked, options, id -> Collections.max(List.of(limit, limits.apply(id))));
    }

    /** The same tool, which is done with a method once one clause fails: that is enough to refute it. */
    public OpenJmlProver untilOneFails() {
        return new OpenJmlProver(
                sources, finder, silence, checked, limit -> OpenJmlOptions.untilOneFails(options.apply(limit)), limits);
    }

    /** The same tool over other sources, whose annotations are not checked by themselves: it is to refute them. */
    public OpenJmlProver over(CoreSources other) {
        return new OpenJmlProver(other, finder, silence, false, options, limits);
    }

    /**
     * The same over sources of which only code was changed, done with a method once one clause fails. Contradictions are
     * not looked for, which takes longer than the rest: what contracts assume is as it was, and a change that makes the end
     * unreachable counts as not noticed.
     */
    public OpenJmlProver overChanged(CoreSources other) {
        return new OpenJmlProver(other, finder, silence, false, OpenJmlOptions::trusting, limits).untilOneFails();
    }

    private static Installation installed(boolean download) throws ToolMissingException, InterruptedException {
        return Installation.find(
                System.getProperties(), System.getenv(), Release.PINNED, AnswerStore.cache(), download);
    }

    /**
     * The program.
     *
     * @throws ToolMissingException if it is not installed, with advice
     */
    public Path launcher() throws ToolMissingException, InterruptedException {
        return finder.find().launcher();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Obligation> obligations() {
        return sources.methods().stream()
                .map(method -> new Obligation(
                        method.id(),
                        method.requirements(),
                        statement(method),
                        NAME,
                        options.apply(limits.apply(method.id()))))
                .toList();
    }

    @Override
    public String inputHash(Obligation obligation, String toolVersion) {
        List<String> settings = new ArrayList<>(List.of(NAME, toolVersion));
        settings.addAll(options.apply(limits.apply(obligation.id())));
        return sources.hash(obligation.id(), settings);
    }

    @Override
    public boolean theorem(Obligation obligation) {
        return theorem(sources.method(obligation.id()));
    }

    private boolean theorem(CoreMethod method) {
        return sources.statesTheorems(method.type()) && method.contract().contains("@Theorem");
    }

    /** All methods of all classes that it reaches: any of them may have been called, and keeps the invariants. */
    @Override
    public Set<String> reliesOn(Obligation obligation) {
        CoreMethod method = sources.method(obligation.id());
        Set<String> types = sources.reachedFrom(method.id() + " " + method.contract() + " " + method.body());
        return sources.methods().stream()
                .filter(other -> types.contains(other.type()))
                .filter(other -> !theorem(other) || method.body().contains(other.name()))
                .map(CoreMethod::id)
                .filter(id -> !id.equals(method.id()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String version() throws IOException, InterruptedException, ToolMissingException {
        Installation installation = finder.find();
        List<String> lines = new ArrayList<>();
        WatchedProcess.run(
                List.of(installation.launcher().toString(), "--version"),
                installation.launcher().getParent(),
                silence,
                lines::add);
        return lines.stream()
                .filter(line -> line.startsWith("openjml "))
                .map(line -> line.substring("openjml ".length()).strip())
                .findFirst()
                .orElseThrow(() -> new ToolMissingException(
                        installation.launcher() + " does not say its version",
                        "Try: " + installation.launcher() + " --version"));
    }

    @Override
    public List<Result> prove(List<Obligation> some, int jobs, Consumer<Result> listener)
            throws IOException, InterruptedException, ToolMissingException {
        String version = version();
        Path launcher = finder.find().launcher();
        Path folder = Files.createTempDirectory("cofferdam-openjml");
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            copySources(folder);
            if (checked) {
                check(launcher, folder);
            }
            Map<Batch, List<Obligation>> batches =
                    some.stream().collect(Collectors.groupingBy(this::batch, LinkedHashMap::new, Collectors.toList()));
            List<Future<List<Result>>> running = new ArrayList<>();
            batches.forEach((batch, asked) -> {
                for (int from = 0; from < asked.size(); from += AT_ONCE) {
                    List<Obligation> few = asked.subList(from, Math.min(from + AT_ONCE, asked.size()));
                    running.add(pool.submit(() -> proveClass(launcher, folder, version, batch, few, listener)));
                }
            });
            List<Result> results = new ArrayList<>();
            for (Future<List<Result>> each : running) {
                results.addAll(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new ToolFailedException(
                    "OpenJML cannot be run: " + e.getCause().getMessage(),
                    "Try: " + launcher + " --version",
                    e.getCause());
        } finally {
            pool.shutdownNow();
            delete(folder);
        }
    }

    /** What may share a process: a class's methods with one limit. */
    private record Batch(String type, Duration limit) {}

    private Batch batch(Obligation obligation) {
        return new Batch(sources.method(obligation.id()).type(), limits.apply(obligation.id()));
    }

    /** All annotations of core and theorems, before anything is proved: what cannot be read would be left out of proofs. */
    private void check(Path launcher, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "--check", "-sourcepath", "."));
        sources.files().keySet().forEach(type -> command.add(sources.path(type)));
        List<String> errors = new ArrayList<>();
        WatchedProcess.Ended ended = WatchedProcess.run(command, folder, silence, line -> {
            if (line.contains("error:")) {
                errors.add(line);
            }
        });
        if (ended.exit() != 0 || !errors.isEmpty()) {
            throw new ToolFailedException(
                    "OpenJML cannot read the annotations ("
                            + (ended.killed() ? "stopped: no sign of life" : "status " + ended.exit()) + ")"
                            + (errors.isEmpty() ? "" : ": " + errors.get(0)),
                    errors.isEmpty()
                            ? "See what it says: " + launcher + " --check FILES, over the sources of the core."
                            : "Correct the line that is named; nothing is proved before.");
        }
    }

    private static String statement(CoreMethod method) {
        return "keeps its contract and its class's invariants, without overflow or run-time error"
                + (method.summary().isEmpty() ? "" : ": " + method.summary());
    }

    private List<Result> proveClass(
            Path launcher, Path folder, String version, Batch batch, List<Obligation> asked, Consumer<Result> listener)
            throws IOException, InterruptedException {
        OpenJmlOutput output = new OpenJmlOutput();
        List<String> command = command(launcher, batch, asked);
        // While the solver thinks the tool is silent.
        Duration patience = silence.plus(batch.limit.minus(TimeLimits.USUAL));
        WatchedProcess.Ended ended = WatchedProcess.run(command, folder, patience, output::line);
        List<String> ids = asked.stream().map(Obligation::id).toList();
        Map<String, OpenJmlOutput.Answer> answers = output.judge(ids, ended.exit(), ended.killed());
        List<Result> results = new ArrayList<>();
        for (Obligation obligation : asked) {
            OpenJmlOutput.Answer answer = answers.get(obligation.id());
            results.add(new Result(
                    obligation,
                    version,
                    inputHash(obligation, version),
                    answer.outcome(),
                    answer.detail(),
                    answer.millis(),
                    false));
        }
        synchronized (listener) {
            results.forEach(listener);
        }
        return results;
    }

    private List<String> command(Path launcher, Batch batch, List<Obligation> asked) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(options.apply(batch.limit));
        command.addAll(List.of("-sourcepath", "."));
        // Without it the classes that this one mentions are proved as well. Names without parameters: overloads are
        // proved together, and only those asked for are reported.
        command.add("--method="
                + asked.stream()
                        .map(obligation -> obligation.id().replaceAll("\\(.*", ""))
                        .distinct()
                        .collect(Collectors.joining(",")));
        command.add(sources.path(batch.type));
        return command;
    }

    private void copySources(Path folder) throws IOException {
        for (Map.Entry<String, String> file : sources.files().entrySet()) {
            Path path = folder.resolve(sources.path(file.getKey()));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
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
