package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KeY runs in processes of its own; what is shipped neither links it nor breaks without it. */
class KeyStaysOutsideTest {
    private static final Map<String, String> SOURCE = Map.of(
            "some/One.java",
            "package some; final class One { private One() {}\n/*@ normal_behavior ensures \\result == 1; @*/\n"
                    + "static int one() { return 1; } }");

    @TempDir
    Path empty;

    @Test
    void noShippedClassMentionsKey() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(classes).hasSizeGreaterThan(30);
            for (Path file : classes) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("de/uka/ilkd");
            }
        }
    }

    @Test
    void withoutKeyTheAdviceSaysWhereItComesFrom() {
        Properties properties = new Properties();
        properties.setProperty("key.lib", empty.toString());
        KeyProver prover = prover(properties, Duration.ofMinutes(1));
        assertThat(prover.obligations()).hasSize(1);
        assertThatThrownBy(prover::version)
                .isInstanceOfSatisfying(ToolMissingException.class, missing -> assertThat(missing.advice())
                        .contains("Maven Central"));
    }

    @Test
    void aProcessThatFallsSilentIsEndedAndItsContractsAreErrors() throws Exception {
        KeyProver prover = prover(new Properties(), Duration.ofMillis(1));
        List<Result> results = prover.prove(prover.obligations(), 1, result -> {});
        assertThat(results).extracting(Result::outcome).containsExactly(Outcome.ERROR);
        assertThat(results.get(0).detail()).contains("ended before the sources were loaded");
    }

    private static KeyProver prover(Properties properties, Duration silence) {
        return new KeyProver(CoreSources.ofPaths(SOURCE, Reader.KEY), properties, Map.of(), silence);
    }
}
