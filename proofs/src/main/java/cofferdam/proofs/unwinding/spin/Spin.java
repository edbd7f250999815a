package cofferdam.proofs.unwinding.spin;

import cofferdam.proofs.unwinding.machine.AbstractModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs Debian's Spin on the abstract machine of a model: every state stored in full, safety alone, no partial-order reduction,
 * and variables that are only written kept ({@code -o2}), so that a state is for it what it is for us.
 */
public final class Spin {
    private static final String INSTALL = " is not installed; install: apt-get install spin gcc";
    private static final int MINUTES = 30;

    private final Path folder;
    private final String spin;
    private final String gcc;
    private final String optimization;

    /** Works in a folder, with the programs of these names. */
    Spin(Path folder, String spin, String gcc, String optimization) {
        this.folder = folder;
        this.spin = spin;
        this.gcc = gcc;
        this.optimization = optimization;
    }

    /** Works in a folder on what is soon searched: it takes longer to compile a verifier well than to run it. */
    static Spin quick(Path folder) {
        return new Spin(folder, "spin", "gcc", "-O0");
    }

    /** Works in a folder. */
    public Spin(Path folder) {
        this(folder, "spin", "gcc", "-O2");
    }

    /** The model in Promela. */
    public static String promela(AbstractModel model) {
        return Promela.of(model.file().description(), model.bounds(), model.actions());
    }

    /**
     * All reachable states of a Promela model.
     *
     * @param deepest the longest path without a repetition that the search may follow
     * @param slots two to this power are the slots of its hash table
     */
    public SpinRun search(String promela, int deepest, int slots) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("model.pml"), promela);
        run(spin, "-o2", "-a", "model.pml");
        run(gcc, optimization, "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c");
        return SpinRun.parse(
                run(folder.resolve("pan").toAbsolutePath().toString(), "-m" + deepest, "-w" + slots, "-n"));
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(command[0] + INSTALL, e);
        }
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String printed = Files.readString(log, StandardCharsets.ISO_8859_1);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(List.of(command) + " failed:\n" + printed);
        }
        return printed;
    }
}
