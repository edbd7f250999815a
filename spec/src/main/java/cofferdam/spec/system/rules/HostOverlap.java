package cofferdam.spec.system.rules;

import cofferdam.spec.system.Extent;
import cofferdam.spec.system.Location;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Checks on the host-physical places that authors choose (G8-04). */
final class HostOverlap {
    /** Uses of partitions' regions. */
    static final Predicate<HostUse> REGIONS = use -> !use.isChannel();

    /** Uses of memory channels. */
    static final Predicate<HostUse> CHANNELS = HostUse::isChannel;

    private HostOverlap() {}

    /** Each use of a kind lies inside one memory bank. */
    static Rule.Check insideBank(Predicate<HostUse> kind) {
        return each(
                kind,
                (facts, use, report) -> report.unless(
                        facts.platform().memory().stream()
                                .anyMatch(b -> b.extent().contains(use.extent())),
                        use.where(),
                        use.label() + " at physical " + use.extent() + " is not inside a memory bank",
                        "move it into a bank or leave out physical"));
    }

    /** Each use of a kind begins at a multiple of 4 KiB. */
    static Rule.Check aligned(Predicate<HostUse> kind) {
        return each(
                kind,
                (facts, use, report) -> report.unless(
                        Text.pages(use.extent().base()),
                        use.where(),
                        use.label() + " has the physical base "
                                + Text.hex(use.extent().base()),
                        "write a multiple of 0x1000 or leave out physical"));
    }

    /** No use of a kind overlaps kernel memory. */
    static Rule.Check offKernel(Predicate<HostUse> kind) {
        return each(
                kind,
                (facts, use, report) ->
                        apart(use, "kernel memory", facts.platform().kernel().extent(), report));
    }

    /** No use of a kind overlaps the registers of a device or of the remapping unit. */
    static Rule.Check offRegisters(Predicate<HostUse> kind) {
        return each(kind, (facts, use, report) -> {
            facts.platform()
                    .devices()
                    .forEach(d -> apart(use, "the registers of \"" + d.name() + "\"", d.extent(), report));
            facts.platform()
                    .iommu()
                    .ifPresent(u -> apart(use, "the registers of \"" + u.name() + "\"", u.extent(), report));
        });
    }

    /** No two uses for which the relation holds overlap; the later one in the file is blamed. */
    static Rule.Check apart(BiPredicate<HostUse, HostUse> relation) {
        return (facts, report) -> {
            List<HostUse> uses = facts.hostUses();
            for (int later = 1; later < uses.size(); later++) {
                for (HostUse earlier : uses.subList(0, later)) {
                    if (relation.test(earlier, uses.get(later))) {
                        apart(uses.get(later), earlier.label(), earlier.extent(), report);
                    }
                }
            }
        };
    }

    private static void apart(HostUse use, String other, Extent extent, Report report) {
        report.unless(
                !use.extent().overlaps(extent),
                use.where(),
                use.label() + " at physical " + use.extent() + " overlaps " + other + " at " + extent,
                "move it to free memory or leave out physical");
    }

    /** Reports a thing for which placement finds no room. */
    static void placed(long base, String label, long size, Location where, Report report) {
        report.unless(
                base != cofferdam.spec.system.Placement.NOWHERE,
                where,
                label + " of " + Text.size(size) + " does not fit into the memory that is left",
                "make it smaller or give the platform more memory");
    }

    /** A check of one use. */
    @FunctionalInterface
    private interface UseCheck {
        void run(Facts facts, HostUse use, Report report);
    }

    private static Rule.Check each(Predicate<HostUse> kind, UseCheck check) {
        return (facts, report) -> facts.hostUses().stream().filter(kind).forEach(use -> check.run(facts, use, report));
    }
}
