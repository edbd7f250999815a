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
    private static final String FRAMES = "frames";

    private volatile boolean strict;
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

    /** From now on everything is compared after every step. */
    void beStrict() {
        strict = true;
    }

    /** Whether everything is compared after every step. */
    boolean strict() {
        return strict;
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

    /** All of it as text: a line for each array with its number and elements, and one for frames. */
    synchronized String text() {
        StringBuilder text = new StringBuilder();
        elements.forEach((array, of) -> text.append(line(array.toString(), of)));
        return text.append(line(FRAMES, frames)).toString();
    }

    private static String line(String name, BitSet set) {
        StringBuilder line = new StringBuilder(name);
        set.stream().forEach(i -> line.append(' ').append(i));
        return line.append('\n').toString();
    }

    /**
     * Adds what such a text says.
     *
     * @param lengths of all arrays
     * @throws IllegalArgumentException if it says something else
     */
    synchronized void add(String text, int[] lengths, int allFrames) {
        Extents read = new Extents();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            String[] words = line.split(" ");
            boolean frame = words[0].equals(FRAMES);
            int array = frame ? -1 : within(words[0], lengths.length, number);
            for (int i = 1; i < words.length; i++) {
                if (frame) {
                    read.addFrame(within(words[i], allFrames, number));
                } else {
                    read.add(array, within(words[i], lengths[array], number));
                }
            }
        }
        frames.or(read.frames);
        read.elements.forEach((array, of) ->
                elements.computeIfAbsent(array, a -> new BitSet()).or(of));
    }

    private static int within(String word, int limit, int line) {
        if (!word.matches("\\d{1,9}") || Integer.parseInt(word) >= limit) {
            throw new IllegalArgumentException("line " + line + ": '" + word + "' is no number below " + limit);
        }
        return Integer.parseInt(word);
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
