package cofferdam.proofs.unwinding.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How a state is cut into parts. Arrays of one object that are as long as each other are rows of a table, and a row is a
 * part; of other arrays a part is a stretch; of memory, a frame. The last parts are what caches still hold,
 * and what is to be said against the last step.
 */
final class Layout {
    /** Elements that stay as they are between two that change, and are compared with them because that is faster. */
    private static final int GAP = 16;

    /** A stretch {@code [from, to)} of an array that is compared after every step. */
    record Range(int array, int from, int to) {}

    private final List<LiveArray> arrays;
    private final List<Elements> elements = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private final int[][] partOf;
    private final int[] partOfFrame;
    private final int[] frameOf;
    private final int elementParts;
    private final int parts;

    Layout(CoreState core, Extents extents, int frames) {
        arrays = core.arrays();
        partOf = new int[arrays.size()][];
        int[] changing = extents.arrays();
        boolean[] done = new boolean[arrays.size()];
        for (int a : changing) {
            partOf[a] = new int[arrays.get(a).length()];
            Arrays.fill(partOf[a], -1);
        }
        for (int a : changing) {
            int[] group = Arrays.stream(changing)
                    .filter(b -> core.together(a, b)
                            && arrays.get(a).length() == arrays.get(b).length())
                    .toArray();
            if (!done[a]) {
                Arrays.stream(group).forEach(b -> done[b] = true);
                if (group.length > 1) {
                    rows(group, extents);
                } else {
                    ranges(a, extents.elements(a));
                    stretches(a);
                }
            }
        }
        elementParts = elements.size();
        partOfFrame = new int[frames];
        Arrays.fill(partOfFrame, -1);
        BitSet changingFrames = extents.frames();
        frameOf = changingFrames.stream().toArray();
        for (int i = 0; i < frameOf.length; i++) {
            partOfFrame[frameOf[i]] = elementParts + i;
        }
        parts = elementParts + frameOf.length + 2;
    }

    /** How many parts there are. */
    int parts() {
        return parts;
    }

    /** The part that is what caches hold. */
    int cachesPart() {
        return parts - 2;
    }

    /** The part that is what is to be said against the last step. */
    int complaintPart() {
        return parts - 1;
    }

    /** The stretches to compare after every step. */
    List<Range> ranges() {
        return ranges;
    }

    /** The part an element of an array belongs to, or -1 if it is not expected to change. */
    int partOf(int array, int element) {
        return partOf[array] == null ? -1 : partOf[array][element];
    }

    /** The part that is a frame of memory, or -1 if it is not expected to change. */
    int partOfFrame(int frame) {
        return partOfFrame[frame];
    }

    /** Whether a part consists of elements of arrays. */
    boolean hasElements(int part) {
        return part < elementParts;
    }

    /** The elements that a part consists of. */
    Elements elements(int part) {
        return elements.get(part);
    }

    /** The frame that a part is. */
    int frameOf(int part) {
        return frameOf[part - elementParts];
    }

    private void ranges(int array, BitSet elements) {
        for (int from = elements.nextSetBit(0); from >= 0; ) {
            int last = from;
            int next = elements.nextSetBit(last + 1);
            while (next >= 0 && next - last <= GAP) {
                last = next;
                next = elements.nextSetBit(last + 1);
            }
            ranges.add(new Range(array, from, last + 1));
            from = next;
        }
    }

    private void rows(int[] group, Extents extents) {
        BitSet rows = new BitSet();
        for (int a : group) {
            rows.or(extents.elements(a));
        }
        // What is in a part is compared: of a row all elements, whichever of them were seen to change.
        for (int a : group) {
            ranges(a, rows);
        }
        LiveArray[] columns = Arrays.stream(group).mapToObj(arrays::get).toArray(LiveArray[]::new);
        rows.stream().forEach(row -> {
            for (int a : group) {
                partOf[a][row] = elements.size();
            }
            elements.add(Elements.row(columns, row));
        });
    }

    private void stretches(int array) {
        for (Range range : ranges) {
            if (range.array() == array) {
                Arrays.fill(partOf[array], range.from(), range.to(), elements.size());
                elements.add(Elements.stretch(arrays.get(array), range.from(), range.to()));
            }
        }
    }
}
