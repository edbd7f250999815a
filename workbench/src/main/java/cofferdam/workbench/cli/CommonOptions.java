package cofferdam.workbench.cli;

import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {
    @Option(names = "--no-color", description = "No colours, as with the environment variable NO_COLOR.")
    boolean noColour;

    @Option(names = "--debug", description = "Show the stack when the tool fails.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;
}
