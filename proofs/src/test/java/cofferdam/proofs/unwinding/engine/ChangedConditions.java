package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Loads the explorer a second time with one of its conditions changed. */
final class ChangedConditions extends ClassLoader {
    /** How a condition is changed. */
    enum Change {
        ALWAYS_TRUE,
        NEGATED
    }

    private static final String PACKAGE = Conditions.class.getPackageName() + ".";

    private final String condition;
    private final Change change;
    private int places;

    ChangedConditions(String condition, Change change) {
        super(ChangedConditions.class.getClassLoader());
        this.condition = condition;
        this.change = change;
    }

    @SuppressWarnings("unchecked")
    Function<Supplier<? extends TransitionSystem>, Set<String>> explorer() {
        try {
            return (Function<Supplier<? extends TransitionSystem>, Set<String>>)
                    loadClass(Verdict.class.getName()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In how many places something was changed. */
    int places() {
        return places;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] code = code(name);
            if (name.equals(Conditions.class.getName())) {
                code = changed(code);
            }
            return defineClass(name, code, 0, code.length);
        }
    }

    private byte[] code(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] changed(byte[] code) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(code)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                MethodVisitor method =
                                        super.visitMethod(access, name, descriptor, signature, exceptions);
                                return name.equals(condition) ? new ChangedReturn(method) : method;
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    private final class ChangedReturn extends MethodVisitor {
        ChangedReturn(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.IRETURN) {
                places++;
                super.visitInsn(Opcodes.ICONST_1);
                super.visitInsn(change == Change.NEGATED ? Opcodes.IXOR : Opcodes.IOR);
            }
            super.visitInsn(opcode);
        }
    }
}
