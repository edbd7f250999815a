package cofferdam.proofs.defects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text files below a folder of this module's resources, be they in a jar or in a directory. */
public final class ResourceTree {
    private ResourceTree() {}

    /** Whether there is such a folder. */
    public static boolean exists(String folder) {
        return ResourceTree.class.getResource(folder) != null;
    }

    /** All files below {@code folder}, by their path relative to it with forward slashes. */
    public static SortedMap<String, String> read(String folder) {
        URL root = ResourceTree.class.getResource(folder);
        if (root == null) {
            throw new DefectException("the installation is incomplete: no " + folder + " among the resources");
        }
        try {
            URI uri = root.toURI();
            if (!uri.getScheme().equals("jar")) {
                return below(Path.of(uri));
            }
            // A file system of its own: another thread may have the same jar open.
            Path jar = Path.of(URI.create(uri.getRawSchemeSpecificPart().split("!", 2)[0]));
            try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
                return below(inside.getPath(folder));
            }
        } catch (IOException | UncheckedIOException | URISyntaxException e) {
            throw new DefectException("the resources at " + root + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, String> below(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String name = root.relativize(file).toString().replace('\\', '/');
                files.put(name, Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
