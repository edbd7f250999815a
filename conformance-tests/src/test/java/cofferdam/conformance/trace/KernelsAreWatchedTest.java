package cofferdam.conformance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No test that touches the kernel escapes the check of its invariants. Requirement G11-01. */
class KernelsAreWatchedTest {
    /** Who makes kernels, and who sees to it that these are watched. */
    private static final Set<String> MAKERS = Set.of(
            // Machines: by BootListener.
            "separation-kernel/src/main/java/cofferdam/kernel/platform/Machine.java",
            // Tests of the core: registers them.
            "separation-kernel/src/test/java/cofferdam/kernel/core/Kernels.java",
            // The soak compares everything with a model, step by step.
            "separation-kernel/src/main/java/cofferdam/kernel/random/PlannedSystem.java",
            // The explorer asks for the invariants in each state.
            "proofs/src/main/java/cofferdam/proofs/unwinding/kernel/KernelSystem.java");

    private static final Pattern MAKES = Pattern.compile("new Kernel\\(");
    private static final Pattern BELOW =
            Pattern.compile("<artifactId>(separation-kernel|proofs|workbench)</artifactId>");
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void onlyThoseMakeKernelsWhoseKernelsAreLookedAt() {
        Set<String> found = new TreeSet<>();
        for (Path file : sources("")) {
            if (!file.endsWith("KernelsAreWatchedTest.java")
                    && MAKES.matcher(read(file)).find()) {
                found.add(ROOT.relativize(file).toString().replace('\\', '/'));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(MAKERS);
    }

    @Test
    void everyModuleWhoseTestsCanReachTheKernelNoticesABrokenOne() {
        List<String> modules = new ArrayList<>();
        for (String module : List.of("separation-kernel", "proofs", "workbench", "conformance-tests")) {
            assertThat(BELOW.matcher(read(ROOT.resolve(module).resolve("pom.xml")))
                            .find())
                    .as(module)
                    .isTrue();
            if (sources(module + "/src/test").stream()
                    .anyMatch(f -> read(f).contains("extends BrokenKernelIsNoticed"))) {
                modules.add(module);
            }
        }
        assertThat(modules).containsExactly("separation-kernel", "proofs", "workbench", "conformance-tests");
    }

    private static List<Path> sources(String below) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(below))) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && file.toString().contains("src")
                            && !file.toString().contains("target"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
