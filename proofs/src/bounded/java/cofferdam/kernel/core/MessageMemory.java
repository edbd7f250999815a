package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;

/**
 * Memory with two buffers of so many words: from the one a message is read, to the other it is written. Of the message a
 * lemma looks at one word. What is read or written elsewhere breaks the proof.
 */
final class MessageMemory implements Platform {
    private final long from;
    private final long to;
    private final int words;
    private final int watched;
    private final long content = Any.word();
    private long arrived = Any.word();
    private int written;

    /**
     * Buffers.
     *
     * @param watched which word is looked at, 0 .. words - 1
     */
    MessageMemory(long from, long to, int words, int watched) {
        this.from = from;
        this.to = to;
        this.words = words;
        this.watched = watched;
    }

    /** Whether all words were written, and the one that is looked at arrived as it was sent. */
    boolean delivered() {
        return written == words && arrived == content;
    }

    /** Whether nothing was written. */
    boolean untouched() {
        return written == 0;
    }

    @Override
    public long read(long physical) {
        assert physical - from >>> 3 < words && (physical - from & 7L) == 0L;
        return physical - from >>> 3 == watched ? content : Any.word();
    }

    @Override
    public void write(long physical, long word) {
        assert physical == to + 8L * written;
        if (written == watched) {
            arrived = word;
        }
        written = written + 1;
    }

    @Override
    public void scrubFrame(long physical) {
        assert false;
    }

    @Override
    public void copyFrame(long source, long target) {
        assert false;
    }

    @Override
    public void flushTlb(int partition) {
        assert false;
    }

    @Override
    public void flushIotlb(int domain) {
        assert false;
    }

    @Override
    public void flushContextCache() {
        assert false;
    }

    @Override
    public void resetDevice(int device) {
        assert false;
    }
}
