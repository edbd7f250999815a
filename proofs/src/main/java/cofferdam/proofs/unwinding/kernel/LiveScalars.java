package cofferdam.proofs.unwinding.kernel;

import java.lang.reflect.Field;
import java.util.List;

/** All changeable fields of primitive type inside the kernel, as if they were one array. */
final class LiveScalars extends LiveArray {
    /** A field of an object. */
    record Scalar(String name, Field field, Object owner) {}

    private final List<Scalar> scalars;
    private final long[] before;
    private long[] initial;

    LiveScalars(List<Scalar> scalars) {
        super("fields");
        this.scalars = List.copyOf(scalars);
        before = new long[scalars.size()];
        initial = new long[scalars.size()];
        begin();
    }

    List<Scalar> scalars() {
        return scalars;
    }

    @Override
    int length() {
        return before.length;
    }

    @Override
    long get(int i) {
        Scalar scalar = scalars.get(i);
        try {
            Class<?> type = scalar.field().getType();
            if (type == boolean.class) {
                return scalar.field().getBoolean(scalar.owner()) ? 1 : 0;
            }
            return scalar.field().getLong(scalar.owner());
        } catch (IllegalAccessException e) {
            throw new UnknownStateException(scalar.name() + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    long initial(int i) {
        return initial[i];
    }

    @Override
    int differs(int from, int to) {
        return first(from, to, initial);
    }

    @Override
    long before(int i) {
        return before[i];
    }

    @Override
    void put(int i, long value) {
        Scalar scalar = scalars.get(i);
        try {
            Class<?> type = scalar.field().getType();
            if (type == boolean.class) {
                scalar.field().setBoolean(scalar.owner(), value != 0);
            } else if (type == int.class) {
                scalar.field().setInt(scalar.owner(), (int) value);
            } else {
                scalar.field().setLong(scalar.owner(), value);
            }
        } catch (IllegalAccessException e) {
            throw new UnknownStateException(scalar.name() + " cannot be set: " + e.getMessage());
        }
    }

    @Override
    int mismatch(int from, int to) {
        return first(from, to, before);
    }

    private int first(int from, int to, long[] former) {
        for (int i = from; i < to; i++) {
            if (get(i) != former[i]) {
                return i;
            }
        }
        return -1;
    }

    @Override
    void commit(int from, int to) {
        for (int i = from; i < to; i++) {
            before[i] = get(i);
        }
    }

    @Override
    void reset(int from, int to) {
        for (int i = from; i < to; i++) {
            put(i, initial[i]);
        }
    }

    @Override
    void undo(int from, int to) {
        for (int i = from; i < to; i++) {
            if (get(i) != before[i]) {
                put(i, before[i]);
            }
        }
    }

    @Override
    void begin() {
        commit(0, before.length);
        initial = before.clone();
    }
}
