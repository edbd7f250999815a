package cofferdam.kernel.platform;

import cofferdam.vcpu.GuestState;

/** Names the words of a view, and registers, for people. */
public final class WordNames {
    private static final String[] GENERAL = {
        "RAX", "RCX", "RDX", "RBX", "RSP", "RBP", "RSI", "RDI", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15",
        "RIP", "RFLAGS", "CR0", "CR2", "CR3", "CR4", "EFER", "PKRU"
    };
    private static final String[] SEGMENTS = {"ES", "CS", "SS", "DS", "FS", "GS", "LDTR", "TR"};
    private static final String[] FIELDS = {"selector", "base", "limit", "attributes"};
    private static final String[] SYSTEM = {
        "GDTR base",
        "GDTR limit",
        "IDTR base",
        "IDTR limit",
        "STAR",
        "LSTAR",
        "CSTAR",
        "FMASK",
        "KERNEL_GS_BASE",
        "SYSENTER_CS",
        "SYSENTER_ESP",
        "SYSENTER_EIP",
        "PAT",
        "TSC_AUX",
        "DR7",
        "interruptibility",
        "activity"
    };

    private WordNames() {}

    /** A word with its value, e.g. {@code register RAX = 0x5}. */
    static String name(PartitionView.Part part, String what, long a, long b, long value) {
        String number = " = 0x" + Long.toHexString(value);
        return switch (part) {
            case REGISTERS -> "register " + register((int) a) + number;
            case MAP -> what + " guest-physical 0x" + Long.toHexString(a) + number;
            case PORTS, DEVICES -> what + " " + a + " [" + (b >>> 32) + "," + (int) b + "]" + number;
            case EVENTS -> what + " " + a + number;
            default -> what + number;
        };
    }

    /** Name of a word of a saved guest state, 0..79. */
    public static String register(int index) {
        if (index < GuestState.SEGMENTS) {
            return GENERAL[index];
        }
        if (index < GuestState.GDTR_BASE) {
            int offset = index - GuestState.SEGMENTS;
            return SEGMENTS[offset / FIELDS.length] + " " + FIELDS[offset % FIELDS.length];
        }
        int system = index - GuestState.GDTR_BASE;
        return system < SYSTEM.length ? SYSTEM[system] : "word " + index;
    }
}
