package cofferdam.proofs.unwinding.kernel;

import java.util.Objects;

/** Elements of the kernel's arrays that are one part of a state. Its content is the list of those that are not as at the start. */
abstract class Elements {
    /** Appends the number and value of each element that is not as at the start. */
    abstract void write(Bytes bytes);

    /** Gives all of them the content that was written. */
    abstract void read(Bytes.Reader reader);

    /** The stretch {@code [from, to)} of an array. */
    static Elements stretch(LiveArray array, int from, int to) {
        return new Stretch(array, from, to);
    }

    /** An element of each of these arrays. */
    static Elements row(LiveArray[] arrays, int row) {
        return new Row(arrays, row);
    }

    private static final class Stretch extends Elements {
        private final LiveArray array;
        private final int from;
        private final int to;

        Stretch(LiveArray array, int from, int to) {
            this.array = array;
            this.from = from;
            this.to = to;
        }

        @Override
        void write(Bytes bytes) {
            for (int i = array.differs(from, to); i >= 0; i = array.differs(i + 1, to)) {
                bytes.put(i - from);
                bytes.put(array.get(i));
            }
        }

        @Override
        void read(Bytes.Reader reader) {
            array.reset(from, to);
            while (reader.more()) {
                array.put(from + Objects.checkIndex((int) reader.next(), to - from), reader.next());
            }
            array.commit(from, to);
        }
    }

    private static final class Row extends Elements {
        private final LiveArray[] arrays;
        private final int row;

        Row(LiveArray[] arrays, int row) {
            this.arrays = arrays;
            this.row = row;
        }

        @Override
        void write(Bytes bytes) {
            for (int i = 0; i < arrays.length; i++) {
                long value = arrays[i].get(row);
                if (value != arrays[i].initial(row)) {
                    bytes.put(i);
                    bytes.put(value);
                }
            }
        }

        @Override
        void read(Bytes.Reader reader) {
            for (LiveArray array : arrays) {
                array.put(row, array.initial(row));
            }
            while (reader.more()) {
                arrays[(int) reader.next()].put(row, reader.next());
            }
            for (LiveArray array : arrays) {
                array.commit(row, row + 1);
            }
        }
    }
}
