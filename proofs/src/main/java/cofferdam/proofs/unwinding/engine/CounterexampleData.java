package cofferdam.proofs.unwinding.engine;

import cofferdam.spec.system.Printable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A counterexample in a checkpoint. */
final class CounterexampleData {
    private static final int LONGEST = 1 << 24;

    private CounterexampleData() {}

    static void write(DataOutput out, Counterexample example) throws IOException {
        out.writeUTF(example.property().name());
        out.writeUTF(example.what());
        trace(out, example.first());
        out.writeBoolean(example.second().isPresent());
        if (example.second().isPresent()) {
            trace(out, example.second().get());
        }
        out.writeUTF(example.actor());
        out.writeUTF(example.observer());
        bytes(out, example.seen());
        bytes(out, example.instead());
    }

    static Counterexample read(DataInput in) throws IOException {
        return new Counterexample(
                Property.valueOf(in.readUTF()),
                text(in),
                trace(in),
                in.readBoolean() ? Optional.of(trace(in)) : Optional.empty(),
                text(in),
                text(in),
                bytes(in),
                bytes(in));
    }

    private static void trace(DataOutput out, Trace trace) throws IOException {
        out.writeInt(trace.steps());
        for (int i = 0; i < trace.steps(); i++) {
            out.writeInt(trace.actions().get(i));
            out.writeUTF(trace.words().get(i));
        }
    }

    private static Trace trace(DataInput in) throws IOException {
        List<Integer> actions = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            actions.add(in.readInt());
            words.add(text(in));
        }
        return new Trace(actions, words);
    }

    /** It will be printed. */
    private static String text(DataInput in) throws IOException {
        return Printable.of(in.readUTF(), Integer.MAX_VALUE);
    }

    private static void bytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInput in) throws IOException {
        int length = ContradictionException.below(in.readInt(), LONGEST + 1L, "a view's length");
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
