package cofferdam.conformance.fuzz;

import cofferdam.proofs.unwinding.engine.Replay;
import cofferdam.proofs.unwinding.engine.ReplayException;
import cofferdam.proofs.unwinding.engine.Replayer;
import cofferdam.proofs.unwinding.synthetic.Cells;
import java.nio.charset.StandardCharsets;

/**
 * A counterexample as a file: read, written and read again the same, or refused with its name, line and column; and played on
 * a system that is in order it shows nothing, whatever it says (G8-05, G8-06, G11-01).
 */
final class Replays implements FuzzTarget {
    /** Of the system below, of which nothing is broken. */
    static final String GOOD =
            """
            cofferdam replay 1
            model cells
            property step-consistency
            actor partition 0
            observer partition 1
            what partition 1 sees different things
            run
            step 0 write 0 into cell 0
            step 4 tick
            run
            step 1 write 1 into cell 0
            step 2 send cell 0
            step 4 tick
            """;

    private static final String NAME = "kept.replay";
    private static final int LONGEST_MESSAGE = 1000;

    private final Reader reader;

    /** Makes a replay of a file's name and content. */
    @FunctionalInterface
    interface Reader {
        Replay read(String name, String text) throws ReplayException;
    }

    /**
     * A target.
     *
     * @param reader under test
     */
    Replays(Reader reader) {
        this.reader = reader;
    }

    @Override
    public void accept(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Replay replay;
        try {
            replay = reader.read(NAME, text);
        } catch (ReplayException e) {
            refused(e.getMessage(), text);
            return;
        }
        again(replay);
        try {
            Broken.unless(!Replayer.shows(() -> new Cells(2, 1, 2), replay), "shows what is not so");
        } catch (ReplayException e) {
            Words.check(e.getMessage(), LONGEST_MESSAGE, text);
        }
    }

    private void again(Replay replay) {
        try {
            Replay again = reader.read(NAME, replay.text());
            Broken.unless(again.equals(replay), "something else when written and read again: " + again);
        } catch (ReplayException e) {
            throw new Broken("refused when written and read again: " + e.getMessage());
        }
    }

    private static void refused(String message, String text) {
        Words.check(message, LONGEST_MESSAGE, text);
        String[] parts = message.split(":", 4);
        Broken.unless(
                parts.length == 4 && parts[0].equals(NAME) && parts[1].matches("\\d+") && parts[2].matches("\\d+"),
                "without its place: " + message);
        String[] lines = text.split("\r\n|\r|\n", -1);
        int line = Integer.parseInt(parts[1]);
        Broken.unless(line >= 1 && line <= lines.length, "no such line: " + message);
        int column = Integer.parseInt(parts[2]);
        Broken.unless(column >= 1 && column <= lines[line - 1].length() + 1, "no such column: " + message);
    }
}
