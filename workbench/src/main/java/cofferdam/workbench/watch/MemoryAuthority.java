package cofferdam.workbench.watch;

import cofferdam.kernel.core.Abi;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Rights;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may do what to which page, by the description and the donations made so far. */
final class MemoryAuthority {
    private static final long PAGE = 4096;

    private record Numbered(int owner, MemoryRegion region, String name) {}

    private final SystemDescription system;
    private final List<Numbered> regions = new ArrayList<>();
    private final List<Device> devices;
    private final List<Grant> grants;

    /** The grant by which a page (region number, page) was donated last. */
    private final Map<List<Long>, Grant> donated = new HashMap<>();

    MemoryAuthority(SystemDescription system) {
        this.system = system;
        devices = system.assignedDevices();
        grants = system.numberedGrants();
        for (int p = 0; p < system.partitions().size(); p++) {
            Partition partition = system.partitions().get(p);
            for (MemoryRegion region : partition.memory()) {
                regions.add(new Numbered(p, region, partition.name() + "/" + region.name()));
            }
        }
    }

    /** The requirement that a call violated by succeeding, if it did. */
    Optional<String> judge(int partition, long number, long a, long b, long c, long result) {
        if (result < 0 || number < Abi.MAP || number > Abi.RECLAIM) {
            return Optional.empty();
        }
        return switch ((int) number) {
            case Abi.MAP, Abi.UNMAP -> map(partition, number, a, b, c);
            case Abi.DMA_MAP, Abi.DMA_UNMAP -> dma(partition, a, b, c);
            default -> grant(partition, number, a, b);
        };
    }

    /** What a call is about, in words. */
    String place(long number, long a, long b, long c) {
        if (number == Abi.MAP || number == Abi.UNMAP) {
            return "page " + b + " of region " + region(a);
        }
        if (number == Abi.DMA_MAP || number == Abi.DMA_UNMAP) {
            return "device " + a + ", page " + c + " of region " + region(b);
        }
        return "grant " + a + ", page " + b;
    }

    private String region(long number) {
        boolean exists = number >= 0 && number < regions.size();
        return exists ? "'" + regions.get((int) number).name() + "'" : Long.toString(number);
    }

    private Optional<String> map(int partition, long number, long region, long page, long rights) {
        if (!exists(region, page)) {
            return Optional.of("G9-02");
        }
        if (owner(region, page) != partition) {
            return Optional.of("G1-03");
        }
        Grant grant = donated.get(List.of(region, page));
        Rights declared = grant == null ? regions.get((int) region).region().access() : grant.access();
        boolean tooMuch = number == Abi.MAP && (rights & ~(long) declared.bits()) != 0;
        return tooMuch ? Optional.of("G1-04") : Optional.empty();
    }

    private Optional<String> dma(int partition, long device, long region, long page) {
        if (device < 0 || device >= devices.size() || !exists(region, page)) {
            return Optional.of("G9-02");
        }
        String name = devices.get((int) device).name();
        MemoryRegion wanted = regions.get((int) region).region();
        boolean declared = regions.get((int) region).owner() == partition
                && system.partitions().get(partition).devices().stream()
                        .anyMatch(d -> d.device().equals(name) && d.dma().contains(wanted.name()));
        return declared && owner(region, page) == partition ? Optional.empty() : Optional.of("G3-03");
    }

    private Optional<String> grant(int partition, long number, long grant, long page) {
        if (grant < 0 || grant >= grants.size()) {
            return Optional.of("G9-02");
        }
        Grant g = grants.get((int) grant);
        int region = number(g.region());
        if (!exists(region, page)) {
            return Optional.of("G9-02");
        }
        String caller = system.partitions().get(partition).name();
        if (number == Abi.RELINQUISH) {
            return g.to().equals(caller) ? Optional.empty() : Optional.of("G1-09");
        }
        if (!g.from().equals(caller) || owner(region, page) != partition) {
            return Optional.of(number == Abi.RECLAIM ? "G1-09" : "G1-10");
        }
        if (number == Abi.RECLAIM) {
            return Optional.empty();
        }
        Grant.Mode mode =
                number == Abi.LEND ? Grant.Mode.LEND : number == Abi.SHARE ? Grant.Mode.SHARE : Grant.Mode.DONATE;
        if (!g.modes().contains(mode)) {
            return Optional.of("G1-10");
        }
        if (number == Abi.DONATE) {
            donated.put(List.of((long) region, page), g);
        }
        return Optional.empty();
    }

    private boolean exists(long region, long page) {
        return region >= 0
                && region < regions.size()
                && page >= 0
                && page < regions.get((int) region).region().size() / PAGE;
    }

    private int owner(long region, long page) {
        Grant grant = donated.get(List.of(region, page));
        return grant == null ? regions.get((int) region).owner() : system.partitionNumber(grant.to());
    }

    private int number(String name) {
        for (int i = 0; i < regions.size(); i++) {
            if (regions.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
