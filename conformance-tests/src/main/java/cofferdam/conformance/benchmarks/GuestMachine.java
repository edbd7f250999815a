package cofferdam.conformance.benchmarks;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.reader.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** A machine with one partition alone on one processor, which runs given machine code. */
final class GuestMachine {
    /** Cycles, and so instructions, in a tick; stands in system.xml as well. */
    static final int TICK = 30_000;

    private GuestMachine() {}

    /** Boots the machine with machine code in hexadecimal, entered at its first byte. */
    static Machine running(String code) {
        try (InputStream description = GuestMachine.class.getResourceAsStream("system.xml")) {
            Path directory = Files.createTempDirectory("cofferdam-benchmark");
            Path file = directory.resolve("system.xml");
            Path image = directory.resolve("guest.bin");
            try {
                Files.copy(description, file);
                Files.write(image, HexFormat.of().parseHex(code.replace(" ", "")));
                ReadResult read = DescriptionReader.read(file);
                return Boot.boot(
                        read.description().orElseThrow(() -> new IllegalStateException("" + read.findings())),
                        ImageStore.directory(directory),
                        BootOptions.defaults());
            } finally {
                Files.deleteIfExists(image);
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
