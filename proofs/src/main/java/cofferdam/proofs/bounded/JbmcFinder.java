package cofferdam.proofs.bounded;

import cofferdam.proofs.evidence.AnswerStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the checker, or gets it: Debian's packages, unpacked into a folder of the user's cache with the libraries they
 * need, so that nothing of the system changes and no privilege is needed.
 */
public final class JbmcFinder {
    static final String ADVICE = "JBMC proves the bit-precise lemmas. Install the package 'jbmc' (Debian 13 or later: "
            + "apt-get install jbmc), or name the program by the system property or environment variable 'jbmc'.";

    private static final String SUITE = "trixie";
    private static final List<String> PACKAGES =
            List.of("jbmc", "minisat", "libc6", "libstdc++6", "libgcc-s1", "gcc-14-base", "zlib1g");
    private static final Path KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

    private JbmcFinder() {}

    /**
     * The checker named by property or variable {@code jbmc}, on the path, unpacked earlier, or unpacked now.
     *
     * @throws BoundedException with advice, if it cannot be had
     */
    public static synchronized Jbmc find() {
        String named = System.getProperty("jbmc", System.getenv("jbmc"));
        if (named != null && !named.isEmpty()) {
            return Jbmc.at(List.of(named));
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path program = Path.of(folder).resolve("jbmc");
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return Jbmc.at(List.of(program.toString()));
            }
        }
        Path home = AnswerStore.cache().resolve("jbmc");
        if (!Files.isDirectory(home)) {
            unpack(home);
        }
        return Jbmc.at(command(home));
    }

    private static List<String> command(Path home) {
        Path usr = home.resolve("usr");
        return List.of(
                usr.resolve("lib64/ld-linux-x86-64.so.2").toString(),
                "--library-path",
                usr.resolve("lib") + ":" + usr.resolve("lib/x86_64-linux-gnu"),
                usr.resolve("bin/jbmc").toString());
    }

    private static void unpack(Path home) {
        if (!System.getProperty("os.arch").equals("amd64") || !Files.exists(KEYS)) {
            throw new BoundedException(ADVICE);
        }
        Path work = null;
        try {
            Files.createDirectories(home.getParent());
            work = Files.createTempDirectory(home.getParent(), "jbmc");
            Path apt = work.resolve("apt");
            for (String folder : List.of(
                    "etc/apt/trusted.gpg.d",
                    "etc/apt/preferences.d",
                    "var/lib/apt/lists/partial",
                    "var/cache/apt/archives/partial",
                    "var/lib/dpkg",
                    "packages")) {
                Files.createDirectories(apt.resolve(folder));
            }
            Files.createFile(apt.resolve("var/lib/dpkg/status"));
            Files.writeString(
                    apt.resolve("etc/apt/sources.list"),
                    "deb [signed-by=" + KEYS + "] http://deb.debian.org/debian " + SUITE + " main\n");
            List<String> get = List.of(
                    "apt-get",
                    "-qq",
                    "-o",
                    "Dir=" + apt,
                    "-o",
                    "Dir::State::status=" + apt.resolve("var/lib/dpkg/status"),
                    "-o",
                    "APT::Sandbox::User=");
            run(apt, get, "update");
            List<String> download = new ArrayList<>(List.of("download"));
            download.addAll(PACKAGES);
            run(apt.resolve("packages"), get, download.toArray(String[]::new));
            Path unpacked = Files.createDirectory(work.resolve("unpacked"));
            try (Stream<Path> archives = Files.list(apt.resolve("packages"))) {
                for (Path archive : (Iterable<Path>) archives::iterator) {
                    run(work, List.of("dpkg", "-x"), archive.toString(), unpacked.toString());
                }
            }
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BoundedException("JBMC could not be unpacked: " + e.getMessage() + "\n" + ADVICE, e);
        } finally {
            delete(work);
        }
    }

    private static void run(Path folder, List<String> command, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        Path log = Files.createTempFile("cofferdam-unpack", ".txt");
        try {
            Process process = new ProcessBuilder(all)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", all) + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BoundedException("interrupted", e);
        } finally {
            Files.delete(log);
        }
    }

    static void delete(Path folder) {
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
