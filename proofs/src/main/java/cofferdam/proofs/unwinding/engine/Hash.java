package cofferdam.proofs.unwinding.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Mixing of words and bytes, the same on every machine. It decides places in tables, never equality. */
final class Hash {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Hash() {}

    /** All 64 bits of the result depend on all of the word: the finaliser of SplitMix64. */
    static long mix(long word) {
        long z = word + GOLDEN;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    static long of(long a, long b) {
        return mix(mix(a) ^ b);
    }

    static long of(byte[] content, int length, long seed) {
        long hash = seed ^ length * GOLDEN;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            hash = mix(hash ^ (long) WORD.get(content, at));
        }
        if (at < length) {
            long rest = 0;
            for (int shift = 0; at < length; at++, shift += 8) {
                rest |= (content[at] & 0xffL) << shift;
            }
            hash = mix(hash ^ rest);
        }
        return mix(hash);
    }
}
