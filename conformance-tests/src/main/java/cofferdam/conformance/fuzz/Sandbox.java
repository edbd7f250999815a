package cofferdam.conformance.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder inside a folder, both of them temporary: the inner one holds what a reader may look at, and whatever changes in
 * either of them besides the input itself is noticed.
 */
final class Sandbox implements AutoCloseable {
    private final Path outer;
    private final Path inner;
    private SortedMap<String, String> before = new TreeMap<>();

    private Sandbox(Path outer) throws IOException {
        this.outer = outer;
        this.inner = Files.createDirectory(outer.resolve("inner"));
    }

    /** An empty one. */
    static Sandbox make() throws IOException {
        return new Sandbox(Files.createTempDirectory("cofferdam-fuzz").toRealPath());
    }

    /** One with copies of the descriptions and images of a folder. */
    static Sandbox copyOf(Path example) throws IOException {
        Sandbox sandbox = make();
        try (Stream<Path> files = Files.list(example)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (file.toString().endsWith(".xml") || file.toString().endsWith(".bin")) {
                    Files.copy(file, sandbox.inner.resolve(file.getFileName()));
                }
            }
        }
        return sandbox;
    }

    /** What a reader may look at. */
    Path inner() {
        return inner;
    }

    /** What it may not. */
    Path outer() {
        return outer;
    }

    /** Remembers what is there now; to be called when all is laid out. */
    Sandbox sealed() throws IOException {
        before = state();
        return this;
    }

    /** Puts an input where the reader finds it. */
    Path put(String name, byte[] input) throws IOException {
        Path file = inner.resolve(name);
        Files.write(file, input);
        before.put("inner/" + name, stamp(file));
        return file;
    }

    /** Complains when anything is not as it was. */
    void check() throws IOException {
        SortedMap<String, String> now = state();
        Broken.unless(now.equals(before), "files were " + before + " and are " + now);
    }

    private SortedMap<String, String> state() throws IOException {
        SortedMap<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(outer)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.equals(outer)) {
                    state.put(outer.relativize(file).toString().replace('\\', '/'), stamp(file));
                }
            }
        }
        return state;
    }

    private static String stamp(Path file) throws IOException {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return facts.isDirectory() ? "folder" : facts.size() + " bytes of " + facts.lastModifiedTime();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(outer)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
