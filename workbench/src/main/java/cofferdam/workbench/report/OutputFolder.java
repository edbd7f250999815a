package cofferdam.workbench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * A folder that reports are written to; never one with somebody else's files in it.
 *
 * <p>A marker file tells folders written by this program from others. Only folders that do not exist, are empty or carry
 * the marker are used, and files appear in them whole or not at all.
 */
public final class OutputFolder {
    /** The marker's file name. */
    public static final String MARKER = ".cofferdam-output";

    private final Path folder;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder, making it if need be.
     *
     * @throws ForeignFolderException if it holds files this program did not write, or is no folder
     * @throws IOException if it cannot be made or read
     */
    public static OutputFolder open(Path folder) throws IOException {
        if (Files.exists(folder)) {
            if (!Files.isDirectory(folder)) {
                throw new ForeignFolderException(folder + " is not a folder");
            }
            if (!Files.exists(folder.resolve(MARKER)) && !empty(folder)) {
                throw new ForeignFolderException(folder + " holds files that Cofferdam did not write");
            }
        }
        Files.createDirectories(folder);
        Path marker = folder.resolve(MARKER);
        if (!Files.exists(marker)) {
            Files.writeString(marker, "Cofferdam writes here and overwrites its own files.\n", StandardCharsets.UTF_8);
        }
        return new OutputFolder(folder);
    }

    /** Writes a text file, replacing what an earlier run wrote; returns its path. */
    public Path write(String name, String text) throws IOException {
        Path target = folder.resolve(name);
        if (Files.isSymbolicLink(target)
                || Files.exists(target) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new ForeignFolderException(target + " is not a file that Cofferdam wrote");
        }
        Path fresh = folder.resolve(name + ".part");
        // A link left there must not lead the text to somebody else's file.
        Files.deleteIfExists(fresh);
        Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        return target;
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** The folder or a file in it is not this program's to overwrite. */
    public static final class ForeignFolderException extends IOException {
        private static final long serialVersionUID = 1L;

        ForeignFolderException(String message) {
            super(message);
        }
    }
}
