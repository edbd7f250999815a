package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli.Outcome;
import cofferdam.workbench.grade.Lab;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Exit status and words of {@code grade} (G11-06). */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class GradeCommandTest {
    private static final Path RIGHT = Path.of("src", "test", "labs", "1-find-the-defect", "right");

    @TempDir
    Path folder;

    @BeforeEach
    void home() {
        System.setProperty("cofferdam.home", "..");
    }

    @AfterEach
    void forget() {
        System.clearProperty("cofferdam.home");
    }

    @Test
    void withoutArgumentsItListsTheLabs() {
        Outcome outcome = Cli.run("grade");
        assertThat(outcome.exit()).isZero();
        for (Lab lab : Lab.values()) {
            assertThat(outcome.out()).contains(lab.number() + "  " + lab.id(), lab.title());
            assertThat(Path.of("..", "docs", "labs", lab.folder(), "README.md")).exists();
            assertThat(Path.of("..", "docs", "labs", "README.md"))
                    .content()
                    .contains("[" + lab.number() + " " + lab.id() + "](" + lab.folder() + "/README.md)");
        }
    }

    @Test
    void aRightAnswerEndsWithZero() {
        Outcome outcome = Cli.run("grade", "find-the-defect", RIGHT.toString());
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("Lab 1: Find the defect from a witness", "Passed.")
                .doesNotContain("FAILED");
    }

    @Test
    void aWrongAnswerEndsWithOneAndSaysWhatToDoNext() throws Exception {
        for (String name : new String[] {"diagnosis.properties", "repair.patch"}) {
            Files.copy(RIGHT.resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("diagnosis.properties"), "file=Schedule.java\nmethod=tick\nwhy=a b c d e\n");
        Outcome outcome = Cli.run("grade", "1", folder.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("passed  ", "FAILED  The defect lies in that file", "Next: ", "Not passed yet.");
        JsonNode json = new ObjectMapper()
                .readTree(Cli.run("grade", "1", folder.toString(), "--json").out());
        assertThat(json.path("format").asText()).isEqualTo("cofferdam-grade-1");
        assertThat(json.path("passed").asBoolean(true)).isFalse();
        assertThat(json.path("steps").get(2).path("next").asText()).contains("witness");
    }

    @Test
    void whatCannotBeGradedEndsWithTwo() {
        assertThat(refused("grade", "6", folder.toString())).contains("there is no lab '6'");
        assertThat(refused("grade", "1")).contains("which answer to");
        assertThat(refused("grade", "1", folder.resolve("x").toString())).contains("there is no folder", "cp -r");
        assertThat(refused("grade", "1", folder.toString())).contains("there is no file", "diagnosis.properties");
        assertThat(refused("grade", "1", folder.toString(), "--limit", "0")).contains("--limit is 0");
    }

    @Test
    void withoutTheLabsItSaysWhereToStart() {
        System.setProperty("cofferdam.home", folder.toString());
        assertThat(refused("grade", "1", RIGHT.toString())).contains("docs/labs", "./cofferdam grade");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve("diagnosis.properties"), Path.of("/etc/hostname"));
        assertThat(refused("grade", "1", folder.toString())).contains("diagnosis.properties");
    }

    private static String refused(String... arguments) {
        Outcome outcome = Cli.run(arguments);
        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(2);
        return outcome.err();
    }
}
