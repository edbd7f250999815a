package cofferdam.proofs.openjml;

import cofferdam.proofs.evidence.ToolMissingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * An installation of OpenJML.
 *
 * @param launcher the program {@code openjml}
 */
record Installation(Path launcher) {
    /** The release that the evidence is meant to be made with. */
    static final String PINNED =
            "https://github.com/OpenJML/OpenJML/releases/download/21.0.28/openjml-ubuntu-24.04-21.0.28.zip";

    /** SHA-256 of {@link #PINNED}. */
    static final String PINNED_SHA_256 = "0a151820c4e680e32cb2e399a02615182c748fc24e308865b317783d4836df8a";

    private static final String PROPERTY = "openjml.home";
    private static final String VARIABLE = "OPENJML_HOME";

    /**
     * Finds the installation that the system property {@code openjml.home} or the environment variable
     * {@code OPENJML_HOME} names.
     *
     * @throws ToolMissingException if there is none, with advice
     */
    static Installation find(Properties properties, Map<String, String> environment) throws ToolMissingException {
        String home = properties.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        String advice =
                "Unpack " + PINNED + " (SHA-256 " + PINNED_SHA_256 + ") and set " + VARIABLE + " to its folder.";
        if (home.isBlank()) {
            throw new ToolMissingException("OpenJML is not installed", advice);
        }
        Path launcher = Path.of(home, "openjml").toAbsolutePath();
        if (!Files.isExecutable(launcher)) {
            throw new ToolMissingException("there is no program openjml in " + home, advice);
        }
        return new Installation(launcher);
    }
}
