package cofferdam.proofs.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Patches apply to what they were made for, moved or not, and to nothing else. */
class SourcePatchTest {
    private static final String SOURCE = "class A {\n    int f() {\n        return 1;\n    }\n}\n";
    private static final String PATCH =
            """
            diff --git a/m/A.java b/m/A.java
            index 1111111..2222222 100644
            --- a/m/A.java
            +++ b/m/A.java
            @@ -2,3 +2,3 @@ class A {
                 int f() {
            -        return 1;
            +        return 2;
                 }
            """;

    @Test
    void aPatchChangesItsFile() {
        Map<String, String> changed =
                SourcePatch.parse("defect x", PATCH).applyTo(ShippedSources.of(Map.of("m/A.java", SOURCE)));
        assertThat(changed).containsOnly(Map.entry("m/A.java", SOURCE.replace("return 1", "return 2")));
    }

    @Test
    void aPatchFindsLinesThatMoved() {
        String moved = "// one\n// two\n// three\n" + SOURCE;
        Map<String, String> changed =
                SourcePatch.parse("defect x", PATCH).applyTo(ShippedSources.of(Map.of("m/A.java", moved)));
        assertThat(changed.get("m/A.java")).isEqualTo(moved.replace("return 1", "return 2"));
    }

    @Test
    void aPatchWhoseContextChangedDoesNotApply() {
        ShippedSources other = ShippedSources.of(Map.of("m/A.java", SOURCE.replace("int f()", "int g()")));
        assertThatThrownBy(() -> SourcePatch.parse("defect x", PATCH).applyTo(other))
                .isInstanceOf(DefectException.class)
                .hasMessageContaining("defect x does not apply to m/A.java");
    }

    @Test
    void aPatchToAMissingFileDoesNotApply() {
        assertThatThrownBy(() -> SourcePatch.parse("defect x", PATCH).applyTo(ShippedSources.of(Map.of())))
                .isInstanceOf(DefectException.class)
                .hasMessageContaining("there is no source m/A.java");
    }

    @Test
    void aPatchMayTouchSeveralFiles() {
        String two = PATCH + PATCH.replace("m/A.java", "m/B.java");
        Map<String, String> changed = SourcePatch.parse("defect x", two)
                .applyTo(ShippedSources.of(Map.of("m/A.java", SOURCE, "m/B.java", SOURCE)));
        assertThat(changed).containsOnlyKeys("m/A.java", "m/B.java");
    }

    @Test
    void aPatchThatMakesAFileIsRefused() {
        String making = PATCH + "--- /dev/null\n+++ b/m/B.java\n@@ -0,0 +1,1 @@\n+class B {}\n";
        assertThatThrownBy(() -> SourcePatch.parse("patch y", making))
                .isInstanceOf(DefectException.class)
                .hasMessageContaining("patch y: it makes or removes a file");
    }

    @Test
    void aLaterPatchSeesWhatAnEarlierOneLeft() {
        String again = PATCH.replace("return 2", "return 3").replace("return 1", "return 2");
        ShippedSources sources = ShippedSources.of(Map.of("m/A.java", SOURCE));
        assertThat(new SourceEdit("patch", "y", List.of(PATCH, again)).applyTo(sources))
                .containsOnly(Map.entry("m/A.java", SOURCE.replace("return 1", "return 3")));
        SourceEdit twice = new SourceEdit("patch", "y", List.of(PATCH, PATCH));
        assertThatThrownBy(() -> twice.applyTo(sources)).hasMessageContaining("patch y does not apply to m/A.java");
    }

    @Test
    void anEmptyPatchIsRefused() {
        assertThatThrownBy(() -> SourcePatch.parse("defect x", "nothing")).hasMessageContaining("touches no file");
    }

    @Test
    void aPathThatIsNoneIsShownInWordsAndShort() {
        String path = "a/\u0007" + "b".repeat(5000);
        SourcePatch patch = SourcePatch.parse("patch it", "--- a/" + path + "\n+++ b/" + path + "\n@@ -1,1 +1,1 @@\n");
        assertThatThrownBy(() -> patch.applyTo(ShippedSources.of(java.util.Map.of())))
                .isInstanceOf(DefectException.class)
                .hasMessageStartingWith("patch it does not apply: there is no source a/\\u{7}bbb")
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void aHunkThatMakesNoSenseDoesNotApply() {
        for (String hunk :
                java.util.List.of("@@ -99999999999,1 +1,1 @@", "@@ -2,1 +2,1 @@\n-x\n+y", "@@ -0,0 +0,0 @@\n-")) {
            SourcePatch patch = SourcePatch.parse("patch it", "--- a/A.java\n+++ b/A.java\n" + hunk + "\n");
            assertThatThrownBy(() -> patch.applyTo(ShippedSources.of(java.util.Map.of("A.java", "a\nb\n"))))
                    .as(hunk)
                    .isInstanceOf(DefectException.class)
                    .hasMessage("patch it does not apply to A.java: the text it changes is not there");
        }
    }
}
