package cofferdam.spec.system.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What is known about an image file (G8-07).
 *
 * @param bytes the content, empty unless the state is READ
 */
record ImageFile(State state, byte[] bytes) {
    /** Most bytes of an image: 64 MiB. */
    static final int MAX_BYTES = 64 << 20;

    /** Most bytes of all images of a description: 128 MiB, each file counted once. */
    static final int MAX_TOGETHER = 128 << 20;

    private static final byte[] NOTHING = {};

    /** How far one gets. */
    enum State {
        /** The name leads out of the description's folder. */
        OUTSIDE,
        /** There is nothing of that name, or it cannot be read. */
        MISSING,
        /** It is a folder, a device or the like. */
        NOT_A_FILE,
        /** It is larger than any image may be. */
        TOO_LARGE,
        /** With the images before it, it is more than all images may be. */
        TOO_MUCH,
        /** Its bytes are known. */
        READ
    }

    /**
     * Looks at a file without following its name, or a link, out of the folder.
     *
     * @param left how many bytes may still be read
     */
    static ImageFile of(Path directory, String name, long left) {
        try {
            Path relative = Path.of(name);
            Path path = directory.resolve(relative).normalize();
            if (relative.isAbsolute() || !path.startsWith(directory.normalize())) {
                return new ImageFile(State.OUTSIDE, NOTHING);
            }
            if (!path.toRealPath().startsWith(directory.toRealPath())) {
                return new ImageFile(State.OUTSIDE, NOTHING);
            }
            if (!Files.isRegularFile(path)) {
                return new ImageFile(State.NOT_A_FILE, NOTHING);
            }
            if (Files.size(path) > MAX_BYTES) {
                return new ImageFile(State.TOO_LARGE, NOTHING);
            }
            if (Files.size(path) > left) {
                return new ImageFile(State.TOO_MUCH, NOTHING);
            }
            try (InputStream in = Files.newInputStream(path)) {
                return new ImageFile(State.READ, in.readNBytes((int) Math.min(MAX_BYTES, left)));
            }
        } catch (InvalidPathException | IOException | SecurityException e) {
            return new ImageFile(State.MISSING, NOTHING);
        }
    }

    long size() {
        return bytes.length;
    }

    boolean isRead() {
        return state == State.READ;
    }

    /** Whether it begins with these bytes. */
    boolean startsWith(byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    /** Whether every byte satisfies a condition. */
    boolean all(java.util.function.IntPredicate condition) {
        for (byte b : bytes) {
            if (!condition.test(b & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
