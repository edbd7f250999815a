package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Platform;
import cofferdam.spec.memory.PhysicalMemory;
import java.util.Arrays;

/**
 * Physical memory as one array of words, which remembers what the present step has written, for the kernel and for all who
 * access memory. It also remembers which caches the kernel had dropped, and when.
 */
final class FlatMemory implements Platform {
    /** Words in a frame. */
    static final int WORDS = 512;

    private final long base;
    private final long[] words;
    private final long[] initial;
    /** Words of each frame that were ever written or that began with something in them, a bit each. */
    private final long[] noted;

    private final int[] stamp;
    private int step = 1;
    private int[] written = new int[4096];
    private long[] former = new long[4096];
    private int count;
    private final Caches caches;

    /** The memory of a machine from a frame on. */
    FlatMemory(PhysicalMemory memory, long base, Caches caches) {
        this.base = base;
        this.caches = caches;
        words = new long[(int) ((memory.bytes() - base) / 8)];
        initial = new long[words.length];
        stamp = new int[words.length];
        noted = new long[words.length / 64];
        for (int i = 0; i < words.length; i++) {
            load(i, memory.read64(base + 8L * i));
        }
    }

    /** From now on, what is there is the state at the start. */
    void begin() {
        System.arraycopy(words, 0, initial, 0, words.length);
        commit();
    }

    /** How many frames there are. */
    int frames() {
        return words.length / WORDS;
    }

    /** Number of the word at an address, or -1 if there is no memory or the address is not that of a word. */
    int index(long physical) {
        long offset = physical - base;
        return offset < 0 || offset >= 8L * words.length || (offset & 7) != 0 ? -1 : (int) (offset >>> 3);
    }

    /** Host-physical address of a frame of this memory. */
    long address(int frame) {
        return base + 4096L * frame;
    }

    /** A word by its number. */
    long word(int index) {
        return words[index];
    }

    /** The word that was there at the start. */
    long initialWord(int index) {
        return initial[index];
    }

    /** Bits of those 64 words, from a number on, that were ever written or began with something in them. */
    long noted(int block) {
        return noted[block];
    }

    /** Writes a word by its number. */
    void put(int index, long word) {
        if (words[index] == word) {
            return;
        }
        if (stamp[index] != step) {
            stamp[index] = step;
            remember(index);
        }
        words[index] = word;
        note(index);
    }

    /** Puts a word there that no step has written. */
    void load(int index, long word) {
        words[index] = word;
        if (word != 0) {
            note(index);
        }
    }

    /** How many words the present step has written. */
    int written() {
        return count;
    }

    /** The n-th word that the present step has written. */
    int written(int n) {
        return written[n];
    }

    /** What the n-th word that the present step has written was before. */
    long former(int n) {
        return former[n];
    }

    /** What was written stays. */
    void commit() {
        count = 0;
        step++;
    }

    /** What was written is undone. */
    void undo() {
        for (int i = 0; i < count; i++) {
            words[written[i]] = former[i];
        }
        commit();
    }

    @Override
    public long read(long physical) {
        return words[(int) ((physical - base) >>> 3)];
    }

    @Override
    public void write(long physical, long word) {
        int index = (int) ((physical - base) >>> 3);
        if (words[index] != word) {
            put(index, word);
            caches.written(index / WORDS);
        }
    }

    @Override
    public void scrubFrame(long physical) {
        int first = (int) ((physical - base) >>> 3);
        for (int block = first / 64; block < (first + WORDS) / 64; block++) {
            for (long bits = noted[block]; bits != 0; bits &= bits - 1) {
                put(64 * block + Long.numberOfTrailingZeros(bits), 0);
            }
        }
        caches.written(first / WORDS);
    }

    @Override
    public void copyFrame(long from, long to) {
        int source = (int) ((from - base) >>> 3);
        int target = (int) ((to - base) >>> 3);
        for (int block = 0; block < WORDS / 64; block++) {
            long bits = noted[source / 64 + block] | noted[target / 64 + block];
            for (; bits != 0; bits &= bits - 1) {
                int i = 64 * block + Long.numberOfTrailingZeros(bits);
                put(target + i, words[source + i]);
            }
        }
        caches.written(target / WORDS);
    }

    @Override
    public void flushTlb(int partition) {
        caches.flushedTlb(partition);
    }

    @Override
    public void flushIotlb(int domain) {
        caches.flushedIotlb(domain);
    }

    @Override
    public void flushContextCache() {
        caches.flushedContext();
    }

    @Override
    public void resetDevice(int device) {
        // A device that may do anything next has no state of its own.
    }

    private void note(int index) {
        noted[index >>> 6] |= 1L << index;
    }

    private void remember(int index) {
        if (count == written.length) {
            written = Arrays.copyOf(written, 2 * count);
            former = Arrays.copyOf(former, 2 * count);
        }
        written[count] = index;
        former[count] = words[index];
        count++;
    }
}
