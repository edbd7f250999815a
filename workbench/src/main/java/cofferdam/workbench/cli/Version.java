package cofferdam.workbench.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the jar this class came in. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"cofferdam " + number()};
    }

    /** The version number; {@code development} outside a jar. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
