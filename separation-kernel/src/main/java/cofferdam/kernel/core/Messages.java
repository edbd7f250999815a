package cofferdam.kernel.core;

/**
 * Queuing and sampling ports with their messages, copied word by word from and to the partitions' own memory. Each port
 * has slots of its own. Requirements G2-02, G2-03, G2-04, G5-03.
 */
final class Messages {
    /*@ spec_public @*/ private final Platform platform;
    /*@ spec_public @*/ private final QueuingPorts queues;
    /*@ spec_public @*/ private final MessageStore queued;
    /*@ spec_public @*/ private final SamplingPorts samples;
    /*@ spec_public @*/ private final MessageStore sampled;

    /*@ public invariant \invariant_for(queues) && \invariant_for(queued) && \invariant_for(samples);
    @ public invariant \invariant_for(sampled) && queued != sampled && queued.words != sampled.words;
    @ public invariant queued.slots == queues.slots && sampled.slots == samples.count;
    @*/

    /*+OPENJML@ public invariant (Object) queues != (Object) samples && (Object) queues != (Object) queued;
    @ public invariant (Object) queues != (Object) sampled && (Object) samples != (Object) queued;
    @ public invariant (Object) samples != (Object) sampled;
    @*/

    /*@ normal_behavior
    @ requires \invariant_for(queues) && \invariant_for(samples);
    @ ensures this.platform == platform && this.queues == queues && this.samples == samples;
    @ ensures \fresh(queued) && \fresh(sampled);
    @ assignable \nothing;
    @*/
    Messages(Platform platform, QueuingPorts queues, SamplingPorts samples) {
        this(platform, queues, new MessageStore(queues.slots()), samples, new MessageStore(samples.count()));
    }

    /*@ private normal_behavior
    @ ensures this.platform == platform && this.queues == queues && this.queued == queued;
    @ ensures this.samples == samples && this.sampled == sampled;
    @ assignable \nothing;
    @*/
    /*@ pure helper @*/
    private Messages(
            Platform platform, QueuingPorts queues, MessageStore queued, SamplingPorts samples, MessageStore sampled) {
        this.platform = platform;
        this.queues = queues;
        this.queued = queued;
        this.samples = samples;
        this.sampled = sampled;
    }

    /** Whether p may send to a queue. */
    /*@ normal_behavior
    @ ensures \result == (0 <= port && port < queues.count && queues.from[port] == p);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean sends(int p, int port) {
        return queues.sends(p, port);
    }

    /** Whether p may receive from a queue. */
    /*@ normal_behavior
    @ ensures \result == (0 <= port && port < queues.count && queues.to[port] == p);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean receives(int p, int port) {
        return queues.receives(p, port);
    }

    /** Whether p may write a sampling port. */
    /*@ normal_behavior
    @ ensures \result == (0 <= port && port < samples.count && samples.from[port] == p);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean writes(int p, int port) {
        return samples.sends(p, port);
    }

    /** Whether p may read a sampling port. */
    /*@ normal_behavior
    @ ensures \result == (0 <= port && port < samples.count && samples.to[port] == p);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean reads(int p, int port) {
        return samples.receives(p, port);
    }

    /** Appends n words from a buffer; a full queue drops them, and the sender is told only if the queue acknowledges. */
    /*@ normal_behavior
    @ requires 0 <= port && port < queues.count && 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ ensures \result == (n < 1 || queues.words[port] < n ? Abi.INVALID
    @      : \old(queues.filled[port]) == queues.depth[port] && queues.acknowledged[port] ? Abi.FULL : Abi.OK);
    @ ensures queues.filled[port] == \old(queues.filled[port])
    @      + (1 <= n && n <= queues.words[port] && \old(queues.filled[port]) < queues.depth[port] ? 1 : 0);
    @ ensures queues.lost[port] == \old(queues.lost[port])
    @      + (1 <= n && n <= queues.words[port] && \old(queues.filled[port]) == queues.depth[port]
    @         && !queues.acknowledged[port] && \old(queues.lost[port]) < Integer.MAX_VALUE ? 1 : 0);
    @ ensures (\forall int s; 0 <= s && s < Limits.SLOTS && queues.filled[port] != \old(queues.filled[port])
    @      && s == queues.first[port] + (queues.head[port] + \old(queues.filled[port]) < queues.depth[port]
    @         ? queues.head[port] + \old(queues.filled[port])
    @         : queues.head[port] + \old(queues.filled[port]) - queues.depth[port]); queues.length[s] == n);
    @ ensures (\forall int s; 0 <= s && s < Limits.SLOTS && (queues.filled[port] == \old(queues.filled[port])
    @      || s != queues.first[port] + (queues.head[port] + \old(queues.filled[port]) < queues.depth[port]
    @         ? queues.head[port] + \old(queues.filled[port])
    @         : queues.head[port] + \old(queues.filled[port]) - queues.depth[port]));
    @      queues.length[s] == \old(queues.length[s]));
    @ ensures (\forall int k; 0 <= k && k < queued.words.length && (queues.filled[port] == \old(queues.filled[port])
    @      || k < queues.first[port] * Limits.MESSAGE_WORDS
    @      || (queues.first[port] + queues.depth[port]) * Limits.MESSAGE_WORDS <= k);
    @      queued.words[k] == \old(queued.words[k]));
    @ assignable queues.filled[port], queues.lost[port], queues.length[0 .. queues.length.length - 1], queued.words[0 .. queued.words.length - 1];
    @*/
    int send(int port, long buffer, int n) {
        int copied = queues.room(port, n);
        queued.copyIn(platform, queues.back(port), buffer, copied);
        /*+OPENJML@ assert \invariant_for(queues) && \invariant_for(queued);
        @ assert \invariant_for(samples) && \invariant_for(sampled);
        @*/
        return queues.offer(port, n);
    }

