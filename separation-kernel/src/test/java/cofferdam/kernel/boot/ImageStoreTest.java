package cofferdam.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boot reads images from the description's folder and nowhere else, even if files changed since the rules saw them (G8-06). */
class ImageStoreTest {
    @TempDir
    Path outer;

    private Path inner;
    private ImageStore store;

    @BeforeEach
    void layOut() throws IOException {
        inner = Files.createDirectories(outer.resolve("inner"));
        Files.write(outer.resolve("secret.bin"), new byte[] {1});
        Files.write(inner.resolve("code.bin"), new byte[] {2});
        Files.createSymbolicLink(inner.resolve("in"), Path.of("code.bin"));
        Files.createSymbolicLink(inner.resolve("out"), Path.of("..", "secret.bin"));
        Files.createSymbolicLink(inner.resolve("up"), outer);
        store = ImageStore.directory(inner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code.bin", "./code.bin", "in", "../inner/code.bin"})
    void whatLiesInTheFolderIsRead(String name) {
        assertThat(store.find(name))
                .hasValueSatisfying(content -> assertThat(content).containsExactly(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.bin", "out", "up/secret.bin", "up/inner/../secret.bin"})
    void whatLiesOutsideIsRefused(String name) {
        assertThatThrownBy(() -> store.find(name))
                .isInstanceOf(BootException.class)
                .hasMessage("BOOT-02: image " + name + " is outside the description's folder");
    }

    @Test
    void anAbsoluteNameIsRefusedEvenIfItLeadsInside() {
        String name = inner.resolve("code.bin").toString();
        assertThatThrownBy(() -> store.find(name)).hasMessageContaining("is outside the description's folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "", ".", "up", "a\u0000b"})
    void whatIsNoFileIsNone(String name) {
        assertThat(store.find(name)).isEmpty();
    }

    @Test
    void anImageHas64MiBAndNoByteMore() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(inner.resolve("large").toFile(), "rw")) {
            file.setLength(ImageStore.MAX_BYTES);
            assertThat(store.find("large")).isPresent();
            file.setLength(ImageStore.MAX_BYTES + 1);
        }
        assertThatThrownBy(() -> store.find("large")).hasMessage("BOOT-02: image large is larger than 64 MiB");
    }
}
