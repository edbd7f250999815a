package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel core keeps to the Java that the provers read: KeY loads its source folder and sees its contracts. */
class CoreLoadsInKeyTest {
    private static final Path CORE = Path.of("../separation-kernel/src/main/java/cofferdam/kernel/core");
    private static final long SECONDS = 300;

    @TempDir
    Path folder;

    /** What a load printed, and how it ended. */
    private record Load(int exit, List<String> output) {
        long contracts() {
            return output.stream().filter(line -> line.startsWith("contract ")).count();
        }
    }

    @Test
    void keyLoadsTheCoreAndFindsItsContracts() throws IOException, InterruptedException {
        Load load = load(copyOfCore());
        assertThat(load.output()).noneMatch(line -> line.startsWith("not loaded"));
        assertThat(load.exit()).isZero();
        assertThat(load.contracts()).isGreaterThan(450);
        for (String type : List.of("Ledger", "Schedule", "QueuingPorts", "Radix", "Memory", "Kernel")) {
            assertThat(load.output()).anyMatch(line -> line.contains("core." + type + "["));
        }
    }

    @Test
    void aRecordInTheCoreIsNoticed() throws IOException, InterruptedException {
        Path core = copyOfCore();
        Files.writeString(core.resolve("Pair.java"), "package cofferdam.kernel.core;\nrecord Pair(int a, int b) {}\n");
        assertThat(load(core).exit()).isNotZero();
    }

    @Test
    void aGenericFieldInTheCoreIsNoticed() throws IOException, InterruptedException {
        Path core = copyOfCore();
        Files.writeString(
                core.resolve("Holder.java"),
                "package cofferdam.kernel.core;\nfinal class Holder {\n    java.util.List<int[]> rows;\n}\n");
        assertThat(load(core).exit()).isNotZero();
    }

    /** KeY reads every file of a folder as a class, so the package's own comment stays behind. */
    private Path copyOfCore() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("source"));
        try (Stream<Path> files = Files.list(CORE)) {
            for (Path file : files.filter(f -> !f.endsWith("package-info.java")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private Load load(Path source) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-Xss64m",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Dkey.disregardSettings=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KeyLoad.class.getName(),
                        source.toString(),
                        Files.createDirectories(folder.resolve("settings")).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("KeY did not finish loading within " + SECONDS + " s");
        }
        return new Load(process.exitValue(), Files.readAllLines(output));
    }
}