    /** Words of the oldest message in a queue, -1 if it is empty. */
    /*@ normal_behavior
    @ requires 0 <= port && port < queues.count;
    @ ensures queues.filled[port] == 0 ==> \result == -1;
    @ ensures queues.filled[port] > 0 ==> \result == queues.length[queues.front(port)] && 0 <= \result;
    @ ensures -1 <= \result && \result <= Limits.MESSAGE_WORDS && 0 <= queues.filled[port];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int oldest(int port) {
        return queues.filled(port) == 0 ? -1 : queues.length(queues.front(port));
    }

    /** Moves the oldest message of a queue that has one into a buffer. */
    /*@ normal_behavior
    @ requires 0 <= port && port < queues.count && queues.filled[port] > 0 && 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ ensures queues.filled[port] == \old(queues.filled[port]) - 1;
    @ ensures queues.head[port] == (\old(queues.head[port]) + 1 < queues.depth[port] ? \old(queues.head[port]) + 1 : 0);
    @ assignable queues.filled[port], queues.head[port];
    @*/
    void receive(int port, long buffer) {
        int slot = queues.front(port);
        queued.copyOut(platform, slot, buffer, queues.length(slot));
        queues.pop(port);
    }

    /** How many messages were dropped since this was last asked. */
    /*@ normal_behavior
    @ requires 0 <= port && port < queues.count;
    @ ensures \result == \old(queues.lost[port]) && queues.lost[port] == 0 && 0 <= \result;
    @ assignable queues.lost[port];
    @*/
    int takeLost(int port) {
        return queues.takeLost(port);
    }

    /** Replaces a sampling port's message by n words from a buffer. */
    /*@ normal_behavior
    @ requires 0 <= port && port < samples.count && 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ ensures \result == (1 <= n && n <= samples.words[port] ? Abi.OK : Abi.INVALID);
    @ ensures samples.length[port] == (1 <= n && n <= samples.words[port] ? n : \old(samples.length[port]));
    @ ensures (\forall int k; 0 <= k && k < sampled.words.length
    @      && (\result != Abi.OK || k < port * Limits.MESSAGE_WORDS || (port + 1) * Limits.MESSAGE_WORDS <= k); sampled.words[k] == \old(sampled.words[k]));
    @ assignable samples.length[port], sampled.words[0 .. sampled.words.length - 1];
    @*/
    int write(int port, long buffer, int n) {
        int copied = samples.room(port, n);
        sampled.copyIn(platform, port, buffer, copied);
        /*+OPENJML@ assert \invariant_for(queues) && \invariant_for(queued);
        @ assert \invariant_for(samples) && \invariant_for(sampled);
        @*/
        return samples.replace(port, n);
    }

    /** Words of a sampling port's message, 0 if it has none. */
    /*@ normal_behavior
    @ requires 0 <= port && port < samples.count;
    @ ensures \result == samples.length[port] && 0 <= \result && \result <= Limits.MESSAGE_WORDS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int length(int port) {
        return samples.length(port);
    }

    /** Copies a sampling port's message into a buffer. */
    /*@ normal_behavior
    @ requires 0 <= port && port < samples.count && 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ assignable \nothing;
    @*/
    void read(int port, long buffer) {
        sampled.copyOut(platform, port, buffer, samples.length(port));
    }

