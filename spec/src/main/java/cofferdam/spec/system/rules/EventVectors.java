package cofferdam.spec.system.rules;

import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Partition;
import java.util.HashMap;
import java.util.Map;

/** Which vectors of a partition are taken, by its devices first and then by events in the order of the file. */
final class EventVectors {
    private EventVectors() {}

    /** Events raise vectors that nothing else raises at their receiver. */
    static void apart(Facts facts, Report report) {
        Map<String, Map<Integer, String>> taken = new HashMap<>();
        for (Partition partition : facts.partitions()) {
            Map<Integer, String> vectors = taken.computeIfAbsent(partition.name(), name -> new HashMap<>());
            partition.devices().forEach(a -> vectors.putIfAbsent(a.vector(), a.device()));
        }
        for (EventLine event : facts.description().events()) {
            String other = taken.computeIfAbsent(event.to(), name -> new HashMap<>())
                    .putIfAbsent(event.vector(), event.name());
            report.unless(
                    other == null,
                    event.where(),
                    "the vector " + event.vector() + " of \"" + event.name() + "\" is that of \"" + other
                            + "\" in partition \"" + event.to() + "\"",
                    "choose a free vector");
        }
    }
}
