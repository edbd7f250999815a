package cofferdam.proofs.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Defects compile, and stay inside their own class loader. */
class DefectiveWorldTest {
    private static final List<Path> CLASS_PATH = DefectiveWorld.currentClassPath();

    @TestFactory
    Stream<DynamicTest> everyShippedDefectAppliesAndCompiles() {
        return DefectCatalogue.shipped().all().stream()
                .map(defect -> DynamicTest.dynamicTest(defect.name(), () -> {
                    try (DefectiveWorld world =
                            DefectiveWorld.create(defect.edit(), ShippedSources.load(), CLASS_PATH)) {
                        String kernel = "cofferdam.kernel.core.Kernel";
                        Class<?> inside = world.loader().loadClass(kernel);
                        assertThat(inside).isNotSameAs(Class.forName(kernel));
                        assertThat(inside.getClassLoader()).isSameAs(world.loader());
                    }
                }));
    }

    @Test
    void constantsOfAPatchedTypeReachTheirUsers() throws Exception {
        String one = "package t; public final class One { public static final int N = 1; }\n";
        String two = "package t; public final class Two { public static int n() { return One.N; } }\n";
        ShippedSources sources = ShippedSources.of(Map.of("m/t/One.java", one, "m/t/Two.java", two));
        String patch = "--- a/m/t/One.java\n+++ b/m/t/One.java\n@@ -1,1 +1,1 @@\n-" + one + "+"
                + one.replace("N = 1", "N = 2");
        Defect defect = new Defect("x", "G1", "G1-01", "smallest", "story", List.of(), "", patch);
        try (DefectiveWorld world = DefectiveWorld.create(defect.edit(), sources, List.of())) {
            Object n = world.loader().loadClass("t.Two").getMethod("n").invoke(null);
            assertThat(n).isEqualTo(2);
        }
    }

    @Test
    void aDefectThatDoesNotCompileSaysWhere() {
        String source = "package t; final class One { int n; }\n";
        String patch = "--- a/m/t/One.java\n+++ b/m/t/One.java\n@@ -1,1 +1,1 @@\n-" + source + "+"
                + source.replace("int n", "in n");
        Defect defect = new Defect("x", "G1", "G1-01", "smallest", "story", List.of(), "", patch);
        ShippedSources sources = ShippedSources.of(Map.of("m/t/One.java", source));
        assertThatThrownBy(() -> DefectiveWorld.create(defect.edit(), sources, List.of()))
                .isInstanceOf(DefectException.class)
                .hasMessageContaining("defect x applies but does not compile")
                .hasMessageContaining("One.java:1");
    }
}
