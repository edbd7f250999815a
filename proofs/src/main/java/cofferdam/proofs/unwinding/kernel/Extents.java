package cofferdam.proofs.unwinding.kernel;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which elements of the kernel's arrays, and which frames, change while a model is explored. Only these are compared after
 * every step; all others are compared after all steps of a state, and one that changes nevertheless ends the exploration
 * with a {@link ChangeOutsideError}.
 */
final class Extents {
    private final Map<Integer, BitSet> elements = new TreeMap<>();
    private final BitSet frames = new BitSet();

    /** All elements of all arrays and all frames. */
    static Extents everything(List<LiveArray> arrays, int frames) {
        Extents extents = new Extents();
        for (int a = 0; a < arrays.size(); a++) {
            for (int i = 0; i < arrays.get(a).length(); i++) {
                extents.add(a, i);
            }
        }
        extents.frames.set(0, frames);
        return extents;
    }

    /** An element of an array may change; whether that is news. */
    synchronized boolean add(int array, int element) {
        BitSet known = elements.computeIfAbsent(array, a -> new BitSet());
        boolean news = !known.get(element);
        known.set(element);
        return news;
    }

    /** A frame may change; whether that is news. */
    synchronized boolean addFrame(int frame) {
        boolean news = !frames.get(frame);
        frames.set(frame);
        return news;
    }

    /** Adds what the present step of a system has changed; whether any of it is news. */
    synchronized boolean learn(List<LiveArray> arrays, FlatMemory memory) {
        boolean news = false;
        for (int a = 0; a < arrays.size(); a++) {
            LiveArray array = arrays.get(a);
            int length = array.length();
            for (int i = array.mismatch(0, length); i >= 0; i = i + 1 < length ? array.mismatch(i + 1, length) : -1) {
                news |= add(a, i);
            }
        }
        for (int n = 0; n < memory.written(); n++) {
            if (memory.word(memory.written(n)) != memory.former(n)) {
                news |= addFrame(memory.written(n) / FlatMemory.WORDS);
            }
        }
        return news;
    }

    /** The arrays of which elements change. */
    synchronized int[] arrays() {
        return elements.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The elements of an array that change. */
    synchronized BitSet elements(int array) {
        return (BitSet) elements.getOrDefault(array, new BitSet()).clone();
    }

    /** The frames that change. */
    synchronized BitSet frames() {
        return (BitSet) frames.clone();
    }
}
