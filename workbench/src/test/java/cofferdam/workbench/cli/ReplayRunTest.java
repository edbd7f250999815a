package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A counterexample that was kept is gone through again, on the kernel that it is of and on others. Requirement G11-06. */
class ReplayRunTest {
    private static final String DEFECT = "full-queue-told-to-sender";

    @TempDir
    static Path folder;

    private static Path kept;

    @BeforeAll
    static void explore() {
        Path out = folder.resolve("found");
        Outcome outcome =
                Cli.run("explore", ExploreCommandTest.model("channel"), "--defect", DEFECT, "--out", out.toString());
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        kept = out.resolve("output-consistency.replay");
    }

    @Test
    void onTheKernelItIsOfItIsReproducedStepByStep() {
        Outcome outcome = Cli.run("run", "--replay", kept.toString(), "--defect", DEFECT);
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("with " + DEFECT, "one run:", "another run:", "QUEUE_SEND(0, 0x2000, 8): is answered -4")
                .contains(
                        "red's answer: 0 / -4",
                        "REPRODUCED: here it is not so that answers depend on what the actor saw.");
    }

    @Test
    void onTheShippedKernelItIsNot() {
        Outcome outcome = Cli.run("run", "--replay", kept.toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("NOT REPRODUCED").doesNotContain("-4");
    }

    @Test
    void aPatchIsAKernelToo() throws IOException {
        Path patch = Path.of("..", "proofs", "defects", DEFECT, "defect.patch");
        assertThat(Cli.run("run", "--replay", kept.toString(), "--patch", patch.toString())
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void aFileThatWasMovedFindsTheModelThatIsNamed() throws IOException {
        Path moved = Files.copy(
                kept, Files.createDirectories(folder.resolve("a/b/c")).resolve("moved"));
        assertThat(Cli.run("run", "--replay", moved.toString()).err()).contains("moved:2:1: there is no model ");
        Outcome outcome = Cli.run("run", ExploreCommandTest.model("channel"), "--replay", moved.toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "cofferdam replay 1, cofferdam replay 9, 1",
        "model channel from, model, 2",
        "output-consistency, output-consistence, 3",
        "actor red, actor blue, 4",
        "observer red, observer , 5",
        "what red, wh red, 6",
        "step 44, step x, 8",
        "step 44, step 45, 8",
        "QUEUE_SEND, QUEUE_END, 8"
    })
    void aDamagedFileIsRefusedWithItsPlace(String whole, String damaged, int line) throws IOException {
        String text = Files.readString(kept);
        assertThat(text).contains(whole);
        Path file = Files.writeString(kept.resolveSibling("damaged"), text.replaceFirst(Pattern.quote(whole), damaged));
        Outcome outcome = Cli.run("run", "--replay", file.toString());
        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("cofferdam: " + file + ":" + line + ":1: ")
                .doesNotContain("Exception");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path file = Files.write(kept.resolveSibling("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(Cli.run("run", "--replay", file.toString()).err()).contains("bytes:1:1: is no UTF-8 text");
        assertThat(Cli.run("run", "--replay", folder.toString()).exit()).isEqualTo(2);
        assertThat(Cli.run("run", "--replay", kept.toString(), "--ticks", "4").err())
                .contains("--ticks and --replay do not go together");
        assertThat(Cli.run("run").err()).contains("SYSTEM.xml");
    }

    @Test
    void theOriginIsReadAsItIsWritten() {
        ReplayOrigin origin = ReplayOrigin.of(
                "channel",
                Path.of("a/b"),
                Path.of("docs/models with all/model.xml"),
                Map.of("values", "1", "records", "0"));
        assertThat(origin.text())
                .isEqualTo("channel from ../../docs/models with all/model.xml with records=0,values=1");
        assertThat(ReplayOrigin.parse(origin.text())).isEqualTo(Optional.of(origin));
        assertThat(ReplayOrigin.parse("channel")).isEmpty();
    }
}
