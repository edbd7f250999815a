package cofferdam.workbench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that reports are written to. Nothing in it is overwritten that this program did not write.
 *
 * <p>A marker file lists what was written, with its SHA-256. Only folders that do not exist, are empty or carry the marker
 * are used; a file in the way is replaced only if the marker lists it and it is as it was written. Files appear whole or not
 * at all: they are written beside their place under a name that nothing has, and moved.
 */
public final class OutputFolder {
    /** The marker's file name. */
    public static final String MARKER = ".cofferdam-output";

    private static final String FIRST_LINE = "Cofferdam writes here and overwrites its own files, which are:";
    private static final int MOST_MARKER_BYTES = 1 << 20;

    private final Path folder;
    private final List<String> names;
    private final Set<String> written = new HashSet<>();

    private OutputFolder(Path folder, List<String> names) {
        this.folder = folder;
        this.names = List.copyOf(names);
    }

    /**
     * Opens a folder, making it if need be.
     *
     * @param names files that may be written
     * @throws ForeignFolderException if it holds files this program did not write, or is no folder, or one of the files is
     *     there and is not as this program wrote it
     * @throws IOException if it cannot be made or read
     */
    public static OutputFolder open(Path folder, List<String> names) throws IOException {
        OutputFolder opened = new OutputFolder(folder, names);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isDirectory(folder)) {
                throw new ForeignFolderException(folder + " is not a folder");
            }
            if (!opened.marked() && !empty(folder)) {
                throw new ForeignFolderException(folder + " holds files that Cofferdam did not write");
            }
        }
        Set<String> own = opened.own();
        for (String name : names) {
            opened.refuseForeign(name, own);
        }
        Files.createDirectories(folder);
        if (!opened.marked()) {
            opened.mark(own);
        }
        return opened;
    }

    /**
     * Writes a text file, replacing what an earlier run wrote; returns its path.
     *
     * @throws ForeignFolderException if something else is in its place
     */
    public Path write(String name, String text) throws IOException {
        Set<String> own = own();
        refuseForeign(name, own);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String entry = entry(name, content);
        // Listed before it is there: whenever this is cut short, what is in place is listed.
        own.add(entry);
        mark(own);
        Path target = replace(name, content);
        own.removeIf(line -> line.endsWith("  " + name) && !line.equals(entry));
        mark(own);
        written.add(name);
        return target;
    }

    /** Removes what an earlier run wrote under one of the names and this one has not, as nobody has changed it since. */
    public void removeOutdated() throws IOException {
        Set<String> own = own();
        for (String name : names) {
            if (!written.contains(name) && isOwn(name, own)) {
                Files.delete(folder.resolve(name));
                own.removeIf(line -> line.endsWith("  " + name));
            }
        }
        mark(own);
    }

    private void refuseForeign(String name, Set<String> own) throws IOException {
        Path target = folder.resolve(name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isOwn(name, own)) {
            throw new ForeignFolderException(target + " is not as Cofferdam wrote it");
        }
    }

    private boolean isOwn(String name, Set<String> own) throws IOException {
        Path target = folder.resolve(name);
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && own.contains(entry(name, Files.readAllBytes(target)));
    }

    private boolean marked() throws IOException {
        Path marker = folder.resolve(MARKER);
        return Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)
                && Files.size(marker) <= MOST_MARKER_BYTES
                && new String(Files.readAllBytes(marker), StandardCharsets.UTF_8).startsWith(FIRST_LINE);
    }

    /** What the marker lists; nothing if there is none. */
    private Set<String> own() throws IOException {
        Set<String> own = new TreeSet<>();
        if (marked()) {
            Files.readString(folder.resolve(MARKER)).lines().skip(1).forEach(own::add);
        }
        return own;
    }

    private void mark(Set<String> own) throws IOException {
        String text = FIRST_LINE + "\n" + own.stream().map(line -> line + "\n").reduce("", String::concat);
        replace(MARKER, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path replace(String name, byte[] content) throws IOException {
        Path target = folder.resolve(name);
        Path fresh = folder.resolve(name + "." + UUID.randomUUID() + ".part");
        try {
            Files.write(fresh, content, StandardOpenOption.CREATE_NEW);
            return Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String entry(String name, byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash) + "  " + name;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
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
