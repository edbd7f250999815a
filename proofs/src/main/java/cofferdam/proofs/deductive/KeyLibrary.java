package cofferdam.proofs.deductive;

import cofferdam.proofs.defects.ResourceTree;
import cofferdam.proofs.defects.SourceCompiler;
import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.ToolMissingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * KeY's jars. Maven puts them into {@code proofs/target/key-lib} in every build; nothing of KeY, whose licence is
 * GPL-2.0-only, is linked to what is shipped. The runner is compiled against them when it is needed.
 */
final class KeyLibrary {
    private static final String RUNNER = "/cofferdam/deductive";
    private static final String PROPERTY = "key.lib";
    private static final String VARIABLE = "KEY_LIB";
    private static final Pattern VERSION = Pattern.compile("key\\.core-(.+)\\.jar");

    private final List<Path> jars;
    private final String version;

    private KeyLibrary(List<Path> jars, String version) {
        this.jars = jars;
        this.version = version;
    }

    /**
     * Finds the folder that the system property {@code key.lib} or the environment variable {@code KEY_LIB} names, or
     * that of the checkout.
     *
     * @throws ToolMissingException if KeY is in none of them, with advice
     */
    static KeyLibrary find(Properties properties, Map<String, String> environment)
            throws IOException, ToolMissingException {
        String named = properties.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        Path folder = named.isBlank()
                ? EvidenceFolder.ofCheckout()
                        .map(evidence -> evidence.resolveSibling("target").resolve("key-lib"))
                        .orElse(Path.of("key-lib"))
                : Path.of(named);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList();
                for (Path jar : jars) {
                    Matcher name = VERSION.matcher(jar.getFileName().toString());
                    if (name.matches()) {
                        return new KeyLibrary(jars, name.group(1));
                    }
                }
            }
        }
        throw new ToolMissingException(
                "KeY is not in " + folder,
                "Build Cofferdam with Maven, which fetches KeY from Maven Central into proofs/target/key-lib, or set "
                        + VARIABLE + " to a folder with org.key-project:key.core and all it depends on.");
    }

    /** Its version. */
    String version() {
        return version;
    }

    /**
     * Compiles the runner.
     *
     * @param into an existing folder
     * @return the class path of the runner's process
     */
    String classPath(Path into) {
        SourceCompiler.compile("the runner for KeY", ResourceTree.read(RUNNER), jars, into);
        return Stream.concat(Stream.of(into), jars.stream())
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
