package cofferdam.workbench.guest;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;

/** What a hostile partition aims at: everything a description numbers or places, with the edges of each. */
final class HostileTargets {
    private static final long PAGE = 4096;

    /** A region under its number in hypercalls. */
    record NumberedRegion(int number, int partition, MemoryRegion region, String name, long physical) {
        long pages() {
            return region.size() / PAGE;
        }
    }

    final SystemDescription system;
    final int self;
    final ProgramSite site;
    final List<NumberedRegion> regions = new ArrayList<>();

    /** Guest-physical addresses the partition has. */
    final List<Long> own = new ArrayList<>();

    /** Addresses it should not have: others' memory by host-physical and guest-physical address, edges, absurd ones. */
    final List<Long> foreign = new ArrayList<>();

    /** A device of its own, with the guest-physical base of its register window. */
    record OwnDevice(Device device, long window) {}

    final List<OwnDevice> devices = new ArrayList<>();

    HostileTargets(Substitution subject, int self) {
        this.system = subject.system();
        this.self = self;
        this.site = ProgramSite.of(subject, self);
        Placement placement = Placement.of(system);
        for (int p = 0; p < system.partitions().size(); p++) {
            Partition partition = system.partitions().get(p);
            for (int r = 0; r < partition.memory().size(); r++) {
                MemoryRegion region = partition.memory().get(r);
                String name = partition.name() + "/" + region.name();
                regions.add(new NumberedRegion(regions.size(), p, region, name, placement.regionBase(p, r)));
            }
        }
        Partition me = system.partitions().get(self);
        for (NumberedRegion r : regions) {
            if (r.partition() == self) {
                own.add(r.region().at());
                own.add(r.region().at() + r.region().size() - PAGE);
                foreign.add(r.region().at() + r.region().size());
            } else {
                foreign.add(r.physical());
                foreign.add(r.physical() + r.region().size() - PAGE);
                foreign.add(r.region().at());
            }
        }
        for (Partition.DeviceAssignment assignment : me.devices()) {
            for (Device device : system.platform().devices()) {
                if (device.name().equals(assignment.device())) {
                    devices.add(new OwnDevice(device, assignment.registersAt()));
                }
            }
        }
        for (Channel channel : system.channels()) {
            if (channel instanceof Channel.Memory memory) {
                if (memory.from().equals(me.name())) {
                    own.add(memory.fromAt());
                } else if (memory.to().equals(me.name())) {
                    foreign.add(memory.toAt());
                }
            }
        }
        for (Grant grant : system.grants()) {
            if (grant.to().equals(me.name())) {
                foreign.add(grant.at());
            }
        }
        foreign.add(system.platform().kernel().base());
        foreign.add(
                system.platform().kernel().base() + system.platform().kernel().size() - PAGE);
        system.platform().iommu().ifPresent(unit -> foreign.add(unit.base()));
        for (Device device : system.platform().devices()) {
            foreign.add(device.registers());
        }
        foreign.add(1L << 32);
        foreign.add((1L << 32) - PAGE);
        foreign.add(0x7fff_ffff_f000L);
        foreign.add(Long.MIN_VALUE);
        foreign.removeIf(own::contains);
    }

    /** The own regions that a device of its own reaches by DMA. */
    List<NumberedRegion> dmaRegions(OwnDevice own) {
        return regions.stream()
                .filter(r -> r.partition() == self
                        && system.partitions().get(self).devices().stream()
                                .anyMatch(d -> d.device().equals(own.device().name())
                                        && d.dma().contains(r.region().name())))
                .toList();
    }

    /** The page of a region at whose unmapping a program of ours survives: its last, unless that holds code or stack. */
    boolean expendable(NumberedRegion region, long page) {
        long from = region.region().at() + page * PAGE;
        long tables = system.partitions().get(self).start().pageTables();
        boolean code = from < site.entry() + site.capacity() && site.entry() < from + PAGE;
        boolean stack = from < site.stack() && site.stack() - PAGE < from + PAGE;
        boolean table = from < tables + ProgramSite.tableBytes(system) && tables < from + PAGE;
        return region.partition() == self && !code && !stack && !table;
    }
}
