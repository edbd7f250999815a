package cofferdam.proofs.unwinding.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.unwinding.synthetic.Cells;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays and checkpoints that somebody made up are refused in words. Requirement G8-06. */
class HostileFilesTest {
    private static final String HEAD = "cofferdam replay 1\nmodel m\nproperty totality\nactor a\nobserver b\nwhat c\n";
    private static final Plan PLAN = Plan.of("cells");

    @TempDir
    Path folder;

    @Test
    void aReplayThatEndsInItsHeadIsLocatedAtItsEnd() {
        assertThatThrownBy(() -> Replay.parse("it", "cofferdam replay 1\nmodel m"))
                .hasMessage("it:2:1: 'property' is missing");
    }

    @Test
    void spacesAreReadAsTheyAreWritten() throws ReplayException {
        Replay read = Replay.parse("it", HEAD + "run\nstep 1 a  b \n");
        assertThat(read.runs().get(0).words()).containsExactly("a b");
        assertThat(Replay.parse("it", read.text())).isEqualTo(read);
    }

    @Test
    void linesEndAsInAnEditor() {
        assertThatThrownBy(() -> Replay.parse("it", HEAD.replace("what c", "what \u2028c") + "run\rstep 1 a\r\nstop\n"))
                .hasMessage("it:9:1: is neither 'run' nor 'step NUMBER WORDS'");
    }

    @Test
    void aMessageDoesNothingToTheTerminalAndIsShort() {
        String name = "\u001b[2J\u202e" + "x".repeat(10_000);
        assertThatThrownBy(() -> Replay.parse("it", HEAD.replace("totality", name)))
                .message()
                .startsWith("it:3:1: there is no property '\\u{1b}[2J\\u{202e}xxx")
                .endsWith("xxx...'")
                .hasSizeLessThan(300);
        assertThatThrownBy(() ->
                        Replayer.shows(() -> new Cells(2, 1, 2), Replay.parse("it", HEAD + "run\nstep 1 " + name)))
                .isInstanceOf(ReplayException.class)
                .message()
                .startsWith("action 1 is 'write 1 into cell 0' here, not '\\u{1b}[2J")
                .hasSizeLessThan(300);
    }

    /** How many states were expanded; where the layer ends; how many layers there are. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void numbersOfStatesThatCannotBeAreRefused(int number) throws IOException {
        Path file = saved();
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putInt(head(bytes) + Integer.BYTES * number, Integer.MAX_VALUE);
        Files.write(file, summed(bytes));
        assertThatThrownBy(() -> new Explorer(HostileFilesTest::cells, PLAN).resume(file))
                .isInstanceOf(CheckpointException.class)
                .message()
                .startsWith(file + ": ")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 2, -1})
    void aParentThatComesLaterIsRefused(int parent) throws IOException {
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(tables);
        out.writeInt(3);
        for (int state = 0; state < 3; state++) {
            out.writeLong(state);
            out.writeInt(state == 2 ? parent : 0);
            out.writeChar(0);
            out.writeInt(0);
        }
        States states = new States(1);
        assertThatThrownBy(() -> states.read(new DataInputStream(new ByteArrayInputStream(tables.toByteArray()))))
                .isInstanceOf(ContradictionException.class)
                .hasMessage("a parent " + parent + " of 2");
    }

    /** A number of a view, of an action, of a group's first state, of what follows. */
    @Test
    void numbersOfWhatIsNotThereAreRefused() {
        Shared shared = new Shared(cells(), PLAN.checked(), false);
        int[] views = new int[shared.domains];
        shared.states.reach(0, 0, 0, 0);
        for (Contents view : shared.views) {
            view.number(new byte[1]);
        }
        shared.states.views().set(0, views, 0);
        assertThatCode(shared::check).doesNotThrowAnyException();
        shared.answered[0].group(0, views, 1);
        assertThatThrownBy(shared::check)
                .isInstanceOf(ContradictionException.class)
                .hasMessage("a result 1 of 0");
        shared.states.views().set(0, new int[] {0, 1 << 30, 0}, 0);
        assertThatThrownBy(shared::check).hasMessage("a view " + (1 << 30) + " of 1");
        shared.states.reach(1, 0, shared.actions, 0);
        shared.states.views().set(0, views, 0);
        assertThatThrownBy(shared::check).hasMessage("an action " + shared.actions + " of " + shared.actions);
    }

    @Test
    void aCheckpointWithAViewThatIsNotThereIsRefused() throws IOException {
        Path file = saved();
        byte[] bytes = Files.readAllBytes(file);
        for (int at = head(bytes) + Long.BYTES; at < bytes.length - Long.BYTES; at++) {
            if (ByteBuffer.wrap(bytes).getLong(at) == 0x0100_0000_0000_0000L) {
                bytes[at] = 100;
            }
        }
        Files.write(file, summed(bytes));
        assertThatThrownBy(() -> new Explorer(HostileFilesTest::cells, PLAN).resume(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": contradicts itself: a view 100 of 2");
    }

    @Test
    void anExplorationThatGoesWrongAfterItWasResumedNamesTheFile() throws Exception {
        Path file = saved();
        byte[] bytes = Files.readAllBytes(file);
        // A part's content has eight bytes, of which Cells takes the first as a number.
        byte[] part = {0, 0, 0, Long.BYTES, 1, 0, 0, 0, 0, 0, 0, 0};
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf(new String(part, StandardCharsets.ISO_8859_1)) + Integer.BYTES] = 100;
        Files.write(file, summed(bytes));
        Explorer explorer = new Explorer(HostileFilesTest::cells, PLAN);
        explorer.resume(file);
        assertThatThrownBy(() -> explorer.explore(Progress.NONE))
                .isInstanceOf(DamagedException.class)
                .hasMessage(file + ": the exploration that goes on from it goes wrong; begin without it");
    }

    private static Cells cells() {
        return new Cells(2, 1, 2);
    }

    private Path saved() throws IOException {
        Path file = folder.resolve("it.exploration");
        Explorer explorer = new Explorer(HostileFilesTest::cells, PLAN);
        explorer.explore((states, expanded, transitions, depth, bytes) -> states < 20);
        explorer.save(file);
        return file;
    }

    /** How long the texts before the tables are. */
    private static int head(byte[] bytes) {
        int at = 0;
        for (int text = 0; text < 4; text++) {
            at += Short.BYTES + ByteBuffer.wrap(bytes).getShort(at);
        }
        return at;
    }

    private static byte[] summed(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, bytes.length - Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(bytes.length - Long.BYTES, sum.getValue());
        return bytes;
    }
}
