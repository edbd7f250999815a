package cofferdam.proofs.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The checker is given records as plain classes, and all else as it is (G11-01). */
class ClassFilesTest {
    @Test
    void aRecordBecomesAClassThatExtendsObjectAndKeepsWhatItHolds() throws Exception {
        assertThat(BoundedLemma.Change.class.getSuperclass()).isEqualTo(Record.class);
        Class<?> plain = new Loader().define(ClassFiles.plain(bytes(BoundedLemma.Change.class)));
        assertThat(plain.getSuperclass()).isEqualTo(Object.class);
        Object change =
                plain.getConstructor(String.class, String.class, String.class).newInstance("a.Type", "this", "that");
        assertThat(plain.getMethod("by").invoke(change)).isEqualTo("that");
    }

    @Test
    void otherClassesStayAsTheyAre() throws IOException {
        byte[] file = bytes(BoundedProver.class);
        assertThat(ClassFiles.plain(file)).isEqualTo(file);
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private static final class Loader extends ClassLoader {
        Class<?> define(byte[] file) {
            return defineClass(null, file, 0, file.length);
        }
    }
}
