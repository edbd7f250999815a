package cofferdam.conformance.description;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.kernel.readback.ReadBack;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every description that stays just inside a rule boots, its tables equal it, and after some ticks still nothing reaches
 * what it should not (G7-03, G8-01, G8-02, G1-02, G1-12, G3-01).
 */
class AcceptedDescriptionsTest {
    private static final Path FIXTURE =
            Path.of("..", "spec", "src", "test", "resources", "cofferdam", "spec", "system");

    @TempDir
    private Path folder;

    private String good;

    @BeforeEach
    void copyImages() throws IOException {
        good = Files.readString(FIXTURE.resolve("gateway.xml"));
        Files.createDirectories(folder.resolve("images"));
        try (Stream<Path> images = Files.list(FIXTURE.resolve("images"))) {
            for (Path image : images.toList()) {
                Files.copy(
                        image,
                        folder.resolve("images").resolve(image.getFileName().toString()));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aDescriptionJustInsideARuleBootsIntoTheTablesItDeclares() throws IOException {
        return Files.readAllLines(FIXTURE.resolve("accepted-edits.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ?", 3))
                .map(edit -> DynamicTest.dynamicTest(edit[0], () -> boots(good.replace(edit[1], edit[2]))));
    }

    private void boots(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("system.xml"), text);
        SystemDescription description =
                DescriptionReader.read(file).description().orElseThrow();
        Machine machine = Boot.boot(description, ImageStore.directory(description.directory()), BootOptions.defaults());
        assertThat(ReadBack.compare(machine)).isEmpty();
        for (int tick = 0; tick < 50; tick++) {
            machine.tick();
        }
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
    }
}
