package cofferdam.spec.machine;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;

/**
 * The relation {@code interferes}: which domain's actions another domain may observe at once. It is read from the
 * description, it is reflexive, and it is intransitive: from {@code red -> crypto -> black} nothing follows about {@code red
 * -> black}. What it does not list must not happen. Requirement G2-01.
 *
 * <p>Domains are numbered: first the partitions, then the scheduler, then the devices: those given to partitions by their
 * numbers in hypercalls, then the spare ones.
 */
public final class FlowPolicy {
    private final List<String> names;
    private final int partitions;
    private final boolean[][] interferes;

    private FlowPolicy(List<String> names, int partitions) {
        this.names = List.copyOf(names);
        this.partitions = partitions;
        interferes = new boolean[names.size()][names.size()];
        for (int u = 0; u < names.size(); u++) {
            interferes[u][u] = true;
            interferes[partitions][u] = true;
        }
    }

    /** The policy that a description declares. */
    public static FlowPolicy of(SystemDescription system) {
        List<Device> devices = devices(system);
        List<String> names = new ArrayList<>();
        system.partitions().forEach(partition -> names.add(partition.name()));
        names.add("scheduler");
        devices.forEach(device -> names.add(device.name()));
        FlowPolicy policy = new FlowPolicy(names, system.partitions().size());
        system.channels().forEach(policy::channel);
        for (EventLine event : system.events()) {
            policy.flow(policy.partition(event.from()), policy.partition(event.to()));
        }
        for (Grant grant : system.grants()) {
            policy.flow(policy.partition(grant.from()), policy.partition(grant.to()));
            policy.flow(policy.partition(grant.to()), policy.partition(grant.from()));
        }
        for (int p = 0; p < system.partitions().size(); p++) {
            policy.devices(p, system.partitions().get(p).devices());
        }
        return policy;
    }

    /** All devices in the order of their domains: those given to partitions, then the spare ones. */
    public static List<Device> devices(SystemDescription system) {
        List<Device> devices = new ArrayList<>(system.assignedDevices());
        system.platform().devices().stream()
                .filter(device -> !devices.contains(device))
                .forEach(devices::add);
        return List.copyOf(devices);
    }

    /** How many domains there are. */
    public int domains() {
        return names.size();
    }

    /** How many of them are partitions; these are the first ones. */
    public int partitions() {
        return partitions;
    }

    /** The name of a domain. */
    public String name(int domain) {
        return names.get(domain);
    }

    /** The domain that decides who runs when. It interferes with every domain, and none with it. Requirement G4-02. */
    public int scheduler() {
        return partitions;
    }

    /** The domain of a device. */
    public int device(int device) {
        return partitions + 1 + device;
    }

    /** Whether v may observe at once what u does. */
    public boolean interferes(int u, int v) {
        return interferes[u][v];
    }

    /** A channel flows one way. The sender of an acknowledged queue also learns whether its receiver made room. */
    private void channel(Channel channel) {
        flow(partition(channel.from()), partition(channel.to()));
        if (channel instanceof Channel.Queuing queue && queue.acknowledged()) {
            flow(partition(channel.to()), partition(channel.from()));
        }
    }

    /** A device and its owner act on each other, and devices act on others that reach the same memory by DMA. */
    private void devices(int owner, List<Partition.DeviceAssignment> assignments) {
        for (Partition.DeviceAssignment one : assignments) {
            int u = names.indexOf(one.device());
            flow(owner, u);
            flow(u, owner);
            for (Partition.DeviceAssignment other : assignments) {
                if (one.dma().stream().anyMatch(other.dma()::contains)) {
                    flow(u, names.indexOf(other.device()));
                }
            }
        }
    }

    private int partition(String name) {
        return names.subList(0, partitions).indexOf(name);
    }

    private void flow(int u, int v) {
        interferes[u][v] = true;
    }
}
