package cofferdam.workbench.grade;

import cofferdam.proofs.defects.DefectiveWorld;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process of its own for a student's code: with limits on time, memory and output, an empty environment and a folder of
 * its own. It is no sandbox: it may read and write what the user may.
 */
final class Child {
    private static final int MOST_OUTPUT = 16 << 20;

    private final List<Path> classes;
    private final Path folder;
    private final Duration limit;

    Child(List<Path> classes, Path folder, Duration limit) {
        this.classes = List.copyOf(classes);
        this.folder = folder;
        this.limit = limit;
    }

    /**
     * How it ended.
     *
     * @param exit its exit status
     * @param late whether it was ended because its time was over
     * @param lines of its output
     * @param errors what it wrote to its standard error
     */
    record Ended(int exit, boolean late, List<String> lines, String errors) {
        /** What went wrong in it, in one line. */
        String complaint() {
            return errors.lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .map(line -> line.strip().replaceFirst("^Exception in thread \"[^\"]*\" ", ""))
                    .orElse("it said nothing");
        }
    }

    /** Runs a main class to its end, or to the end of its time. */
    Ended run(String main, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Xss8m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-Duser.home=" + folder,
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                classPath(),
                main));
        command.addAll(arguments);
        File out = folder.resolve("output.txt").toFile();
        File err = folder.resolve("errors.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(empty()))
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().clear();
        Process process = builder.start();
        boolean late;
        try {
            late = !finished(process, out, err);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        process.waitFor();
        return new Ended(process.exitValue(), late, text(out.toPath()).lines().toList(), text(err.toPath()));
    }

    /** Whether it came to its end in time, without flooding the disk. */
    private boolean finished(Process process, File out, File err) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > end || out.length() > MOST_OUTPUT || err.length() > MOST_OUTPUT) {
                return false;
            }
        }
        return true;
    }

    private String classPath() {
        return Stream.concat(classes.stream(), DefectiveWorld.currentClassPath().stream())
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private File empty() throws IOException {
        return Files.createTempFile(folder, "input", "").toFile();
    }

    private static String text(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
