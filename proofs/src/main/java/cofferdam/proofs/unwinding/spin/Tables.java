package cofferdam.proofs.unwinding.spin;

import cofferdam.spec.machine.FlowPolicy;
import cofferdam.spec.machine.Frames;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;

/** What never changes in a system, by number: for those who write down what does change. */
final class Tables {
    static final int NONE = -1;
    private static final int PAGE_BYTES = 4096;

    final SystemDescription system;
    final Frames frames;
    final int partitions;
    final List<Device> devices;
    private final List<String> regions = new ArrayList<>();
    private final List<Integer> homes = new ArrayList<>();

    Tables(SystemDescription system, Frames frames) {
        this.system = system;
        this.frames = frames;
        partitions = system.partitions().size();
        devices = FlowPolicy.devices(system);
        for (int p = 0; p < partitions; p++) {
            for (MemoryRegion region : system.partitions().get(p).memory()) {
                regions.add(system.partitions().get(p).name() + "/" + region.name());
                homes.add(p);
            }
        }
    }

    Partition partition(int p) {
        return system.partitions().get(p);
    }

    /** The frame of a region's page; {@link #NONE} if there is no such page or region. */
    int frame(long region, long index) {
        if (region < 0 || region >= regions.size() || index < 0 || index >= frames.regionPages((int) region)) {
            return NONE;
        }
        return first((int) region) + (int) index;
    }

    private int first(int region) {
        int home = homes.get(region);
        return frames.region(home, region - homes.indexOf(home));
    }

    /** The frame of a grant's page. */
    int granted(long grant, long index) {
        List<Grant> grants = system.numberedGrants();
        return grant < 0 || grant >= grants.size()
                ? NONE
                : frame(regions.indexOf(grants.get((int) grant).region()), index);
    }

    /** Whose a frame is at boot. */
    int home(int f) {
        for (int region = 0; region < regions.size(); region++) {
            if (f >= first(region) && f < first(region) + frames.regionPages(region)) {
                return homes.get(region);
            }
        }
        for (int c = 0; c < system.channels().size(); c++) {
            if (system.channels().get(c) instanceof Channel.Memory memory) {
                int index = f - frames.channel(c);
                if (index >= 0 && index < memory.size() / PAGE_BYTES) {
                    return system.partitionNumber(memory.from());
                }
            }
        }
        throw new IllegalArgumentException("frame " + f);
    }

    boolean seesEver(int p, int f) {
        return frames.page(p, f) != NONE;
    }

    /** The rights with which a partition sees a frame at boot. */
    int rightsAtBoot(int p, int f) {
        return frames.isChannel(f) || home(f) == p ? frames.most(p, f) : 0;
    }

    /** The partition to which a device is given, {@link #NONE} if it is spare. */
    int owner(int device) {
        for (int p = 0; p < partitions; p++) {
            if (assignment(p, device) != null) {
                return p;
            }
        }
        return NONE;
    }

    Partition.DeviceAssignment assignment(int p, int device) {
        return partition(p).devices().stream()
                .filter(given -> given.device().equals(devices.get(device).name()))
                .findFirst()
                .orElse(null);
    }

    /** Whether a device may ever reach a frame. */
    boolean reachesEver(int device, int f) {
        int p = owner(device);
        for (int r = 0; p != NONE && r < regions.size(); r++) {
            boolean inside = f >= first(r) && f < first(r) + frames.regionPages(r);
            if (inside && homes.get(r) == p) {
                return assignment(p, device)
                        .dma()
                        .contains(
                                partition(p).memory().get(r - homes.indexOf(p)).name());
            }
        }
        return false;
    }
}
