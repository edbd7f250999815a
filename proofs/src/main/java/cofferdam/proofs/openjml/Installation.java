package cofferdam.proofs.openjml;

import cofferdam.proofs.evidence.ToolMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * An installation of OpenJML.
 *
 * @param launcher the program {@code openjml}
 */
record Installation(Path launcher) {
    private static final String PROPERTY = "openjml.home";
    private static final String VARIABLE = "OPENJML_HOME";
    private static final String PROGRAM = "openjml";

    /**
     * Finds the installation that the system property {@code openjml.home} or the environment variable
     * {@code OPENJML_HOME} names, or that was downloaded before, or downloads it.
     *
     * @param release the one to get
     * @param cache where it is unpacked
     * @param download whether it may be downloaded
     * @throws ToolMissingException if there is none, with advice
     */
    static Installation find(
            Properties properties, Map<String, String> environment, Release release, Path cache, boolean download)
            throws ToolMissingException, InterruptedException {
        String home = properties.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        String advice = "Unpack " + release.address() + " (SHA-256 " + release.sha256() + ") and set " + VARIABLE
                + " to its folder.";
        if (!home.isBlank()) {
            return in(Path.of(home))
                    .orElseThrow(() -> new ToolMissingException("there is no program openjml in " + home, advice));
        }
        Optional<Installation> unpacked = in(release.folder(cache));
        if (unpacked.isPresent()) {
            return unpacked.get();
        }
        if (!download) {
            throw new ToolMissingException(
                    "OpenJML is not installed", advice + " 'cofferdam prove --tool openjml' does so by itself.");
        }
        try {
            return in(release.install(cache))
                    .orElseThrow(() -> new IOException("there is no program openjml in " + release.address()));
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new ToolMissingException("OpenJML is not installed and could not be downloaded: " + why, advice);
        }
    }

    private static Optional<Installation> in(Path home) {
        Path launcher = home.resolve(PROGRAM).toAbsolutePath();
        return Files.isRegularFile(launcher) && Files.isExecutable(launcher)
                ? Optional.of(new Installation(launcher))
                : Optional.empty();
    }
}