    /** Everything that was sent to p and not yet received is gone, word by word; what p sent stays. */
    /*@ normal_behavior
    @ ensures (\forall int c; 0 <= c && c < queues.count; queues.filled[c] == (queues.to[c] == p ? 0 : \old(queues.filled[c])));
    @ ensures (\forall int c; 0 <= c && c < queues.count; queues.head[c] == (queues.to[c] == p ? 0 : \old(queues.head[c])));
    @ ensures (\forall int c; 0 <= c && c < queues.count; queues.lost[c] == (queues.to[c] == p ? 0 : \old(queues.lost[c])));
    @ ensures (\forall int c; 0 <= c && c < samples.count; samples.length[c] == (samples.to[c] == p ? 0 : \old(samples.length[c])));
    @ ensures (\forall int c; 0 <= c && c < samples.count && samples.to[c] == p;
    @      (\forall int k; c * Limits.MESSAGE_WORDS <= k && k < (c + 1) * Limits.MESSAGE_WORDS;
    @         sampled.words[k] == 0L));
    @ ensures (\forall int c; 0 <= c && c < queues.count && queues.to[c] == p;
    @      (\forall int k; queues.first[c] * Limits.MESSAGE_WORDS <= k
    @         && k < (queues.first[c] + queues.depth[c]) * Limits.MESSAGE_WORDS; queued.words[k] == 0L));
    @ assignable queues.filled[0 .. queues.filled.length - 1], queues.head[0 .. queues.head.length - 1], queues.lost[0 .. queues.lost.length - 1], queued.words[0 .. queued.words.length - 1], samples.length[0 .. samples.length.length - 1], sampled.words[0 .. sampled.words.length - 1];
    @*/
    void clear(int p) {
        scrubQueues(p);
        scrubSamples(p);
        queues.clearAll(p);
        samples.clearAll(p);
    }

    /** Fills the slots of all queues to p with zeros. */
    /*@ private normal_behavior
    @ ensures (\forall int k; 0 <= k && k < queued.words.length; queued.words[k] == 0L
    @      || queued.words[k] == \old(queued.words[k]));
    @ ensures (\forall int c; 0 <= c && c < queues.count && queues.to[c] == p;
    @      (\forall int k; queues.first[c] * Limits.MESSAGE_WORDS <= k
    @         && k < (queues.first[c] + queues.depth[c]) * Limits.MESSAGE_WORDS; queued.words[k] == 0L));
    @ assignable queued.words[0 .. queued.words.length - 1];
    @*/
    private void scrubQueues(int p) {
        /*@ loop_invariant 0 <= c && c <= queues.count && \invariant_for(queues) && \invariant_for(queued);
        @ loop_invariant \invariant_for(samples) && \invariant_for(sampled);
        @ loop_invariant (\forall int k; 0 <= k && k < queued.words.length; queued.words[k] == 0L
        @      || queued.words[k] == \old(queued.words[k]));
        @ loop_invariant (\forall int d; 0 <= d && d < c && queues.to[d] == p;
        @      (\forall int k; queues.first[d] * Limits.MESSAGE_WORDS <= k
        @         && k < (queues.first[d] + queues.depth[d]) * Limits.MESSAGE_WORDS; queued.words[k] == 0L));
        @ loop_modifies c, queued.words[0 .. queued.words.length - 1];
        @ decreases queues.count - c;
        @*/
        for (int c = 0; c < queues.count(); c++) {
            if (queues.to(c) == p) {
                queued.scrub(queues.first(c), queues.depth(c));
            }
        }
    }

    /** Fills the slots of all sampling ports to p with zeros. */
    /*@ private normal_behavior
    @ ensures (\forall int c; 0 <= c && c < samples.count && samples.to[c] == p;
    @      (\forall int k; c * Limits.MESSAGE_WORDS <= k && k < (c + 1) * Limits.MESSAGE_WORDS;
    @         sampled.words[k] == 0L));
    @ assignable sampled.words[0 .. sampled.words.length - 1];
    @*/
    private void scrubSamples(int p) {
        /*@ loop_invariant 0 <= c && c <= samples.count && \invariant_for(queues) && \invariant_for(queued);
        @ loop_invariant \invariant_for(samples) && \invariant_for(sampled);
        @ loop_invariant (\forall int d; 0 <= d && d < c && samples.to[d] == p;
        @      (\forall int k; d * Limits.MESSAGE_WORDS <= k && k < (d + 1) * Limits.MESSAGE_WORDS;
        @         sampled.words[k] == 0L));
        @ loop_modifies c, sampled.words[0 .. sampled.words.length - 1];
        @ decreases samples.count - c;
        @*/
        for (int c = 0; c < samples.count(); c++) {
            if (samples.to(c) == p) {
                sampled.scrub(c, 1);
            }
        }
    }

    /** A word of the message in a slot of the queues, for checkers. */
    /*@ normal_behavior
    @ requires 0 <= slot && slot < queues.slots && 0 <= index && index < Limits.MESSAGE_WORDS;
    @ ensures \result == queued.words[slot * Limits.MESSAGE_WORDS + index];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long queuedWord(int slot, int index) {
        return queued.get(slot, index);
    }

    /** A word of a sampling port's message, for checkers. */
    /*@ normal_behavior
    @ requires 0 <= port && port < samples.count && 0 <= index && index < Limits.MESSAGE_WORDS;
    @ ensures \result == sampled.words[port * Limits.MESSAGE_WORDS + index];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long sampledWord(int port, int index) {
        return sampled.get(port, index);
    }
}
