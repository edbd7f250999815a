package cofferdam.proofs.theorems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The theorems about the kernel core: they compile, are listed, and each has a twin (G11-01). */
class TheoremsTest {
    private static final Path SOURCES = Path.of("src/theorems/java");
    private static final ShippedSources SHIPPED = ShippedSources.load();
    private static final List<StatedTheorem> THEOREMS = TheoremCatalogue.of(CoreSources.among(SHIPPED, Reader.OPENJML));

    @Test
    void theyCompileWithoutAWarning(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, null);
                Stream<Path> walk = Files.walk(SOURCES)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, DefectiveWorld.currentClassPath());
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<Path> sources =
                    walk.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("--release", "17", "-proc:none", "-Xlint:all", "-Xdoclint:all,-missing", "-Werror");
            compiler.getTask(
                            new StringWriter(),
                            files,
                            problems,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        assertThat(problems.getDiagnostics())
                .extracting(problem -> problem.getMessage(Locale.ROOT))
                .isEmpty();
        assertThat(classes.resolve("cofferdam/kernel/core/LedgerTheorems.class"))
                .exists();
    }

    @Test
    void eachSaysOneSentenceAndNamesARequirement() {
        assertThat(THEOREMS).hasSizeGreaterThanOrEqualTo(50);
        assertThat(THEOREMS)
                .filteredOn(theorem -> !theorem.method().namesRequirements())
                .isEmpty();
        assertThat(THEOREMS)
                .extracting(StatedTheorem::says)
                .allMatch(says -> says.endsWith("."))
                .doesNotHaveDuplicates();
    }

    @Test
    void theTwinOfEachIsOneChangeOfTheShippedSources() {
        for (StatedTheorem theorem : THEOREMS) {
            Map<String, String> changed = theorem.twin().applyTo(SHIPPED).files();
            assertThat(changed.entrySet())
                    .as(theorem.name())
                    .filteredOn(file -> !file.getValue().equals(SHIPPED.files().get(file.getKey())))
                    .hasSize(1);
        }
    }

    @Test
    void aChangeOfATextThatIsNotThereOrThereTwiceIsRefused() {
        assertThatThrownBy(() -> new SourceChange("Ledger", "no such text", "").applyTo(SHIPPED))
                .hasMessageContaining("0 times");
        assertThatThrownBy(() -> new SourceChange("Ledger", "requires", "").applyTo(SHIPPED))
                .hasMessageContaining("instead of once");
        assertThatThrownBy(() -> new SourceChange("Nothing", "requires", "").applyTo(SHIPPED))
                .hasMessageContaining("no source Nothing");
    }

    @Test
    void threeDotsStandForAllUpToTheNextWord() {
        String ledger = "separation-kernel/src/main/java/cofferdam/kernel/core/Ledger.java";
        ShippedSources sources = ShippedSources.of(Map.of(ledger, "a(b); c [0 .. 1]\n @ d; e d; f"));
        assertThat(new SourceChange("Ledger", "a(b); ... d;", "x;")
                        .applyTo(sources)
                        .files()
                        .get(ledger))
                .isEqualTo("x; e d; f");
        assertThatThrownBy(() -> new SourceChange("Ledger", "a(b); ... g", "").applyTo(sources))
                .hasMessageContaining("0 times");
    }

    @Test
    void theReadmeListsEveryTheorem() throws IOException {
        List<String> rows = THEOREMS.stream()
                .map(theorem -> "| " + theorem.name() + " | "
                        + String.join(", ", theorem.method().requirements()) + " | " + theorem.says() + " |")
                .toList();
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        int head = readme.indexOf("| theorem | requirements | what it says |");
        assertThat(head).isPositive();
        assertThat(readme.subList(head + 2, head + 2 + rows.size())).isEqualTo(rows);
        assertThat(readme.get(head + 2 + rows.size())).doesNotStartWith("|");
    }

    @Test
    void everyTheoremIsAnObligationAndHasARefutation() {
        List<String> asked = OpenJmlProver.among(SHIPPED).obligations().stream()
                .map(Obligation::id)
                .toList();
        assertThat(asked).containsAll(THEOREMS.stream().map(StatedTheorem::id).toList());
        assertThat(TwinProver.among(SHIPPED).obligations())
                .extracting(Obligation::id)
                .containsExactlyElementsOf(
                        THEOREMS.stream().map(StatedTheorem::name).toList());
    }

    @Test
    void aTwinIsAskedUntilOneClauseFailsAndWithItsOwnLimit(@TempDir Path home) throws Exception {
        TwinProver prover = TwinProver.among(SHIPPED);
        Obligation late = prover.obligations().stream()
                .filter(twin -> EvidenceFolder.limits().keys().contains(TwinProver.NAME + " " + twin.id()))
                .findFirst()
                .orElseThrow();
        Obligation usual = prover.obligations().get(0);
        String limit = "--timeout="
                + EvidenceFolder.limits().of(TwinProver.NAME, late.id()).toMillis();
        assertThat(late.options()).contains(limit).doesNotContain("--timeout=60000");
        assertThat(usual.options()).contains("--timeout=60000");
        Path launcher = Files.writeString(
                home.resolve("openjml"),
                "#!/bin/sh\n[ \"$1\" = --version ] && echo openjml 9.9\n"
                        + "[ \"$1\" = --esc ] && echo \"$@\" >>\"$(dirname \"$0\")/asked\"\nexit 0\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("openjml.home", home.toString());
        try {
            prover.prove(List.of(usual, late), 1, result -> {});
        } finally {
            System.clearProperty("openjml.home");
        }
        assertThat(Files.readAllLines(home.resolve("asked")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("--timeout=60000 ", "--esc-max-warnings=1 "),
                        second -> assertThat(second).contains(limit + " ", "--esc-max-warnings=1 "));
    }

    @Test
    void everyDefectOfTheCoreNamesAProofThatItBreaks() {
        List<String> shown = DefectProver.among(SHIPPED).obligations().stream()
                .map(obligation -> obligation.id().replaceAll(" .*", ""))
                .toList();
        assertThat(DefectCatalogue.shipped().all())
                .filteredOn(defect -> defect.patch().contains("cofferdam/kernel/core/"))
                .allMatch(defect -> shown.contains(defect.name()));
    }
}
