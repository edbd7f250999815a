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

    /*+OPENJML@ public invariant (Object) images != (Object) memory.ledger && (Object) images != (Object) memory.windows;
    @ public invariant (Object) images != (Object) memory.regions && (Object) images != (Object) memory.grants;
    @ public invariant (Object) images != (Object) memory.frames;
    @*/

    /*@ private normal_behavior
    @ ensures this.memory == memory && this.images == images && tableFrame == 0 && tableFrames == 0 && !sealed;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ KernelConfiguration(MemoryConfiguration memory, BootStore images) {
        this.memory = memory;
        this.images = images;
    }

    /** Nothing in the frames of this memory yet. */
    /*@ normal_behavior
    @ ensures \result.memory == memory && \result.tableFrames == 0 && !\result.sealed && \fresh(\result);
    @ assignable \nothing;
    @*/
    static KernelConfiguration of(MemoryConfiguration memory) {
        BootStore images = new BootStore(memory.ledger.frames());
        return new KernelConfiguration(memory, images);
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
        boolean refused = sealed || !FrameRuns.free(memory.ledger, memory.frames.count(), firstFrame, count);
        /*+OPENJML@ split; @*/
        if (refused) {
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
    @ assignable images.*, images.from[0 .. images.from.length - 1], images.to[0 .. images.to.length - 1],
    @      images.partition[0 .. images.partition.length - 1];
    @*/
    public int addImage(int kernelFrame, int targetFrame) {
        boolean refused = sealed
                || !isFrame(kernelFrame)
                || !isFrame(targetFrame)
                || isTable(kernelFrame)
                || memory.ledger.state(kernelFrame) != Ledger.KERNEL
                || memory.ledger.state(targetFrame) != Ledger.OWNED;
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        return fill(memory, images, memory.ledger.owner(targetFrame), kernelFrame, targetFrame);
    }

    /** What {@link BootStore#add} does; the memory's parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) images != (Object) memory.ledger && (Object) images != (Object) memory.windows;
    @ requires (Object) images != (Object) memory.regions && (Object) images != (Object) memory.grants;
    @ requires (Object) images != (Object) memory.frames;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures images.count == (\result == Abi.OK ? \old(images.count) + 1 : \old(images.count));
    @ ensures \result == Abi.OK ==> images.from[\old(images.count)] == kernelFrame
    @      && images.to[\old(images.count)] == targetFrame && images.partition[\old(images.count)] == partition;
    @ assignable images.*, images.from[0 .. images.from.length - 1], images.to[0 .. images.to.length - 1],
    @      images.partition[0 .. images.partition.length - 1];
    @*/
    private static int fill(
            MemoryConfiguration memory, BootStore images, int partition, int kernelFrame, int targetFrame) {
        return images.add(partition, kernelFrame, targetFrame);
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
        boolean refused = sealed
                || !isFrame(firstFrame)
                || count < 1
                || count > memory.frames.count() - firstFrame
                || !claimed(memory.ledger, firstFrame, count)
                || !withoutImages(images, firstFrame, count);
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        take(firstFrame, count);
        return Abi.OK;
    }

    /*+OPENJML@ private normal_behavior
    @ requires memory.frames.sound() && memory.ledger.sound() && memory.windows.sound() && memory.regions.sound();
    @ requires memory.grants.sound() && images.sound();
    @ ensures memory.frames.sound() && memory.ledger.sound() && memory.windows.sound() && memory.regions.sound();
    @ ensures memory.grants.sound() && images.sound() && tableFrame == first && tableFrames == count;
    @ assignable tableFrame, tableFrames;
    @*/
    private /*@ helper @*/ void take(int first, int count) {
        tableFrame = first;
        tableFrames = count;
    }

    /** From now on every call is refused. */
    /*@ normal_behavior
    @ ensures sealed;
    @ assignable sealed;
    @*/
    void seal() {
        close();
    }

    /*+OPENJML@ private normal_behavior
    @ requires memory.frames.sound() && memory.ledger.sound() && memory.windows.sound() && memory.regions.sound();
    @ requires memory.grants.sound() && images.sound();
    @ ensures memory.frames.sound() && memory.ledger.sound() && memory.windows.sound() && memory.regions.sound();
    @ ensures memory.grants.sound() && images.sound() && sealed;
    @ assignable sealed;
    @*/
    private /*@ helper @*/ void close() {
        sealed = true;
    }

    /** Whether all of these are kernel frames. */
    /*@ normal_behavior
    @ requires 0 <= first && 0 <= count && count <= ledger.state.length - first;
    @ ensures \result == (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.KERNEL);
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ boolean claimed(Ledger ledger, int first, int count) {
        /*@ loop_invariant 0 <= k && k <= count;
        @ loop_invariant (\forall int f; first <= f && f < first + k; ledger.state[f] == Ledger.KERNEL);
        @ loop_modifies k;
        @ decreases count - k;
        @*/
        for (int k = 0; k < count; k++) {
            if (ledger.state(first + k) != Ledger.KERNEL) {
                return false;
            }
        }
        return true;
    }

    /** Whether none of these frames is copied at start. */
    /*@ normal_behavior
    @ requires 0 <= first && 0 <= count && count <= Limits.FRAMES - first;
    @ ensures \result == (\forall int i; 0 <= i && i < images.count;
    @      images.from[i] < first || first + count <= images.from[i]);
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ boolean withoutImages(BootStore images, int first, int count) {
        /*@ loop_invariant 0 <= k && k <= images.count;
        @ loop_invariant (\forall int i; 0 <= i && i < k;
        @      images.from[i] < first || first + count <= images.from[i]);
        @ loop_modifies k;
        @ decreases images.count - k;
        @*/
        for (int k = 0; k < images.count(); k++) {
            if (images.from(k) >= first && images.from(k) < first + count) {
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
