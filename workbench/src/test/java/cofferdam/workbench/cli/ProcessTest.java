package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: exit status, streams, and being interrupted. */
class ProcessTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void theExitStatusIsThatOfTheCommand() throws Exception {
        Process process = start("check", "no-such-system.xml");
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(text("err")).startsWith("cofferdam: there is no file no-such-system.xml");
        assertThat(text("out")).isEmpty();
    }

    @Test
    void anInterruptedCertificateIsWrittenWithWhatWasDone() throws Exception {
        Path out = folder.resolve("certificate");
        Process process = start("certify", Cli.example("smallest"), "--tries", "10000", "--out", out.toString());
        // The folder appears before the work begins; a while later there is plenty left to do.
        for (int i = 0; i < 600 && !Files.exists(out); i++) {
            Thread.sleep(100);
        }
        Thread.sleep(3000);
        assertThat(process.isAlive()).isTrue();
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        JsonNode root =
                new ObjectMapper().readTree(out.resolve("certificate.json").toFile());
        assertThat(root.path("complete").asBoolean()).isFalse();
        assertThat(root.path("verdict").asText()).isEqualTo("UNKNOWN");
        assertThat(text("out")).contains("Interrupted");
        assertThat(text("err")).doesNotContain("Exception");
    }

    @Test
    void anInterruptedExplorationKeepsWhatItDidAndGoesOn() throws Exception {
        Path checkpoint = folder.resolve("states");
        String model = ExploreCommandTest.model("sharing");
        Process process = start("explore", model, "--checkpoint", checkpoint.toString());
        Thread.sleep(8000);
        assertThat(process.isAlive()).isTrue();
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(text("out")).contains("NOT COMPLETE (it was interrupted)");
        assertThat(text("err")).doesNotContain("Exception");
        long done = Long.parseLong(
                text("out").replaceAll("(?s).*?\\n([0-9,]+) states.*", "$1").replace(",", ""));
        Process again = start(
                "explore",
                model,
                "--checkpoint",
                checkpoint.toString(),
                "--resume",
                "--states",
                Long.toString(done + 1));
        assertThat(again.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(again.exitValue()).as(text("err")).isZero();
        long more = Long.parseLong(
                text("out").replaceAll("(?s).*?\\n([0-9,]+) states.*", "$1").replace(",", ""));
        assertThat(more).isGreaterThan(done);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xss8m",
                "-cp",
                System.getProperty("java.class.path"),
                "cofferdam.workbench.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(file("out")).redirectError(file("err"));
        // Java announces options from these variables on standard error.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }

    private File file(String name) {
        return folder.resolve(name + ".txt").toFile();
    }

    private String text(String name) throws IOException {
        return Files.readString(file(name).toPath());
    }
}
