package cofferdam.spec.system.rules;

import cofferdam.spec.system.Extent;
import cofferdam.spec.system.Partition;
import java.util.List;

/** Checks that the guest-physical windows of a partition are apart and within reach. */
final class GuestOverlap {
    private GuestOverlap() {}

    /** A check that blames windows of one kind for overlapping an earlier window. */
    static Rule.Check apart(GuestWindow.Kind kind) {
        return (facts, report) -> {
            for (Partition partition : facts.partitions()) {
                List<GuestWindow> windows = facts.windows(partition);
                for (int later = 1; later < windows.size(); later++) {
                    if (windows.get(later).kind() == kind) {
                        blame(partition, windows, later, report);
                    }
                }
            }
        };
    }

    private static void blame(Partition partition, List<GuestWindow> windows, int later, Report report) {
        GuestWindow blamed = windows.get(later);
        for (GuestWindow earlier : windows.subList(0, later)) {
            report.unless(
                    !blamed.extent().overlaps(earlier.extent()),
                    blamed.where(),
                    "%s at %s overlaps %s at %s in partition \"%s\""
                            .formatted(
                                    blamed.label(),
                                    blamed.extent(),
                                    earlier.label(),
                                    earlier.extent(),
                                    partition.name()),
                    "move it to free guest-physical addresses");
        }
    }

    /** A check that windows of one kind lie below the guest-physical address limit. */
    static Rule.Check within(GuestWindow.Kind kind) {
        return (facts, report) -> {
            long end = Limits.guestEnd(facts);
            for (Partition partition : facts.partitions()) {
                for (GuestWindow window : facts.windows(partition)) {
                    Extent extent = window.extent();
                    report.unless(
                            window.kind() != kind || extent.end() <= end,
                            window.where(),
                            "%s at %s in partition \"%s\" ends beyond the guest-physical address width"
                                    .formatted(window.label(), extent, partition.name()),
                            "stay below " + Text.hex(end));
                }
            }
        };
    }
}
