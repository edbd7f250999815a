package cofferdam.spec.system;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A whole system as its author wrote it; lists keep the order of the file. That order numbers partitions and devices;
 * ports, events and grants have the ids that the author gave them, in whatever order they stand.
 *
 * @param name the system's name
 * @param directory where the description lies; image files are looked up below it
 * @param where the root element
 */
public record SystemDescription(
        String name,
        Path directory,
        Platform platform,
        List<Partition> partitions,
        List<Channel> channels,
        List<EventLine> events,
        List<Grant> grants,
        Schedule schedule,
        Location where) {

    public SystemDescription {
        partitions = List.copyOf(partitions);
        channels = List.copyOf(channels);
        events = List.copyOf(events);
        grants = List.copyOf(grants);
    }

    /** The number of a partition, or -1 if there is none of that name. */
    public int partitionNumber(String partition) {
        for (int i = 0; i < partitions.size(); i++) {
            if (partitions.get(i).name().equals(partition)) {
                return i;
            }
        }
        return -1;
    }

    /** The queuing channels by their port numbers in hypercalls. */
    public List<Channel.Queuing> queuingPorts() {
        return channels.stream()
                .filter(Channel.Queuing.class::isInstance)
                .map(Channel.Queuing.class::cast)
                .sorted(Comparator.comparingInt(Channel.Queuing::id))
                .toList();
    }

    /** The sampling channels by their port numbers in hypercalls. */
    public List<Channel.Sampling> samplingPorts() {
        return channels.stream()
                .filter(Channel.Sampling.class::isInstance)
                .map(Channel.Sampling.class::cast)
                .sorted(Comparator.comparingInt(Channel.Sampling::id))
                .toList();
    }

    /** The events by their numbers in hypercalls. */
    public List<EventLine> numberedEvents() {
        return events.stream().sorted(Comparator.comparingInt(EventLine::id)).toList();
    }

    /** The grants by their numbers in hypercalls. */
    public List<Grant> numberedGrants() {
        return grants.stream().sorted(Comparator.comparingInt(Grant::id)).toList();
    }

    /** The devices given to partitions, by their numbers in hypercalls: the order of the platform, spare ones left out. */
    public List<Device> assignedDevices() {
        return platform.devices().stream()
                .filter(device -> partitions.stream()
                        .flatMap(partition -> partition.devices().stream())
                        .anyMatch(assignment -> assignment.device().equals(device.name())))
                .toList();
    }
}
