package cofferdam.workbench.report;

/** Sizes in words. */
final class Sizes {
    private Sizes() {}

    /** A number of bytes with the largest unit that divides it, such as {@code 64K}. */
    static String of(long bytes) {
        String[] units = {"", "K", "M", "G"};
        int unit = 0;
        while (unit < units.length - 1 && bytes != 0 && bytes % 1024 == 0) {
            bytes /= 1024;
            unit++;
        }
        return bytes + units[unit];
    }
}
