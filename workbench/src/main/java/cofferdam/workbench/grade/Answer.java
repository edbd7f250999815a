package cofferdam.workbench.grade;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A student's folder. Only files that a lab asks for are read from it, and only if they are small and lie in it. */
final class Answer {
    private static final long LARGEST = 1L << 20;

    private final Lab lab;
    private final Path folder;

    /**
     * An answer.
     *
     * @throws BadAnswerException if there is no such folder
     */
    Answer(Lab lab, Path folder) {
        this.lab = lab;
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw new BadAnswerException(
                    (Files.exists(folder) ? folder + " is no folder" : "there is no folder " + folder),
                    "Begin with a copy: cp -r docs/labs/" + lab.folder() + " " + folder);
        }
    }

    /**
     * The text of one of its files.
     *
     * @throws BadAnswerException if it is not there, no text or too large
     */
    String text(String name) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(name)))
                    .toString()
                    .replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new BadAnswerException(folder.resolve(name) + " is no text in UTF-8", "Write it with a text editor.");
        }
    }

    /**
     * The bytes of one of its files.
     *
     * @throws BadAnswerException if it is not there or too large
     */
    byte[] bytes(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new BadAnswerException(
                    "there is no file " + file,
                    "docs/labs/" + lab.folder() + "/README.md says what belongs into the folder.");
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new BadAnswerException(file + " leads out of its folder", "Put the file itself there.");
        }
        if (!Files.isReadable(file)) {
            throw new BadAnswerException(file + " cannot be read", "Look at its permissions.");
        }
        if (Files.size(file) > LARGEST) {
            throw new BadAnswerException(file + " has more than 1 MiB", "An answer is far smaller.");
        }
        return Files.readAllBytes(file);
    }
}
