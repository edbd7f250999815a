package cofferdam.proofs.unwinding.spin;

import cofferdam.spec.system.Channel;
import java.util.List;

/** Queuing and sampling channels in Promela: docs/specification.md, "Messages". */
final class Messages {
    private static final int PAGE_BYTES = 4096;

    private final Tables tables;
    private final Variables state;
    private final int words;
    private final int mostLost;

    Messages(Tables tables, Variables state, int words, int mostLost) {
        this.tables = tables;
        this.state = state;
        this.words = words;
        this.mostLost = mostLost;
    }

    void declare() {
        for (int c = 0; c < tables.system.queuingPorts().size(); c++) {
            state.declare("queue_" + c + "_filled", 0);
            state.declare("queue_" + c + "_lost", 0);
            slots("queue_" + c, tables.system.queuingPorts().get(c).depth(), kept(queue(c).messageSize()));
        }
        for (int c = 0; c < tables.system.samplingPorts().size(); c++) {
            slots("sample_" + c, 1, kept(sample(c).messageSize()));
        }
    }

    private void slots(String port, int depth, int kept) {
        for (int n = 0; n < depth; n++) {
            state.declare(port + "_length_" + n, 0);
            for (int i = 0; i < kept; i++) {
                state.declare(port + "_word_" + n + "_" + i, 0);
            }
        }
    }

    private Channel.Queuing queue(int c) {
        return tables.system.queuingPorts().get(c);
    }

    private Channel.Sampling sample(int c) {
        return tables.system.samplingPorts().get(c);
    }

    private int kept(int bytes) {
        return Math.min(words, bytes / 8);
    }

