package cofferdam.kernel.readback;

import cofferdam.kernel.platform.Machine;
import java.util.List;

/**
 * Shows that the tables in memory equal the description (claim G8), without asking the kernel: it walks the real EPT and
 * VT-d tables with the reference walkers.
 */
public final class ReadBack {
    private ReadBack() {}

    /**
     * Compares the tables of a freshly booted machine with its description.
     *
     * @return the differences in a fixed order; empty if the tables are exactly the description
     */
    public static List<Difference> compare(Machine machine) {
        throw new UnsupportedOperationException();
    }
}
