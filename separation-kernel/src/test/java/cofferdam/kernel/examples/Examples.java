package cofferdam.kernel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.reader.ReadResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example systems of the documentation. */
final class Examples {
    /** Where the console page of the C guests lies. */
    private static final long CONSOLE = 0x30000;

    private static final int CONSOLE_TEXT = 8;

    private Examples() {}

    /** The folder docs/examples. */
    static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/examples"))) {
            folder = folder.getParent();
            assertThat(folder).as("a folder above that holds docs/examples").isNotNull();
        }
        return folder.resolve("docs/examples");
    }

    /** Boots an example. */
    static Machine boot(String name) {
        ReadResult result = DescriptionReader.read(folder().resolve(name).resolve("system.xml"));
        assertThat(result.findings()).isEmpty();
        return Boot.boot(
                result.description().orElseThrow(),
                ImageStore.directory(folder().resolve(name)),
                BootOptions.defaults());
    }

    /** What a partition printed. */
    static String console(Machine machine, String partition) {
        int number = machine.description().partitionNumber(partition);
        long page = machine.guestToHost(number, CONSOLE);
        int written = (int) Math.min(machine.memory().read64(page), 4096 - CONSOLE_TEXT);
        return new String(machine.memory().dump(page + CONSOLE_TEXT, written), StandardCharsets.US_ASCII);
    }
}
