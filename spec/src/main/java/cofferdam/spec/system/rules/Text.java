package cofferdam.spec.system.rules;

/** Numbers as authors write them. */
final class Text {
    private Text() {}

    /** An address: {@code 0x1000}. */
    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** A size with the largest unit that divides it: {@code 64K}, {@code 5000 bytes}. */
    static String size(long bytes) {
        if (bytes == 0) {
            return "0 bytes";
        }
        for (int unit = 2; unit >= 0; unit--) {
            int shift = 10 * (unit + 1);
            if (bytes >> shift << shift == bytes) {
                return (bytes >> shift) + "KMG".substring(unit, unit + 1);
            }
        }
        return bytes == 1 ? "1 byte" : bytes + " bytes";
    }

    /** A requester id as bus, device and function: {@code 00:03.0}. */
    static String pci(int requester) {
        return "%02x:%02x.%d".formatted(requester >> 8, requester >> 3 & 31, requester & 7);
    }

    /** Whether a number is a multiple of 4 KiB. */
    static boolean pages(long value) {
        return (value & 0xfff) == 0;
    }

    /** A constant as it is written in a description. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
