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
      @*/

    /*+OPENJML@ public invariant (\forall int c; 0 <= c && c < queues.count; queues.words[c] <= queued.stride);
    @ public invariant (\forall int c; 0 <= c && c < samples.count; samples.words[c] <= sampled.stride);
    @ public invariant (\forall int s; 0 <= s && s < queues.slots; queues.length[s] <= queued.stride);
    @ public invariant (Object) queues != (Object) samples && (Object) queues != (Object) queued;
    @ public invariant (Object) queues != (Object) sampled && (Object) samples != (Object) queued;
    @ public invariant (Object) samples != (Object) sampled;
    @*/

    /*@ normal_behavior
    @ requires \invariant_for(queues) && \invariant_for(samples);
    @ requires (\forall int s; 0 <= s && s < queues.slots; queues.length[s] == 0);
    @ ensures this.queues == queues && this.samples == samples;
    @ assignable \nothing;
    @*/
    Messages(Platform platform, QueuingPorts queues, SamplingPorts samples) {
        this.platform = platform;
        this.queues = queues;
        this.samples = samples;
        queued = new MessageStore(queues.slots(), queues.longest());
        sampled = new MessageStore(samples.count(), samples.longest());
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
    @ requires 0 <= port && port < queues.count && 1 <= n && n <= queues.words[port] && queues.filled[port] < queues.depth[port];
    @ requires 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ ensures \result == Abi.OK && queues.filled[port] == \old(queues.filled[port]) + 1;
    @ assignable queues.filled[port], queues.length[*], queued.words[*];
    @ also normal_behavior
    @ requires 0 <= port && port < queues.count && 1 <= n && n <= queues.words[port] && queues.filled[port] == queues.depth[port];
    @ ensures \result == (queues.acknowledged[port] ? Abi.FULL : Abi.OK);
    @ ensures queues.acknowledged[port] ==> queues.lost[port] == \old(queues.lost[port]);
    @ assignable queues.lost[port];
    @ also normal_behavior
    @ requires 0 <= port && port < queues.count && !(1 <= n && n <= queues.words[port]);
    @ ensures \result == Abi.INVALID;
    @ assignable \nothing;
    @*/
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
        queued.copyIn(platform, queues.slot(port, queues.filled(port)), buffer, n);
        queues.push(port, n);
        return Abi.OK;
    }

    /** Words of the oldest message in a queue, -1 if it is empty. */
    /*@ normal_behavior
    @ requires 0 <= port && port < queues.count;
    @ ensures queues.filled[port] == 0 ==> \result == -1;
    @ ensures queues.filled[port] > 0 ==> 0 <= \result && \result == queues.length[queues.first[port] + queues.head[port]];
    @ ensures -1 <= \result && \result <= Limits.MESSAGE_WORDS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int oldest(int port) {
        return queues.filled(port) == 0 ? -1 : queues.length(queues.slot(port, 0));
    }

    /** Moves the oldest message of a queue that has one into a buffer. */
    /*@ normal_behavior
    @ requires 0 <= port && port < queues.count && queues.filled[port] > 0 && 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ ensures queues.filled[port] == \old(queues.filled[port]) - 1;
    @ assignable queues.filled[port], queues.head[port];
    @*/
    void receive(int port, long buffer) {
        int slot = queues.slot(port, 0);
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
    @ requires 0 <= port && port < samples.count && 1 <= n && n <= samples.words[port] && 0 <= buffer && buffer <= Frames.ADDRESSES;
    @ ensures \result == Abi.OK && samples.length[port] == n;
    @ assignable samples.length[port], sampled.words[*];
    @ also normal_behavior
    @ requires 0 <= port && port < samples.count && !(1 <= n && n <= samples.words[port]);
    @ ensures \result == Abi.INVALID;
    @ assignable \nothing;
    @*/
    int write(int port, long buffer, int n) {
        if (n < 1 || n > samples.words(port)) {
            return Abi.INVALID;
        }
        sampled.copyIn(platform, port, buffer, n);
        samples.set(port, n);
        return Abi.OK;
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

    /** Everything that was sent to p and not yet received is gone; what p sent stays. */
    /*@ normal_behavior
    @ ensures (\forall int c; 0 <= c && c < queues.count && queues.to[c] == p; queues.filled[c] == 0 && queues.lost[c] == 0);
    @ ensures (\forall int c; 0 <= c && c < queues.count && queues.to[c] != p;
    @    queues.filled[c] == \old(queues.filled[c]) && queues.head[c] == \old(queues.head[c]));
    @ ensures (\forall int c; 0 <= c && c < samples.count; samples.length[c] == (samples.to[c] == p ? 0 : \old(samples.length[c])));
    @ assignable queues.filled[*], queues.head[*], queues.lost[*], queued.words[*], samples.length[*], sampled.words[*];
    @*/
    void clear(int p) {
        /*@ loop_invariant 0 <= c && c <= queues.count;
        @ loop_invariant (\forall int k; 0 <= k && k < c && queues.to[k] == p; queues.filled[k] == 0 && queues.lost[k] == 0);
        @ loop_invariant (\forall int k; 0 <= k && k < queues.count && (queues.to[k] != p || c <= k);
        @      queues.filled[k] == \old(queues.filled[k]) && queues.head[k] == \old(queues.head[k]));
        @ loop_modifies c, queues.filled[*], queues.head[*], queues.lost[*], queued.words[*];
        @ decreases queues.count - c;
        @*/
        for (int c = 0; c < queues.count(); c++) {
            if (queues.to(c) == p) {
                /*@ loop_invariant 0 <= n && n <= queues.depth[c];
                @ loop_modifies n, queued.words[*];
                @ decreases queues.depth[c] - n;
                @*/
                for (int n = 0; n < queues.depth(c); n++) {
                    queued.scrub(queues.slot(c, n));
                }
                queues.clear(c);
            }
        }
        /*@ loop_invariant 0 <= s && s <= samples.count;
        @ loop_invariant (\forall int k; 0 <= k && k < samples.count;
        @      samples.length[k] == (samples.to[k] == p && k < s ? 0 : \old(samples.length[k])));
        @ loop_modifies s, samples.length[*], sampled.words[*];
        @ decreases samples.count - s;
        @*/
        for (int s = 0; s < samples.count(); s++) {
            if (samples.to(s) == p) {
                sampled.scrub(s);
                samples.set(s, 0);
            }
        }
    }

    /** The n-th oldest message's word of a queue, for checkers. */
    /*@ normal_behavior
    @ requires 0 <= port && port < queues.count && 0 <= n && n < queues.depth[port] && 0 <= index && index < queued.stride;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long queuedWord(int port, int n, int index) {
        return queued.get(queues.slot(port, n), index);
    }

    /** A word of a sampling port's message, for checkers. */
    /*@ normal_behavior
    @ requires 0 <= port && port < samples.count && 0 <= index && index < sampled.stride;
    @ ensures \result == sampled.words[port * sampled.stride + index];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long sampledWord(int port, int index) {
        return sampled.get(port, index);
    }
}
