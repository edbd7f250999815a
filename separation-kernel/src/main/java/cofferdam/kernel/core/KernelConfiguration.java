package cofferdam.kernel.core;

/** What the kernel's own frames hold, images and translation tables: part of {@link Configuration}. */
public final class KernelConfiguration {
    /*@ spec_public @*/ private final MemoryConfiguration memory;
    /*@ spec_public @*/ final BootStore images;
    /*@ spec_public @*/ int tableFrame;
    /*@ spec_public @*/ int tableFrames;
    /*@ spec_public @*/ private boolean sealed;

    /*@ public invariant \invariant_for(memory) && \invariant_for(images);
    @ public invariant images.from.length == memory.ledger.state.length && 0 <= tableFrame && 0 <= tableFrames;
    @ public invariant tableFrames <= memory.frames.address.length - tableFrame;
    @*/

    /*@ normal_behavior
    @ ensures this.memory == memory && tableFrames == 0 && !sealed;
    @ assignable \nothing;
    @*/
    KernelConfiguration(MemoryConfiguration memory) {
        this.memory = memory;
        images = new BootStore(memory.ledger.frames());
    }

    /** Gives free frames to the kernel itself: no partition and no device ever reaches them. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures \result == Abi.OK ==> 0 <= firstFrame && 1 <= count && count <= memory.frames.count - firstFrame;
    @ ensures (\forall int f; 0 <= f && f < memory.ledger.state.length;
    @      memory.ledger.state[f] == (\result == Abi.OK && firstFrame <= f && f < firstFrame + count
    @         ? Ledger.KERNEL : \old(memory.ledger.state[f])));
    @ assignable memory.ledger.state[0 .. memory.ledger.state.length - 1];
    @*/
    public int claimKernelFrames(int firstFrame, int count) {
        if (sealed || !FrameRuns.free(memory.ledger, memory.frames.count(), firstFrame, count)) {
            return Abi.DENIED;
        }
        FrameRuns.claim(memory.ledger, firstFrame, count);
        return Abi.OK;
    }

    /**
     * At start and restart this kernel frame is copied into that frame of a region, if the region's partition still owns
     * it. Boot fills the kernel frames before the kernel is constructed.
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures \result == Abi.OK ==> 0 <= kernelFrame && kernelFrame < memory.frames.count
    @      && 0 <= targetFrame && targetFrame < memory.frames.count
    @      && memory.ledger.state[kernelFrame] == Ledger.KERNEL && memory.ledger.state[targetFrame] == Ledger.OWNED
    @      && !(tableFrame <= kernelFrame && kernelFrame < tableFrame + tableFrames);
    @ ensures images.count == (\result == Abi.OK ? \old(images.count) + 1 : \old(images.count));
    @ ensures \result == Abi.OK ==> images.from[\old(images.count)] == kernelFrame
    @      && images.to[\old(images.count)] == targetFrame
    @      && images.partition[\old(images.count)] == memory.ledger.owner[targetFrame];
    @ assignable images.count, images.from[0 .. images.from.length - 1], images.to[0 .. images.to.length - 1],
    @      images.partition[0 .. images.partition.length - 1];
    @*/
    public int addImage(int kernelFrame, int targetFrame) {
        if (sealed || !isFrame(kernelFrame) || !isFrame(targetFrame) || isTable(kernelFrame)) {
            return Abi.DENIED;
        }
        if (memory.ledger.state(kernelFrame) != Ledger.KERNEL || memory.ledger.state(targetFrame) != Ledger.OWNED) {
            return Abi.DENIED;
        }
        return images.add(memory.ledger.owner(targetFrame), kernelFrame, targetFrame);
    }

    /** Which kernel frames hold the tables; at least {@link Configuration#tableFramesNeeded()} of them, claimed, not images. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures tableFrame == (\result == Abi.OK ? firstFrame : \old(tableFrame));
    @ ensures tableFrames == (\result == Abi.OK ? count : \old(tableFrames));
    @ ensures \result == Abi.OK ==> 0 <= firstFrame && 1 <= count && count <= memory.frames.count - firstFrame
    @      && (\forall int f; firstFrame <= f && f < firstFrame + count; memory.ledger.state[f] == Ledger.KERNEL);
    @ assignable tableFrame, tableFrames;
    @*/
    public int setTableFrames(int firstFrame, int count) {
        if (sealed || !isFrame(firstFrame) || count < 1 || count > memory.frames.count() - firstFrame) {
            return Abi.DENIED;
        }
        if (!unused(memory.ledger, images, firstFrame, count)) {
            return Abi.DENIED;
        }
        tableFrame = firstFrame;
        tableFrames = count;
        return Abi.OK;
    }

    /** From now on every call is refused. */
    /*@ normal_behavior
    @ ensures sealed;
    @ assignable sealed;
    @*/
    void seal() {
        sealed = true;
    }

    /** Whether these are kernel frames and none is an image. */
    /*@ private normal_behavior
    @ requires 0 <= first && 0 <= count && count <= ledger.state.length - first;
    @ ensures \result ==> (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.KERNEL);
    @ ensures \result ==> (\forall int f; first <= f && f < first + count;
    @      (\forall int i; 0 <= i && i < images.count; images.from[i] != f));
    @ assignable \nothing;
    @*/
    private static /*@ pure @*/ boolean unused(Ledger ledger, BootStore images, int first, int count) {
        /*@ loop_invariant 0 <= k && k <= count;
        @ loop_invariant (\forall int f; first <= f && f < first + k; ledger.state[f] == Ledger.KERNEL);
        @ loop_invariant (\forall int f; first <= f && f < first + k;
        @      (\forall int i; 0 <= i && i < images.count; images.from[i] != f));
        @ loop_modifies k;
        @ decreases count - k;
        @*/
        for (int k = 0; k < count; k++) {
            if (ledger.state(first + k) != Ledger.KERNEL || images.uses(first + k)) {
                return false;
            }
        }
        return true;
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= f && f < memory.frames.count);
    @ assignable \nothing;
    @*/
    private /*@ pure helper @*/ boolean isFrame(int f) {
        return f >= 0 && f < memory.frames.count();
    }

    /*@ private normal_behavior
    @ requires 0 <= tableFrame;
    @ ensures \result == (tableFrame <= f && f < tableFrame + tableFrames);
    @ assignable \nothing;
    @*/
    private /*@ pure helper @*/ boolean isTable(int f) {
        return f >= tableFrame && f - tableFrame < tableFrames;
    }
}
