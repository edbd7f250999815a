package cofferdam.proofs.components;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Whether the arrays of a class are its own: each array field is private, final and not static, is given an array that the same
 * constructor has just allocated, and none of these arrays goes anywhere else: it is not returned, stored, or handed to
 * a method other than {@code System.arraycopy}. Then no two objects share an array, and nobody else ever holds one.
 */
final class ArrayOwnership {
    private static final Set<String> TRUSTED = Set.of("java/lang/System.arraycopy");

    private final ClassNode type = new ClassNode();
    private final List<String> violations = new ArrayList<>();

    private ArrayOwnership(byte[] bytes) {
        new ClassReader(bytes).accept(type, ClassReader.SKIP_DEBUG);
    }

    /** What is wrong with a class, a sentence each. */
    static List<String> violations(Class<?> checked) {
        String name = "/" + checked.getName().replace('.', '/') + ".class";
        try (InputStream in = checked.getResourceAsStream(name)) {
            ArrayOwnership ownership = new ArrayOwnership(in.readAllBytes());
            ownership.fields();
            for (MethodNode method : ownership.type.methods) {
                ownership.method(method);
            }
            return ownership.violations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AnalyzerException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private void fields() {
        for (FieldNode field : type.fields) {
            boolean owned = (field.access & Opcodes.ACC_PRIVATE) != 0 && (field.access & Opcodes.ACC_FINAL) != 0;
            if (field.desc.startsWith("[") && !owned) {
                violations.add(field.name + " is not private and final");
            }
            if (field.desc.startsWith("[") && (field.access & Opcodes.ACC_STATIC) != 0) {
                violations.add(field.name + " is shared by all objects");
            }
            if (field.desc.startsWith("[[")) {
                violations.add(field.name + " holds arrays of arrays");
            }
        }
    }

    private void method(MethodNode method) throws AnalyzerException {
        Frame<SourceValue>[] frames = new Analyzer<>(new Origins()).analyze(type.name, method);
        Set<AbstractInsnNode> kept = new HashSet<>();
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null && method.instructions.get(i) instanceof FieldInsnNode put && storesArray(put)) {
                store(method, put, top(frames[i], 0), kept);
            }
        }
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null) {
                consume(method, method.instructions.get(i), frames[i], kept);
            }
        }
    }

    private static boolean storesArray(FieldInsnNode put) {
        return (put.getOpcode() == Opcodes.PUTFIELD || put.getOpcode() == Opcodes.PUTSTATIC)
                && put.desc.startsWith("[");
    }

    /** A field may be given what was just allocated here, and each allocation goes to one field. */
    private void store(MethodNode method, FieldInsnNode put, SourceValue value, Set<AbstractInsnNode> kept) {
        for (AbstractInsnNode origin : value.insns) {
            if (origin.getOpcode() != Opcodes.NEWARRAY && origin.getOpcode() != Opcodes.ANEWARRAY) {
                violations.add(method.name + " gives " + put.name + " an array that it did not allocate");
            } else if (!kept.add(origin)) {
                violations.add(method.name + " gives " + put.name + " an array that another field has");
            }
        }
        if (value.insns.isEmpty()) {
            violations.add(method.name + " gives " + put.name + " an array that it did not allocate");
        }
    }

    private void consume(
            MethodNode method, AbstractInsnNode instruction, Frame<SourceValue> frame, Set<AbstractInsnNode> kept) {
        switch (instruction.getOpcode()) {
            case Opcodes.ARETURN -> refuse(method, top(frame, 0), kept, "returns");
            case Opcodes.AASTORE -> refuse(method, top(frame, 0), kept, "stores in another array");
            case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> {
                FieldInsnNode put = (FieldInsnNode) instruction;
                refuse(method, top(frame, 0), storesArray(put) ? Set.of() : kept, "stores in " + put.name);
            }
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE -> {
                MethodInsnNode call = (MethodInsnNode) instruction;
                if (!TRUSTED.contains(call.owner + "." + call.name)) {
                    int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
                    arguments(method, frame, Type.getArgumentTypes(call.desc).length + receiver, kept, call.name);
                }
            }
            case Opcodes.INVOKEDYNAMIC -> {
                InvokeDynamicInsnNode call = (InvokeDynamicInsnNode) instruction;
                arguments(method, frame, Type.getArgumentTypes(call.desc).length, kept, call.name);
            }
            default -> {
                // Reads and writes elements, asks for the length, compares, or has nothing to do with arrays.
            }
        }
    }

    private void arguments(
            MethodNode method, Frame<SourceValue> frame, int count, Set<AbstractInsnNode> kept, String callee) {
        for (int i = 0; i < count; i++) {
            refuse(method, top(frame, i), kept, "hands to " + callee);
        }
    }

    private void refuse(MethodNode method, SourceValue value, Set<AbstractInsnNode> kept, String does) {
        for (AbstractInsnNode origin : value.insns) {
            boolean own = origin instanceof FieldInsnNode get
                    && get.getOpcode() == Opcodes.GETFIELD
                    && get.desc.startsWith("[");
            if (own) {
                violations.add(method.name + " " + does + " the array " + ((FieldInsnNode) origin).name);
            } else if (kept.contains(origin)) {
                violations.add(method.name + " " + does + " an array that a field has");
            }
        }
    }

    private static SourceValue top(Frame<SourceValue> frame, int below) {
        return frame.getStack(frame.getStackSize() - 1 - below);
    }

    /** Where values come from, through copies and casts. */
    private static final class Origins extends SourceInterpreter {
        Origins() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            return instruction.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(instruction, value);
        }
    }
}
