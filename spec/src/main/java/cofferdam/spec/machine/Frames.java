package cofferdam.spec.machine;

/** Which frames there are: for those who connect a machine with something that has addresses. */
public final class Frames {
    private final Blueprint blueprint;

    Frames(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /** How many. */
    public int count() {
        return blueprint.frames;
    }

    /** The first frame of a region; the others follow. */
    public int region(int partition, int index) {
        return blueprint.regionFrame[blueprint.region(partition, index)];
    }

    /** How many regions all partitions have. */
    public int regions() {
        return blueprint.regionFrame.length;
    }

    /** How many frames a region has. */
    public int regionPages(int region) {
        return blueprint.regionPages[region];
    }

    /** The first frame of a memory channel, by its index among all channels. */
    public int channel(int index) {
        return blueprint.channelFrame[index];
    }

    /** Whether a frame belongs to a memory channel. */
    public boolean isChannel(int frame) {
        return blueprint.channel[frame];
    }

    /** The guest-physical page where a partition may see a frame, -1 if it never may. */
    public int page(int partition, int frame) {
        return blueprint.page[partition][frame];
    }

    /** The most rights with which a partition may see a frame. */
    public int most(int partition, int frame) {
        return blueprint.most[partition][frame];
    }

    /** The frame that a partition may see at a page, -1 if there is none. */
    public int at(int partition, long page) {
        return blueprint.frameAt(partition, page);
    }

    /** The device whose registers a partition has at a page, -1 if there is none. */
    public int registersAt(int partition, long page) {
        return blueprint.registersAt(partition, page);
    }
}
