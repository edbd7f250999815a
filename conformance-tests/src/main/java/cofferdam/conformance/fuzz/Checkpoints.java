package cofferdam.conformance.fuzz;

import cofferdam.proofs.unwinding.engine.CheckpointException;
import cofferdam.proofs.unwinding.engine.DamagedException;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.synthetic.Cells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * An interrupted exploration as a file, changed: refused in words that name the file, as every change is that left the sum as
 * it was; with a right sum it may also be gone on with, to an end in bounded time (G8-06, G11-01).
 */
final class Checkpoints implements FuzzTarget {
    private static final String FILE = "cells.exploration";
    private static final Plan PLAN = Plan.of("cells").states(400);
    private static final int LONGEST_MESSAGE = 1000;

    /** Numbers that tables do not have. */
    private static final int[] NUMBERS = {0, 1, 2, 7, 255, 65536, 1 << 24, Integer.MAX_VALUE, -1, Integer.MIN_VALUE};

    private final Sandbox sandbox;
    private final Resumer resumer;
    private final byte[] good;

    /** Goes on with a file. */
    @FunctionalInterface
    interface Resumer {
        void resume(Explorer explorer, Path file) throws CheckpointException;
    }

    /**
     * A target.
     *
     * @param sandbox an empty one
     * @param resumer under test
     */
    Checkpoints(Sandbox sandbox, Resumer resumer) throws IOException {
        this.sandbox = sandbox;
        this.resumer = resumer;
        Path file = sandbox.put(FILE, new byte[0]);
        Explorer explorer = explorer();
        explorer.explore((states, expanded, transitions, depth, bytes) -> states < 20);
        explorer.save(file);
        good = Files.readAllBytes(file);
        sandbox.sealed();
    }

    private static Explorer explorer() {
        return new Explorer(() -> new Cells(2, 1, 2), PLAN);
    }

    @Override
    public void accept(byte[] bytes) throws IOException {
        InputReader input = new InputReader(bytes);
        boolean sum = input.below(4) != 0;
        byte[] changed = changed(input);
        byte[] content = sum ? withSum(changed) : changed;
        Path file = sandbox.put(FILE, content);
        Explorer explorer = explorer();
        try {
            resumer.resume(explorer, file);
            Broken.unless(sum || Arrays.equals(content, good), "believed though its sum is wrong");
            Exploration result = explorer.explore(Progress.NONE);
            Broken.unless(result.states() >= 0 && result.depth() >= 0, "ended with " + result);
        } catch (CheckpointException | DamagedException e) {
            Words.check(e.getMessage(), LONGEST_MESSAGE, new String(content, StandardCharsets.UTF_8));
            Broken.unless(e.getMessage().startsWith(file + ": "), "does not name the file: " + e.getMessage());
        }
        sandbox.check();
    }

    private byte[] changed(InputReader input) {
        byte[] bytes = good.clone();
        while (input.more()) {
            int at = input.below(bytes.length + 1);
            switch (input.below(4)) {
                case 0:
                    for (byte b : input.bytes(1 + input.below(4))) {
                        set(bytes, at++, b);
                    }
                    break;
                case 1:
                    for (byte b : word(NUMBERS[input.below(NUMBERS.length)])) {
                        set(bytes, at++, b);
                    }
                    break;
                case 2:
                    bytes = Arrays.copyOf(bytes, at);
                    break;
                default:
                    ByteArrayOutputStream more = new ByteArrayOutputStream();
                    more.write(bytes, 0, at);
                    more.writeBytes(input.bytes(1 + input.below(8)));
                    more.write(bytes, at, bytes.length - at);
                    bytes = more.toByteArray();
            }
        }
        return bytes;
    }

    private static byte[] word(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static void set(byte[] bytes, int at, byte value) {
        if (at < bytes.length) {
            bytes[at] = value;
        }
    }

    /** With the sum that belongs to what stands before it. */
    private static byte[] withSum(byte[] bytes) {
        int end = Math.max(0, bytes.length - Long.BYTES);
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, end);
        return ByteBuffer.allocate(end + Long.BYTES)
                .put(bytes, 0, end)
                .putLong(sum.getValue())
                .array();
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
