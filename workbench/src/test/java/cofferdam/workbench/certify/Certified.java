package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.Defect;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.cli.Cli.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Certificates of the examples, with a seeded defect and without: each is made once. */
public final class Certified {
    private static final int MOST_STEPS = 8;
    private static final Map<String, Certified> MADE = new ConcurrentHashMap<>();

    private final Outcome outcome;
    private final JsonNode certificate;

    private Certified(Outcome outcome, JsonNode certificate) {
        this.outcome = outcome;
        this.certificate = certificate;
    }

    /** The certificate of the shipped kernel over an example. */
    public static Certified shipped(String example) {
        return MADE.computeIfAbsent(
                example, name -> make("certify", Cli.example(name), "--tries", "1", "--budget", "0"));
    }

    /** The certificate of a broken kernel over the example that shows it. */
    public static Certified withDefect(Defect defect) {
        return MADE.computeIfAbsent(
                "defect " + defect.name(),
                name -> make(
                        "certify",
                        Cli.example(defect.example()),
                        "--tries",
                        "1",
                        "--budget",
                        "0",
                        "--defect",
                        defect.name()));
    }

    private static Certified make(String... command) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("certified");
            String[] all = Stream.concat(
                            Stream.of(command),
                            Stream.of("--out", folder.resolve("out").toString()))
                    .toArray(String[]::new);
            Outcome outcome = Cli.run(all);
            Path json = folder.resolve("out").resolve("certificate.json");
            assertThat(json).as(outcome.out() + outcome.err()).exists();
            return new Certified(outcome, new ObjectMapper().readTree(json.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    /** What the claim's verdict is. */
    public String verdict(String claim) {
        return claim(claim).path("verdict").asText();
    }

    /** The evidence that shows a defect: it fails the claim over its requirement, with a witness of few steps. */
    public List<JsonNode> failing(Defect defect) {
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains(defect.claim() + " fails in check ", "with seeded defect " + defect.name());
        assertThat(certificate.path("defect").asText()).isEqualTo(defect.name());
        List<JsonNode> failing = new ArrayList<>();
        for (JsonNode evidence : claim(defect.claim()).path("evidence")) {
            JsonNode witness = evidence.path("witness");
            if (evidence.path("verdict").asText().equals("FAILS")
                    && evidence.path("requirements").toString().contains(defect.requirement())
                    && !witness.path("partition").asText().isEmpty()
                    && !witness.path("place").asText().isEmpty()
                    && witness.path("steps").size() <= MOST_STEPS) {
                failing.add(evidence);
            }
        }
        assertThat(failing).as(claim(defect.claim()).toPrettyString()).isNotEmpty();
        return failing;
    }

    private JsonNode claim(String id) {
        for (JsonNode claim : certificate.path("claims")) {
            if (claim.path("id").asText().equals(id)) {
                return claim;
            }
        }
        throw new IllegalArgumentException("no claim " + id);
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
