package cofferdam.kernel.core;

/** Queuing and sampling ports with their messages, copied word by word from and to the partitions' own memory. */
final class Messages {
    /*@ spec_public @*/ private final Platform platform;
    /*@ spec_public @*/ private final QueuingPorts queues;
    /*@ spec_public @*/ private final MessageStore queued;
    /*@ spec_public @*/ private final SamplingPorts samples;
    /*@ spec_public @*/ private final MessageStore sampled;

    /*@ public invariant \invariant_for(queues) && \invariant_for(queued) && \invariant_for(samples);
    @ public invariant \invariant_for(sampled) && queued != sampled && queued.words != sampled.words;
    @ public invariant queued.slots == queues.slots && sampled.slots == samples.count;
    @ public invariant queued.stride == Limits.MESSAGE_WORDS || queued.slots == 0;
    @*/

    Messages(Platform platform, QueuingPorts queues, SamplingPorts samples) {
        this.platform = platform;
        this.queues = queues;
        this.samples = samples;
        queued = new MessageStore(queues.slots(), queues.longest());
        sampled = new MessageStore(samples.count(), samples.longest());
    }

    /** Whether p may send to a queue. */
    /*@ pure @*/ boolean sends(int p, int port) {
        return queues.sends(p, port);
    }

    /** Whether p may receive from a queue. */
    /*@ pure @*/ boolean receives(int p, int port) {
        return queues.receives(p, port);
    }

    /** Whether p may write a sampling port. */
    /*@ pure @*/ boolean writes(int p, int port) {
        return samples.sends(p, port);
    }

    /** Whether p may read a sampling port. */
    /*@ pure @*/ boolean reads(int p, int port) {
        return samples.receives(p, port);
    }

    /** Appends n words from a buffer; a full queue drops them, and the sender is told only if the queue acknowledges. */
    int send(int port, long buffer, int n) {
        if (n < 1 || n > queues.words(port)) {
            return Abi.INVALID;
        }
        if (queues.filled(port) >= queues.depth(port)) {
            if (queues.acknowledged(port)) {
                return Abi.FULL;
            }
            queues.drop(port);
            return Abi.OK;
        }
        copyIn(queued, queues.slot(port, queues.filled(port)), buffer, n);
        queues.push(port, n);
        return Abi.OK;
    }

    /** Words of the oldest message in a queue, -1 if it is empty. */
    /*@ pure @*/ int oldest(int port) {
        return queues.filled(port) == 0 ? -1 : queues.length(queues.slot(port, 0));
    }

    /** Moves the oldest message of a queue that has one into a buffer. */
    void receive(int port, long buffer) {
        int slot = queues.slot(port, 0);
        copyOut(queued, slot, buffer, queues.length(slot));
        queues.pop(port);
    }

    /** How many messages were dropped since this was last asked. */
    int takeLost(int port) {
        return queues.takeLost(port);
    }

    /** Replaces a sampling port's message by n words from a buffer. */
    int write(int port, long buffer, int n) {
        if (n < 1 || n > samples.words(port)) {
            return Abi.INVALID;
        }
        copyIn(sampled, port, buffer, n);
        samples.set(port, n);
        return Abi.OK;
    }

    /** Words of a sampling port's message, 0 if it has none. */
    /*@ pure @*/ int length(int port) {
        return samples.length(port);
    }

    /** Copies a sampling port's message into a buffer. */
    void read(int port, long buffer) {
        copyOut(sampled, port, buffer, samples.length(port));
    }

    /** Everything that was sent to p and not yet received is gone; what p sent stays. */
    void clear(int p) {
        for (int c = 0; c < queues.count(); c++) {
            if (queues.to(c) == p) {
                for (int n = 0; n < queues.depth(c); n++) {
                    queued.scrub(queues.slot(c, n));
                }
                queues.clear(c);
            }
        }
        for (int c = 0; c < samples.count(); c++) {
            if (samples.to(c) == p) {
                sampled.scrub(c);
                samples.set(c, 0);
            }
        }
    }

    /** The n-th oldest message's word of a queue, for checkers. */
    /*@ pure @*/ long queuedWord(int port, int n, int index) {
        return queued.get(queues.slot(port, n), index);
    }

    /** A word of a sampling port's message, for checkers. */
    /*@ pure @*/ long sampledWord(int port, int index) {
        return sampled.get(port, index);
    }

    private void copyIn(MessageStore store, int slot, long buffer, int n) {
        for (int i = 0; i < n; i++) {
            store.set(slot, i, platform.read(buffer + 8L * i));
        }
    }

    private void copyOut(MessageStore store, int slot, long buffer, int n) {
        for (int i = 0; i < n; i++) {
            platform.write(buffer + 8L * i, store.get(slot, i));
        }
    }
}
