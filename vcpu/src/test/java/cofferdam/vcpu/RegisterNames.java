package cofferdam.vcpu;

import java.util.List;

/** General registers by name, in the order of their encoding. */
final class RegisterNames {
    private static final List<String> NAMES = List.of(
            "RAX", "RCX", "RDX", "RBX", "RSP", "RBP", "RSI", "RDI", "R8", "R9", "R10", "R11", "R12", "R13", "R14",
            "R15");

    private RegisterNames() {}

    static int index(String name) {
        int index = NAMES.indexOf(name.trim());
        if (index < 0) {
            throw new IllegalArgumentException("no register " + name);
        }
        return index;
    }
}
