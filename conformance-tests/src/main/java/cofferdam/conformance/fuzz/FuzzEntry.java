package cofferdam.conformance.fuzz;

import java.io.IOException;
import java.nio.file.Path;

/** What Jazzer calls, in a process of its own; system properties say which target. */
public final class FuzzEntry {
    static final String TARGET = "cofferdam.fuzz.target";
    static final String EXAMPLES = "cofferdam.fuzz.examples";
    static final String BROKEN = "cofferdam.fuzz.broken";

    private static FuzzTarget target;

    private FuzzEntry() {}

    /** Before the first input; good ones load all classes, which takes longer than an input may. */
    public static void fuzzerInitialize() throws IOException {
        Target chosen = Target.titled(System.getProperty(TARGET));
        Path examples = Path.of(System.getProperty(EXAMPLES));
        target = chosen.open(examples, Boolean.getBoolean(BROKEN));
        for (byte[] good : chosen.good(examples)) {
            target.accept(good);
        }
    }

    /** For each input. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        target.accept(input);
    }

    /** After the last. */
    public static void fuzzerTearDown() throws IOException {
        target.close();
    }
}
