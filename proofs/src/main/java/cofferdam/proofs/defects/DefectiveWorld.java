package cofferdam.proofs.defects;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The whole program with one change in it, such as a defect, in a class loader of its own: nothing of the sound program is visible inside,
 * nothing of the defect outside. Closing it deletes the compiled classes.
 */
public final class DefectiveWorld implements AutoCloseable {
    private final Path classes;
    private final URLClassLoader loader;

    private DefectiveWorld(Path classes, URLClassLoader loader) {
        this.classes = classes;
        this.loader = loader;
    }

    /**
     * Applies a change to the shipped sources and compiles them.
     *
     * @param classPath the sound program
     * @throws DefectException if the change does not apply or does not compile
     */
    public static DefectiveWorld create(SourceEdit edit, ShippedSources sources, List<Path> classPath) {
        return create(edit.subject(), edit.applyTo(sources), sources, classPath);
    }

    /**
     * Compiles changed sources, and those that mention them.
     *
     * @param subject what messages call the change
     * @param changed new text by path
     * @param classPath the sound program
     * @throws DefectException if they do not compile
     */
    public static DefectiveWorld create(
            String subject, Map<String, String> changed, ShippedSources sources, List<Path> classPath) {
        Path classes = null;
        try {
            classes = Files.createTempDirectory("cofferdam-defect");
            SourceCompiler.compile(subject + " applies but", sources.affectedBy(changed), classPath, classes);
            List<URL> urls = new ArrayList<>();
            urls.add(url(classes));
            for (Path entry : classPath) {
                urls.add(url(entry));
            }
            return new DefectiveWorld(
                    classes, new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader()));
        } catch (IOException e) {
            delete(classes);
            throw new DefectException(subject + ": no temporary folder: " + e.getMessage(), e);
        } catch (DefectException e) {
            delete(classes);
            throw e;
        }
    }

    /** The class path this program was started with. */
    public static List<Path> currentClassPath() {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath());
            }
        }
        return entries;
    }

    /** The compiled classes: a program with this folder in front of its class path has the change in it. */
    public Path classes() {
        return classes;
    }

    /** Loads classes, the defective ones first. */
    public ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(classes);
        }
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
