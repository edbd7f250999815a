package cofferdam.spec.system.rules;

import cofferdam.spec.system.Location;
import cofferdam.spec.system.Processors;
import java.util.List;
import java.util.function.Function;

/** Bounds that several concerns share. */
final class Limits {
    private static final int GUEST_BITS = 42;

    private Limits() {}

    /** Reports the first of the items that are too many. */
    static <T> void check(Report report, List<T> items, int most, String what, Function<T, Location> where) {
        if (items.size() > most) {
            report.add(where.apply(items.get(most)), "there are " + items.size() + " " + what, "write at most " + most);
        }
    }

    /** The first address beyond the processors' physical address width. */
    static long physicalEnd(Facts facts) {
        return 1L << clamped(facts.platform().processors());
    }

    /** The first guest-physical address beyond what a partition can have: the kernel keeps account of 42 bits. */
    static long guestEnd(Facts facts) {
        return 1L << Math.min(GUEST_BITS, clamped(facts.platform().processors()));
    }

    private static int clamped(Processors processors) {
        return Math.max(32, Math.min(52, processors.physicalAddressBits()));
    }
}