    /** Procedures for all channels. */
    String procedures() {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < tables.system.queuingPorts().size(); c++) {
            StringBuilder body = new StringBuilder(state.set("queue_" + c + "_filled", 0) + " ");
            body.append(state.set("queue_" + c + "_lost", 0)).append(' ');
            for (int n = 0; n < queue(c).depth(); n++) {
                body.append(clear("queue_" + c, n, kept(queue(c).messageSize())));
            }
            text.append(Conduct.inline("clear_queue_" + c, body.toString()));
        }
        for (int c = 0; c < tables.system.samplingPorts().size(); c++) {
            text.append(Conduct.inline(
                    "clear_sample_" + c, clear("sample_" + c, 0, kept(sample(c).messageSize()))));
        }
        return text.toString();
    }

    private String clear(String port, int n, int kept) {
        StringBuilder text = new StringBuilder(state.set(port + "_length_" + n, 0) + " ");
        for (int i = 0; i < kept; i++) {
            text.append(state.set(port + "_word_" + n + "_" + i, 0)).append(' ');
        }
        return text.toString();
    }

    /** The frame of a buffer's page and the condition under which its user sees it so; null if there never is one. */
    private String buffer(int p, long address, long length, int rights) {
        boolean whole = address >= 0 && address % 8 == 0 && length >= 0 && length % 8 == 0;
        if (!whole || length > PAGE_BYTES - address % PAGE_BYTES) {
            return null;
        }
        int f = tables.frames.at(p, address / PAGE_BYTES);
        return f == Tables.NONE ? null : "(rights_" + p + "_" + f + " & " + rights + ") == " + rights;
    }

    /** QUEUE_SEND; null if it never has an effect. */
    String send(int p, long number, long address, long length) {
        if (number < 0
                || number >= tables.system.queuingPorts().size()
                || !queue((int) number).from().equals(tables.partition(p).name())
                || length < 8
                || length > queue((int) number).messageSize()) {
            return null;
        }
        String buffer = buffer(p, address, length, 1);
        if (buffer == null) {
            return null;
        }
        String port = "queue_" + number;
        Channel.Queuing queue = queue((int) number);
        StringBuilder text = new StringBuilder("if :: " + buffer + " -> if ");
        for (int n = 0; n < queue.depth(); n++) {
            text.append(":: " + port + "_filled == " + n + " -> "
                            + take(p, port, n, queue.messageSize(), address, length))
                    .append(state.set(port + "_filled", n + 1))
                    .append(' ');
        }
        text.append(":: else -> ");
        if (queue.acknowledged()) {
            text.append("skip");
        } else {
            text.append("if :: " + port + "_lost < " + mostLost + " -> " + state.set(port + "_lost", port + "_lost + 1")
                    + " :: else fi");
        }
        return text.append(" fi :: else fi").toString();
    }

    private String take(int p, String port, int n, int size, long address, long length) {
        int f = tables.frames.at(p, address / PAGE_BYTES);
        int offset = (int) (address % PAGE_BYTES / 8);
        StringBuilder text = new StringBuilder(state.set(port + "_length_" + n, (int) (length / 8)) + " ");
        for (int i = 0; i < kept(size); i++) {
            String word = port + "_word_" + n + "_" + i;
            boolean there = i < length / 8 && offset + i < words;
            text.append(there ? state.set(word, "word_" + f + "_" + (offset + i)) : state.set(word, 0))
                    .append(' ');
        }
        return text.toString();
    }

    /** QUEUE_RECEIVE; null if it never has an effect. */
    String receive(int q, long number, long address, long capacity) {
        if (number < 0
                || number >= tables.system.queuingPorts().size()
                || !queue((int) number).to().equals(tables.partition(q).name())) {
            return null;
        }
        Channel.Queuing queue = queue((int) number);
        String port = "queue_" + number;
        String given = give(q, port, queue.messageSize(), address, capacity);
        if (given == null) {
            return null;
        }
        StringBuilder text = new StringBuilder("if :: " + port + "_filled > 0 -> if " + given);
        String shift = shift(port, queue.depth(), kept(queue.messageSize()));
        return text.append(" fi :: else fi").toString().replace("TAKEN", shift);
    }

    private String shift(String port, int depth, int kept) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n + 1 < depth; n++) {
            text.append(state.set(port + "_length_" + n, port + "_length_" + (n + 1)))
                    .append(' ');
            for (int i = 0; i < kept; i++) {
                text.append(state.set(port + "_word_" + n + "_" + i, port + "_word_" + (n + 1) + "_" + i))
                        .append(' ');
            }
        }
        return text + clear(port, depth - 1, kept) + state.set(port + "_filled", port + "_filled - 1");
    }

    /** For each length that fits: the words go to memory, and then what stands for TAKEN is done. */
    private String give(int q, String port, int size, long address, long capacity) {
        int f = tables.frames.at(q, address / PAGE_BYTES);
        int offset = (int) (address % PAGE_BYTES / 8);
        StringBuilder text = new StringBuilder();
        for (int length = 1; 8 * length <= Math.min(size, capacity); length++) {
            String buffer = buffer(q, address, 8L * length, 3);
            if (buffer != null) {
                text.append(":: " + port + "_length_0 == " + length + " && " + buffer + " -> ");
                for (int i = 0; i < length && offset + i < words; i++) {
                    text.append(state.set("word_" + f + "_" + (offset + i), port + "_word_0_" + i))
                            .append(' ');
                }
                text.append("TAKEN ");
            }
        }
        return text.isEmpty() ? null : text + ":: else";
    }

    /** QUEUE_LOST; null if it never has an effect. */
    String lost(int q, long number) {
        List<Channel.Queuing> queues = tables.system.queuingPorts();
        boolean own = number >= 0
                && number < queues.size()
                && queues.get((int) number).to().equals(tables.partition(q).name());
        return own ? state.set("queue_" + number + "_lost", 0) : null;
    }

    /** SAMPLE_WRITE; null if it never has an effect. */
    String write(int p, long number, long address, long length) {
        if (number < 0
                || number >= tables.system.samplingPorts().size()
                || !sample((int) number).from().equals(tables.partition(p).name())
                || length < 8
                || length > sample((int) number).messageSize()) {
            return null;
        }
        String buffer = buffer(p, address, length, 1);
        return buffer == null
                ? null
                : "if :: " + buffer + " -> "
                        + take(p, "sample_" + number, 0, sample((int) number).messageSize(), address, length)
                        + " :: else fi";
    }

    /** SAMPLE_READ; null if it never has an effect. */
    String read(int q, long number, long address, long capacity) {
        if (number < 0
                || number >= tables.system.samplingPorts().size()
                || !sample((int) number).to().equals(tables.partition(q).name())) {
            return null;
        }
        String given = give(q, "sample_" + number, sample((int) number).messageSize(), address, capacity);
        return given == null ? null : "if " + given.replace("TAKEN ", "skip ") + " fi";
    }
}
