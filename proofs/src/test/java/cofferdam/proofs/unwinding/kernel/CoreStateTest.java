package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.kernel.core.Kernel;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No state of the kernel is left out. Requirement G11-01. */
class CoreStateTest {
    /** What boot fills before there is a kernel, and what the kernel asks for nothing after that. */
    private static final Set<String> BEFORE_THE_KERNEL = Set.of(
            "Configuration", "MemoryConfiguration", "KernelConfiguration", "DeviceConfiguration", "RunConfiguration");

    static class Inner {
        int changing;
        final long[] numbers = {1, 2};
    }

    static class Outer {
        final Inner inner = new Inner();
        final int fixed = 3;
        boolean flag;
    }

    static class HoldsAList {
        final List<Integer> list = new ArrayList<>();
    }

    static class HoldsATable {
        final int[][] table = new int[2][2];
    }

    static class HoldsBytes {
        final byte[] bytes = new byte[2];
    }

    static class ChangesAReference {
        Inner inner = new Inner();
    }

    static class ChangesForAll {
        static int all;
    }

    @Test
    void everyArrayAndEveryChangingFieldIsFound() {
        CoreState state = of(new Outer());
        assertThat(state.arrays()).extracting(LiveArray::name).containsExactly("Inner.numbers", "fields");
        assertThat(((LiveScalars) state.arrays().get(1)).scalars())
                .extracting(LiveScalars.Scalar::name)
                .containsExactly("Outer.flag", "Inner.changing");
    }

    @Test
    void stateOfAnotherKindIsRefused() {
        refused(new HoldsAList(), "HoldsAList.list is a java.util.ArrayList");
        refused(new HoldsATable(), "HoldsATable.table");
        refused(new HoldsBytes(), "HoldsBytes.bytes");
        refused(new ChangesAReference(), "ChangesAReference.inner is a reference that may change");
        refused(new ChangesForAll(), "ChangesForAll.all is static");
    }

    @Test
    void everyTypeOfTheCoreThatHoldsStateIsReachedFromTheKernel() throws Exception {
        Set<String> reached = Models.channel().system().types().stream()
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> holding = new TreeSet<>();
        for (Class<?> type : core()) {
            for (Field field : type.getDeclaredFields()) {
                boolean changes = !Modifier.isFinal(field.getModifiers())
                        || field.getType().isArray();
                if (!Modifier.isStatic(field.getModifiers()) && changes) {
                    holding.add(type.getSimpleName());
                }
            }
        }
        assertThat(holding).hasSizeGreaterThan(15);
        holding.removeAll(BEFORE_THE_KERNEL);
        // Only looked at while the kernel's tables are built.
        holding.remove("Windows");
        assertThat(reached).containsAll(holding);
    }

    private static List<Class<?>> core() throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(
                Kernel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        boolean packed = Files.isRegularFile(classes);
        List<Class<?>> types = new ArrayList<>();
        try (FileSystem jar = packed ? FileSystems.newFileSystem(classes) : null;
                Stream<Path> files = Files.list((packed ? jar.getPath("/") : classes)
                        .resolve(Kernel.class.getPackageName().replace('.', '/')))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.equals("package-info.class")) {
                    types.add(Class.forName(Kernel.class.getPackageName() + "." + name.replace(".class", "")));
                }
            }
        }
        return types;
    }

    private static CoreState of(Object root) {
        return CoreState.of(
                List.of(root), type -> type.getPackage() == CoreStateTest.class.getPackage(), type -> false);
    }

    private static void refused(Object root, String why) {
        assertThatThrownBy(() -> of(root))
                .isInstanceOf(UnknownStateException.class)
                .hasMessageContaining(why);
    }
}
