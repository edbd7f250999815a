package cofferdam.spec.system;

import java.nio.file.Path;
import java.util.List;

/**
 * A whole system as its author wrote it; lists keep the order of the file, and that order numbers things: the first
 * partition is partition 0.
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
}
