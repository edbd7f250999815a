package cofferdam.spec.system.rules;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Extent;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A description and what several rules derive from it. Names that lead nowhere are left out: other rules report them. */
final class Facts {
    private final SystemDescription description;
    private final Map<String, ImageFile> images = new HashMap<>();
    private long imageBytes;
    private Placement placement;

    Facts(SystemDescription description) {
        this.description = description;
    }

    SystemDescription description() {
        return description;
    }

    Platform platform() {
        return description.platform();
    }

    List<Partition> partitions() {
        return description.partitions();
    }

    Stream<MemoryRegion> regions() {
        return partitions().stream().flatMap(p -> p.memory().stream());
    }

    Stream<Partition.DeviceAssignment> assignments() {
        return partitions().stream().flatMap(p -> p.devices().stream());
    }

    <C extends Channel> List<C> channels(Class<C> kind) {
        return description.channels().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    Placement placement() {
        if (placement == null) {
            placement = Placement.of(description);
        }
        return placement;
    }

    Optional<Device> device(String name) {
        return platform().devices().stream().filter(d -> d.name().equals(name)).findFirst();
    }

    boolean isPartition(String name) {
        return description.partitionNumber(name) >= 0;
    }

    /** The region a grant names as {@code partition/region}. */
    Optional<MemoryRegion> region(Grant grant) {
        String[] parts = grant.region().split("/");
        int owner = description.partitionNumber(parts[0]);
        return owner < 0 ? Optional.empty() : region(partitions().get(owner), parts[1]);
    }

    static Optional<MemoryRegion> region(Partition partition, String name) {
        return partition.memory().stream().filter(r -> r.name().equals(name)).findFirst();
    }

    /** The region that holds a guest-physical extent. */
    static Optional<MemoryRegion> regionOf(Partition partition, Extent extent) {
        return partition.memory().stream()
                .filter(r -> r.extent().contains(extent))
                .findFirst();
    }

    ImageFile image(Partition.Image image) {
        return images.computeIfAbsent(image.file(), file -> {
            ImageFile read = ImageFile.of(description.directory(), file, ImageFile.MAX_TOGETHER - imageBytes);
            imageBytes += read.size();
            return read;
        });
    }

    /** Guest-physical addresses an image fills; empty as long as its file cannot be read. */
    Extent extent(Partition.Image image) {
        return new Extent(image.at(), image(image).size());
    }

    /** Everything in a partition's guest-physical memory: regions, channels, registers, grants. */
    List<GuestWindow> windows(Partition partition) {
        List<GuestWindow> windows = new ArrayList<>();
        for (MemoryRegion r : partition.memory()) {
            windows.add(new GuestWindow(GuestWindow.Kind.REGION, "region \"" + r.name() + "\"", r.extent(), r.where()));
        }
        for (Channel.Memory c : channels(Channel.Memory.class)) {
            if (c.from().equals(partition.name())) {
                windows.add(channelWindow(c, c.fromAt()));
            }
            if (c.to().equals(partition.name())) {
                windows.add(channelWindow(c, c.toAt()));
            }
        }
        for (Partition.DeviceAssignment a : partition.devices()) {
            device(a.device())
                    .ifPresent(d -> windows.add(new GuestWindow(
                            GuestWindow.Kind.REGISTERS,
                            "the register window of \"" + d.name() + "\"",
                            new Extent(a.registersAt(), d.registersSize()),
                            a.where())));
        }
        for (Grant g : description.grants()) {
            if (g.to().equals(partition.name())) {
                region(g)
                        .ifPresent(r -> windows.add(new GuestWindow(
                                GuestWindow.Kind.GRANT,
                                "grant \"" + g.name() + "\"",
                                new Extent(g.at(), r.size()),
                                g.where())));
            }
        }
        return windows;
    }

    private static GuestWindow channelWindow(Channel.Memory c, long at) {
        return new GuestWindow(
                GuestWindow.Kind.CHANNEL, "channel \"" + c.name() + "\"", new Extent(at, c.size()), c.where());
    }

    /** Every region and memory channel whose host-physical place is chosen. */
    List<HostUse> hostUses() {
        List<HostUse> uses = new ArrayList<>();
        for (int p = 0; p < partitions().size(); p++) {
            for (MemoryRegion r : partitions().get(p).memory()) {
                if (r.physical().isPresent()) {
                    uses.add(new HostUse(
                            p,
                            "region \"" + partitions().get(p).name() + "/" + r.name() + "\"",
                            new Extent(r.physical().getAsLong(), r.size()),
                            r.where()));
                }
            }
        }
        for (Channel.Memory c : channels(Channel.Memory.class)) {
            if (c.physical().isPresent()) {
                uses.add(new HostUse(
                        HostUse.CHANNEL,
                        "channel \"" + c.name() + "\"",
                        new Extent(c.physical().getAsLong(), c.size()),
                        c.where()));
            }
        }
        return uses;
    }
}
