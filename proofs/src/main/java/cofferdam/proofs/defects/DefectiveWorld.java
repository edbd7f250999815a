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
 * The whole program with one defect in it, in a class loader of its own: nothing of the sound program is visible inside,
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
     * Applies a defect to the shipped sources and compiles them.
     *
     * @param classPath the sound program
     * @throws DefectException if the patch no longer applies or does not compile
     */
    public static DefectiveWorld create(Defect defect, ShippedSources sources, List<Path> classPath) {
        Map<String, String> changed =
                SourcePatch.parse(defect.name(), defect.patch()).applyTo(sources);
        Path classes = null;
        try {
            classes = Files.createTempDirectory("cofferdam-defect");
            SourceCompiler.compile(
                    "defect " + defect.name() + " applies but", sources.affectedBy(changed), classPath, classes);
            List<URL> urls = new ArrayList<>();
            urls.add(url(classes));
            for (Path entry : classPath) {
                urls.add(url(entry));
            }
            return new DefectiveWorld(
                    classes, new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader()));
        } catch (IOException e) {
            delete(classes);
            throw new DefectException("defect " + defect.name() + ": no temporary folder: " + e.getMessage(), e);
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
