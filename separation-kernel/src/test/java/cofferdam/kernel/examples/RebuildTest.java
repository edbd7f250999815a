package cofferdam.kernel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed images are what their sources give. */
class RebuildTest {
    @ParameterizedTest
    @ValueSource(strings = {"smallest", "red-black", "avionics", "attacker"})
    void theImagesOfAnExampleAreRebuiltBitForBit(String name, @TempDir Path target)
            throws IOException, InterruptedException {
        Path example = Examples.folder().resolve(name);
        Process process = new ProcessBuilder(example.resolve("rebuild.sh").toString(), target.toString())
                .redirectErrorStream(true)
                .redirectOutput(target.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("rebuild.sh ends").isTrue();
        assertThat(process.exitValue())
                .as(
                        "rebuild.sh needs the compilers: apt-get install gcc binutils nasm%n%s",
                        Files.readString(target.resolve("log")))
                .isZero();
        List<Path> images;
        try (Stream<Path> files = Files.list(example)) {
            images = files.filter(f -> f.toString().endsWith(".bin")).sorted().toList();
        }
        assertThat(images).isNotEmpty();
        for (Path image : images) {
            assertThat(Files.readAllBytes(target.resolve(image.getFileName())))
                    .as("%s; the committed image was made by gcc 12.2 and nasm 2.16 of Debian 12", image.getFileName())
                    .isEqualTo(Files.readAllBytes(image));
        }
    }
}
