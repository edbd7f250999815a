package cofferdam.spec.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where in host-physical memory each region and memory channel lies.
 *
 * <p>Places the author chose are taken as they are. The rest is placed first-fit in the order of the file - the regions
 * of all partitions, then the memory channels - inside memory banks and outside kernel memory, register windows and what
 * is already placed, at a multiple of 1 GiB, 2 MiB or 4 KiB: the largest that does not exceed the size. So large leaves
 * are possible wherever guest-physical addresses allow them.
 */
public final class Placement {
    /** The place of something that found none; never the case in a description without findings. */
    public static final long NOWHERE = -1;

    private static final long[] ALIGNMENTS = {1L << 30, 1L << 21, 1L << 12};

    private final SystemDescription description;
    private final List<Extent> occupied = new ArrayList<>();
    private final long[][] regions;
    private final long[] channels;

    private Placement(SystemDescription description) {
        this.description = description;
        regions = new long[description.partitions().size()][];
        channels = new long[description.channels().size()];
        Arrays.fill(channels, NOWHERE);
        occupyPlatform();
        for (int p = 0; p < regions.length; p++) {
            regions[p] = new long[memory(p).size()];
        }
        placeChosen();
        placeRest();
    }

    /** Computes the placement; equal descriptions get equal placements. */
    public static Placement of(SystemDescription description) {
        return new Placement(description);
    }

    /**
     * Host-physical base of a region, or {@link #NOWHERE}.
     *
     * @param partition number of the partition
     * @param region index among the partition's regions
     */
    public long regionBase(int partition, int region) {
        return regions[partition][region];
    }

    /**
     * Host-physical base of a memory channel; {@link #NOWHERE} for a channel of another kind.
     *
     * @param channel index among all channels of the description
     */
    public long channelBase(int channel) {
        return channels[channel];
    }

    private List<MemoryRegion> memory(int partition) {
        return description.partitions().get(partition).memory();
    }

    private void occupyPlatform() {
        Platform platform = description.platform();
        occupy(platform.kernel().extent());
        platform.iommu().ifPresent(iommu -> occupy(iommu.extent()));
        platform.devices().forEach(device -> occupy(device.extent()));
    }

    private void placeChosen() {
        for (int p = 0; p < regions.length; p++) {
            for (int r = 0; r < regions[p].length; r++) {
                MemoryRegion region = memory(p).get(r);
                regions[p][r] = region.physical().orElse(NOWHERE);
                if (region.physical().isPresent()) {
                    occupy(new Extent(regions[p][r], region.size()));
                }
            }
        }
        for (int c = 0; c < channels.length; c++) {
            if (description.channels().get(c) instanceof Channel.Memory channel
                    && channel.physical().isPresent()) {
                channels[c] = channel.physical().getAsLong();
                occupy(new Extent(channels[c], channel.size()));
            }
        }
    }

    private void placeRest() {
        for (int p = 0; p < regions.length; p++) {
            for (int r = 0; r < regions[p].length; r++) {
                if (regions[p][r] == NOWHERE) {
                    regions[p][r] = firstFit(memory(p).get(r).size());
                }
            }
        }
        for (int c = 0; c < channels.length; c++) {
            if (channels[c] == NOWHERE && description.channels().get(c) instanceof Channel.Memory channel) {
                channels[c] = firstFit(channel.size());
            }
        }
    }

    private long firstFit(long size) {
        long alignment =
                Arrays.stream(ALIGNMENTS).filter(a -> a <= size).findFirst().orElse(1L << 12);
        for (Platform.MemoryBank bank : description.platform().memory()) {
            long at = fitIn(bank.extent(), size, alignment);
            if (at != NOWHERE) {
                occupy(new Extent(at, size));
                return at;
            }
        }
        return NOWHERE;
    }

    private long fitIn(Extent bank, long size, long alignment) {
        long at = align(bank.base(), alignment);
        for (Extent taken : occupied) {
            if (taken.overlaps(new Extent(at, size))) {
                at = align(taken.end(), alignment);
            }
        }
        return at + size <= bank.end() ? at : NOWHERE;
    }

    private void occupy(Extent extent) {
        occupied.add(extent);
        occupied.sort(Comparator.comparingLong(Extent::base));
    }

    private static long align(long address, long alignment) {
        return (address + alignment - 1) & -alignment;
    }
}
