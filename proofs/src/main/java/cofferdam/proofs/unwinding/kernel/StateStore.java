package cofferdam.proofs.unwinding.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The current state of one kernel with its memory, part by part: what a step changed, how to undo it, and how to load
 * another state. A part's content is the list of what differs from the start.
 */
final class StateStore {
    /** After so many steps of an instance, all arrays are looked at now and then only. */
    private static final int EACH_STEP = 20_000;

    /** A prime, so that it meets every action. */
    private static final int NOW_AND_THEN = 61;

    private final LiveArray[] arrays;
    private long steps;
    private final FlatMemory memory;
    private final Translations translations;
    private final Complaints complaints;
    private String complaintBefore;
    private final Extents extents;
    private final Layout layout;
    private final Layout.Range[] ranges;
    private final boolean[] rangeChanged;
    private final int[] changed;
    private final int[] stamp;
    private int changes;
    private int step;
    private boolean open;
    private boolean unchecked;
    private final Bytes bytes = new Bytes();

    StateStore(CoreState core, FlatMemory memory, Translations translations, Complaints complaints, Extents extents) {
        this.complaints = complaints;
        this.memory = memory;
        this.translations = translations;
        this.extents = extents;
        arrays = core.arrays().toArray(new LiveArray[0]);
        layout = new Layout(core, extents, memory.frames());
        ranges = layout.ranges().toArray(new Layout.Range[0]);
        rangeChanged = new boolean[ranges.length];
        changed = new int[layout.parts()];
        stamp = new int[layout.parts()];
    }

    int parts() {
        return layout.parts();
    }

    /** A step begins; the one before stays. */
    void begin() {
        commit();
        translations.beginStep();
        complaintBefore = complaints.first();
        complaints.set(null);
        open = true;
        unchecked = true;
    }

    /** A step is over. */
    void end() {
        step++;
        changes = 0;
        List<Translations.Stale> kept = translations.kept();
        translations.endStep();
        compare();
        if (++steps <= EACH_STEP || steps % NOW_AND_THEN == 0 || extents.strict()) {
            unexpected();
        }
        if (!kept.equals(translations.kept())) {
            change(layout.cachesPart());
        }
        if (!Objects.equals(complaintBefore, complaints.first())) {
            change(layout.complaintPart());
        }
    }

    /** Finds what has changed in arrays and memory: at the end of a step, and once more if something was changed after it. */
    void compare() {
        for (int r = 0; r < ranges.length; r++) {
            Layout.Range range = ranges[r];
            LiveArray array = arrays[range.array()];
            int i = array.mismatch(range.from(), range.to());
            rangeChanged[r] = i >= 0;
            while (i >= 0) {
                change(layout.partOf(range.array(), i), array, i);
                i = i + 1 < range.to() ? array.mismatch(i + 1, range.to()) : -1;
            }
        }
        for (int n = 0; n < memory.written(); n++) {
            int index = memory.written(n);
            if (memory.word(index) != memory.former(n)) {
                int frame = index / FlatMemory.WORDS;
                int part = layout.partOfFrame(frame);
                if (part < 0) {
                    extents.addFrame(frame);
                    throw new ChangeOutsideError("a step changed frame " + frame);
                }
                change(part);
            }
        }
    }

    /** Whether the last step has changed anything. */
    boolean anyChange() {
        return changes > 0;
    }

    /**
     * Looks at all arrays after a step. After each state they are looked at too, but by then a later step may have written
     * back what an earlier one changed.
     */
    private void unexpected() {
        for (int a = 0; a < arrays.length; a++) {
            LiveArray array = arrays[a];
            int length = array.length();
            for (int i = array.mismatch(0, length); i >= 0; i = i + 1 < length ? array.mismatch(i + 1, length) : -1) {
                if (layout.partOf(a, i) < 0) {
                    extents.learn(List.of(arrays), memory);
                    throw new ChangeOutsideError("a step changed element " + i + " of " + array.name());
                }
            }
        }
    }

    /** The parts that the last step may have changed. */
    int changed(int[] into) {
        System.arraycopy(changed, 0, into, 0, changes);
        return changes;
    }

