package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.rule;

import cofferdam.spec.system.Location;
import cofferdam.spec.system.Partition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules on names: every name means one thing. */
final class NameRules {
    /** Names that stand for something else in schedules, calls and reports. */
    static final Set<String> RESERVED = Set.of("idle", "kernel", "scheduler", "nobody", "none", "all");

    static final List<Rule> ALL = List.of(
            rule(
                    "NAM-01",
                    "Partition names are unique.",
                    "<partition name=\"black\"",
                    "<partition name=\"red\"",
                    (facts, report) -> unique(partitions(facts), "partition", report)),
            rule(
                    "NAM-02",
                    "No partition has a reserved name: idle, kernel, scheduler, nobody, none or all.",
                    "<partition name=\"black\"",
                    "<partition name=\"kernel\"",
                    (facts, report) -> notReserved(partitions(facts), "partition", report)),
            rule(
                    "NAM-03",
                    "The names of a partition's regions are unique.",
                    "<memory name=\"scratch\"",
                    "<memory name=\"main\"",
                    (facts, report) -> {
                        for (Partition p : facts.partitions()) {
                            List<Named> regions = p.memory().stream()
                                    .map(r -> new Named(r.name(), r.where()))
                                    .toList();
                            unique(regions, "region", report);
                        }
                    }),
            rule(
                    "NAM-04",
                    "The names of devices and of the remapping unit are unique.",
                    "<device name=\"spare\"",
                    "<device name=\"dmar\"",
                    (facts, report) -> unique(devices(facts), "device", report)),
            rule(
                    "NAM-05",
                    "No device and no remapping unit has a reserved name.",
                    "<iommu name=\"dmar\"",
                    "<iommu name=\"none\"",
                    (facts, report) -> notReserved(devices(facts), "device", report)),
            rule(
                    "NAM-06",
                    "No device has the name of a partition, since reports name both alike.",
                    "<iommu name=\"dmar\"",
                    "<iommu name=\"red\"",
                    NameRules::devicesAreNoPartitions),
            rule(
                    "NAM-07",
                    "Channel names are unique.",
                    "<memoryChannel name=\"log\"",
                    "<memoryChannel name=\"status\"",
                    (facts, report) -> unique(channels(facts), "channel", report)),
            rule(
                    "NAM-08",
                    "Event names are unique.",
                    "<event name=\"ready\"",
                    "<event name=\"ring\"",
                    (facts, report) -> unique(events(facts), "event", report)),
            rule(
                    "NAM-09",
                    "Grant names are unique.",
                    "<grant name=\"gift\"",
                    "<grant name=\"loan-out\"",
                    (facts, report) -> unique(grants(facts), "grant", report)),
            rule(
                    "NAM-10",
                    "Channels, events and grants have different names, since all of them are flows.",
                    "<event name=\"ready\"",
                    "<event name=\"packets\"",
                    NameRules::flowsApart));

    private NameRules() {}

    private record Named(String name, Location where) {}

    private static List<Named> partitions(Facts facts) {
        return facts.partitions().stream()
                .map(p -> new Named(p.name(), p.where()))
                .toList();
    }

    private static List<Named> devices(Facts facts) {
        List<Named> names = new ArrayList<>();
        facts.platform().iommu().ifPresent(u -> names.add(new Named(u.name(), u.where())));
        facts.platform().devices().forEach(d -> names.add(new Named(d.name(), d.where())));
        return names;
    }

    private static List<Named> channels(Facts facts) {
        return facts.description().channels().stream()
                .map(c -> new Named(c.name(), c.where()))
                .toList();
    }

    private static List<Named> events(Facts facts) {
        return facts.description().events().stream()
                .map(e -> new Named(e.name(), e.where()))
                .toList();
    }

    private static List<Named> grants(Facts facts) {
        return facts.description().grants().stream()
                .map(g -> new Named(g.name(), g.where()))
                .toList();
    }

    private static void unique(List<Named> things, String what, Report report) {
        Map<String, Location> seen = new HashMap<>();
        for (Named thing : things) {
            Location first = seen.putIfAbsent(thing.name, thing.where);
            if (first != null) {
                report.add(
                        thing.where,
                        "a second %s is named \"%s\"; the first is at line %d"
                                .formatted(what, thing.name, first.line()),
                        "choose another name");
            }
        }
    }

    private static void notReserved(List<Named> things, String what, Report report) {
        for (Named thing : things) {
            report.unless(
                    !RESERVED.contains(thing.name),
                    thing.where,
                    "a " + what + " is named \"" + thing.name + "\", which is reserved",
                    "choose another name");
        }
    }

    private static void devicesAreNoPartitions(Facts facts, Report report) {
        for (Named device : devices(facts)) {
            report.unless(
                    !facts.isPartition(device.name),
                    device.where,
                    "a device is named \"" + device.name + "\" like a partition",
                    "choose another name");
        }
    }

    private static void flowsApart(Facts facts, Report report) {
        Set<String> taken = new HashSet<>();
        channels(facts).forEach(c -> taken.add(c.name));
        for (List<Named> kind : List.of(events(facts), grants(facts))) {
            for (Named flow : kind) {
                report.unless(
                        !taken.contains(flow.name),
                        flow.where,
                        "\"" + flow.name + "\" is also the name of another kind of flow",
                        "choose another name");
            }
            kind.forEach(flow -> taken.add(flow.name));
        }
    }
}
