package java.lang;

/** Stands in for arithmetic of the library. */
public final class Math {
    private Math() {}

    /** The smaller one. */
    public static int min(int a, int b) {
        return a <= b ? a : b;
    }
}