    /** Undoes the step that has begun, whether or not it is over. */
    void undo(boolean over) {
        memory.undo();
        for (int r = 0; r < ranges.length; r++) {
            if (!over || rangeChanged[r]) {
                arrays[ranges[r].array()].undo(ranges[r].from(), ranges[r].to());
                rangeChanged[r] = false;
            }
        }
        translations.undoStep();
        complaints.set(complaintBefore);
        changes = 0;
        open = false;
    }

    byte[] part(int part) {
        bytes.clear();
        if (part == layout.complaintPart()) {
            String complaint = complaints.first();
            return complaint == null ? Bytes.EMPTY : complaint.getBytes(StandardCharsets.UTF_8);
        }
        if (layout.hasElements(part)) {
            layout.elements(part).write(bytes);
        } else if (part == layout.cachesPart()) {
            for (Translations.Stale entry : translations.kept()) {
                bytes.put(entry.space());
                bytes.put(entry.page());
                bytes.put(entry.found());
            }
        } else {
            frame(layout.frameOf(part));
        }
        return bytes.copy();
    }

    void setPart(int part, byte[] content) {
        commit();
        check();
        if (part == layout.complaintPart()) {
            complaints.set(content.length == 0 ? null : new String(content, StandardCharsets.UTF_8));
            return;
        }
        Bytes.Reader reader = new Bytes.Reader(content);
        if (layout.hasElements(part)) {
            layout.elements(part).read(reader);
        } else if (part == layout.cachesPart()) {
            List<Translations.Stale> kept = new ArrayList<>();
            while (reader.more()) {
                kept.add(new Translations.Stale((int) reader.next(), (int) reader.next(), reader.next()));
            }
            translations.keep(kept);
        } else {
            loadFrame(layout.frameOf(part), reader);
        }
    }

    /** Whether anything has changed that is not expected to; then an exception, and from now on it is expected. */
    void check() {
        if (!unchecked) {
            return;
        }
        unchecked = false;
        for (LiveArray array : arrays) {
            int at = array.mismatch(0, array.length());
            if (at >= 0) {
                extents.learn(List.of(arrays), memory);
                throw new ChangeOutsideError("a step changed element " + at + " of " + array.name());
            }
        }
    }

    private void commit() {
        if (open) {
            open = false;
            memory.commit();
            for (int r = 0; r < ranges.length; r++) {
                if (rangeChanged[r]) {
                    rangeChanged[r] = false;
                    arrays[ranges[r].array()].commit(ranges[r].from(), ranges[r].to());
                }
            }
        }
    }

    private void change(int part, LiveArray array, int element) {
        if (part < 0) {
            extents.learn(List.of(arrays), memory);
            throw new ChangeOutsideError("a step changed element " + element + " of " + array.name());
        }
        change(part);
    }

    private void change(int part) {
        if (stamp[part] != step) {
            stamp[part] = step;
            changed[changes++] = part;
        }
    }

    private void frame(int frame) {
        int first = frame * FlatMemory.WORDS;
        for (int block = 0; block < FlatMemory.WORDS / 64; block++) {
            for (long bits = memory.noted(first / 64 + block); bits != 0; bits &= bits - 1) {
                int offset = 64 * block + Long.numberOfTrailingZeros(bits);
                long word = memory.word(first + offset);
                if (word != memory.initialWord(first + offset)) {
                    bytes.put(offset);
                    bytes.put(word);
                }
            }
        }
    }

    private void loadFrame(int frame, Bytes.Reader reader) {
        int first = frame * FlatMemory.WORDS;
        for (int block = 0; block < FlatMemory.WORDS / 64; block++) {
            for (long bits = memory.noted(first / 64 + block); bits != 0; bits &= bits - 1) {
                int index = first + 64 * block + Long.numberOfTrailingZeros(bits);
                memory.load(index, memory.initialWord(index));
            }
        }
        while (reader.more()) {
            memory.load(first + (int) reader.next(), reader.next());
        }
        translations.forget(frame);
    }
}
