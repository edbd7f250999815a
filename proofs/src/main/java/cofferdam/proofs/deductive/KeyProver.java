package cofferdam.proofs.deductive;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * KeY over the contracts of the core's components: for each case of a method's contract that it holds, of each
 * {@code accessible} clause that nothing else is read, of each {@code determines} clause that nothing else is revealed.
 * An answer that the {@link Audit} does not accept is no proof. Rests on.
 */
public final class KeyProver implements Prover {
    /** {@link #name}. */
    public static final String NAME = "key";

    /** Each process takes up to 4 GiB, whatever the number of processors. */
    private static final int MOST_PROCESSES = 2;

    private static final Duration SILENCE = Duration.ofMinutes(15);

    private final CoreSources sources;
    private final KeyContracts contracts;
    private final Properties properties;
    private final Map<String, String> environment;
    private final Duration silence;

    KeyProver(CoreSources sources, Properties properties, Map<String, String> environment, Duration silence) {
        this.sources = sources;
        this.contracts = new KeyContracts(sources);
        this.properties = properties;
        this.environment = environment;
        this.silence = silence;
    }

    /** For the shipped core, with the KeY that system properties and environment name, or the checkout's. */
    public static KeyProver ofProcess() {
        return of(CoreSources.shipped(Reader.KEY));
    }

    /** For the core as it is among some sources. */
    public static KeyProver among(ShippedSources shipped) {
        return of(CoreSources.among(shipped, Reader.KEY));
    }

    /** For the core as it is among some sources, with less patience. */
    public static KeyProver among(ShippedSources shipped, Duration silence) {
        CoreSources core = CoreSources.among(shipped, Reader.KEY);
        return new KeyProver(core, System.getProperties(), System.getenv(), silence);
    }

    /** For other sources. */
    static KeyProver of(CoreSources sources) {
        return new KeyProver(sources, System.getProperties(), System.getenv(), SILENCE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Obligation> obligations() {
        return contracts.all();
    }

    @Override
    public String inputHash(Obligation obligation, String toolVersion) {
        List<String> settings = new ArrayList<>(List.of(NAME, toolVersion));
        settings.addAll(KeyOptions.pinned());
        return contracts.hash(obligation, settings);
    }

    /** Only {@code determines} contracts are stated for their own sake. */
    @Override
    public boolean theorem(Obligation obligation) {
        return obligation.id().matches(".* determines \\d+");
    }

    @Override
    public Set<String> reliesOn(Obligation obligation) {
        return contracts.reliesOn(obligation);
    }

    @Override
    public String version() throws IOException, ToolMissingException {
        return KeyLibrary.find(properties, environment).version();
    }

    @Override
    public List<Result> prove(List<Obligation> some, int jobs, Consumer<Result> listener)
            throws IOException, InterruptedException, ToolMissingException {
        KeyLibrary library = KeyLibrary.find(properties, environment);
        Path work = Files.createTempDirectory("cofferdam-key");
        try {
            String classPath = library.classPath(Files.createDirectory(work.resolve("runner")));
            Map<String, Obligation> asked = new TreeMap<>();
            some.forEach(obligation -> asked.put(obligation.id(), obligation));
            Map<String, Result> results = new HashMap<>();
            SortedMap<String, KeyAnswer> answers = new TreeMap<>();
            Set<String> next = new LinkedHashSet<>(asked.keySet());
            while (!next.isEmpty()) {
                Path round = Files.createTempDirectory(work, "round");
                KeyProcess process =
                        new KeyProcess(classPath, copySources(round.resolve("source"), next), round, silence);
                new Shards(process, Math.min(jobs, MOST_PROCESSES)).prove(List.copyOf(next), (id, answer) -> {
                    answers.put(id, answer);
                    // What rests on other contracts is judged when their answers are there.
                    if (asked.containsKey(id) && answer.uses().isEmpty()) {
                        Audit.Verdict verdict = Audit.of(Map.of(id, answer)).get(id);
                        Result result = result(asked.get(id), library.version(), answer, verdict);
                        results.put(id, result);
                        listener.accept(result);
                    }
                });
                next = Audit.unknown(answers);
                next.retainAll(contracts.ids());
            }
            Audit.of(answers).forEach((id, verdict) -> {
                if (asked.containsKey(id) && !results.containsKey(id)) {
                    Result result = result(asked.get(id), library.version(), answers.get(id), verdict);
                    results.put(id, result);
                    listener.accept(result);
                }
            });
            return some.stream().map(obligation -> results.get(obligation.id())).toList();
        } finally {
            delete(work);
        }
    }

    /** What KeY finds in the sources of some types, and in those that they need. */
    KeyProcess.Loaded load(Set<String> types) throws IOException, InterruptedException, ToolMissingException {
        Path work = Files.createTempDirectory("cofferdam-key");
        try {
            String classPath =
                    KeyLibrary.find(properties, environment).classPath(Files.createDirectory(work.resolve("runner")));
            Path source = Files.createDirectory(work.resolve("source"));
            for (String type : types) {
                Files.writeString(
                        source.resolve(type + ".java"), sources.files().get(type));
            }
            return new KeyProcess(classPath, source, work, silence).load();
        } finally {
            delete(work);
        }
    }

    private Result result(Obligation obligation, String version, KeyAnswer answer, Audit.Verdict verdict) {
        return new Result(
                obligation,
                version,
                inputHash(obligation, version),
                verdict.outcome(),
                verdict.detail(),
                answer.millis(),
                answer.nodes(),
                false);
    }

    /** KeY loads the types that are needed and no others: loading takes longer than most proofs. */
    private Path copySources(Path folder, Set<String> ids) throws IOException {
        Files.createDirectory(folder);
        Map<String, String> files = sources.files();
        for (String type : contracts.typesFor(ids)) {
            Files.writeString(folder.resolve(type + ".java"), files.get(type));
        }
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
