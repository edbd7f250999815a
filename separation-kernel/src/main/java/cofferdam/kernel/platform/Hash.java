package cofferdam.kernel.platform;

/** A 64-bit hash over words, for comparing states; not a cryptographic one. */
final class Hash {
    private Hash() {}

    static long mix(long hash, long a, long b) {
        long h = (hash ^ a) * 0x9e37_79b9_7f4a_7c15L;
        h = (Long.rotateLeft(h, 29) ^ b) * 0xbf58_476d_1ce4_e5b9L;
        return h ^ h >>> 32;
    }
}
