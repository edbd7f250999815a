package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Inspection;
import java.util.Arrays;

/**
 * Gives new names to the words that guests and devices write, in memory and in messages: 1, 2, ... in the order in which
 * they first stand there. 0 keeps its name, and so does every word that nobody writes.
 */
final class Renaming {
    private final FlatMemory memory;
    private final LiveArray messages;
    private final int[] frames;
    private final long[] names;
    private int next;
    private boolean changed;

    Renaming(KernelSystem system, LiveArray messages) {
        this.messages = messages;
        memory = system.memory();
        names = new long[system.model().bounds().values()];
        Inspection inspection = system.kernel().inspection();
        frames = Arrays.stream(system.model().used(inspection))
                .map(frame -> memory.index(inspection.frameAddress(frame)))
                .filter(first -> first >= 0)
                .sorted()
                .toArray();
    }

    /** Renames; whether anything has another name now. */
    boolean apply() {
        Arrays.fill(names, 0);
        next = 1;
        changed = false;
        for (int first : frames) {
            for (int block = first / 64; block < (first + FlatMemory.WORDS) / 64; block++) {
                for (long bits = memory.noted(block); bits != 0; bits &= bits - 1) {
                    int index = 64 * block + Long.numberOfTrailingZeros(bits);
                    long word = memory.word(index);
                    if (named(word)) {
                        memory.put(index, name(word));
                    }
                }
            }
        }
        for (int i = 0; i < messages.length(); i++) {
            long word = messages.get(i);
            if (named(word)) {
                messages.put(i, name(word));
            }
        }
        return changed;
    }

    private boolean named(long word) {
        return word > 0 && word < names.length;
    }

    private long name(long word) {
        int old = (int) word;
        if (names[old] == 0) {
            names[old] = next++;
        }
        changed |= names[old] != word;
        return names[old];
    }

    /** How many states differ from the current one, which has its names already, by names alone. */
    long orbit() {
        apply();
        if (changed) {
            throw new IllegalStateException("asked before the values were renamed");
        }
        long orbit = 1;
        for (int named = 0; named < next - 1; named++) {
            orbit *= names.length - 1 - named;
        }
        return orbit;
    }
}
