package cofferdam.conformance.oracles.vtd;

import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the remapping unit and the reference walker with QEMU on random tables (G11-04).
 *
 * <p>Needs {@code qemu-system-x86_64}; the exceptions were observed with version 7.2.
 */
public final class VtdComparison {
    private static final int SHOWN = 10;

    private final PrintStream out;
    private final Map<KnownDifference, Integer> known = new EnumMap<>(KnownDifference.class);
    private int unexplained;
    private int faults;

    VtdComparison(PrintStream out) {
        this.out = out;
    }

    /** A judge of cases. */
    @FunctionalInterface
    interface Judge {
        VtdOutcome run(VtdCase vtdCase) throws IOException;
    }

    /**
     * Prints what was found; exits with 1 if there is a difference without a name.
     *
     * @param args cases of each width (default 5000), first seed (default 1)
     */
    public static void main(String[] args) throws IOException {
        int cases = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        boolean agreed = true;
        for (int width : new int[] {39, 48}) {
            try (QemuVtd qemu = new QemuVtd(width)) {
                agreed &= new VtdComparison(System.out).compare(qemu::run, width, cases, seed);
            }
        }
        System.exit(agreed ? 0 : 1);
    }

    /** Runs cases; true if every difference has a name. */
    boolean compare(Judge judge, int width, int cases, long firstSeed) throws IOException {
        for (int i = 0; i < cases; i++) {
            VtdCase vtdCase = VtdCase.of(width, firstSeed + i);
            VtdOutcome theirs = judge.run(vtdCase);
            faults += theirs.equals(VtdOutcome.NOTHING) ? 0 : 1;
            note("unit", vtdCase, theirs, ModelVtd.unit(vtdCase));
            note("walker", vtdCase, theirs, ModelVtd.walker(vtdCase));
        }
        out.println("width " + width + ": " + cases + " cases from seed " + firstSeed + ", QEMU recorded " + faults
                + " faults; differences without a name: " + unexplained);
        known.forEach((difference, times) -> out.println("  " + times / 2 + " x " + difference.text()));
        return unexplained == 0;
    }

    private void note(String who, VtdCase vtdCase, VtdOutcome theirs, VtdOutcome ours) {
        if (theirs.equals(ours)) {
            return;
        }
        Optional<KnownDifference> difference = KnownDifference.of(vtdCase, theirs, ours);
        if (difference.isPresent()) {
            known.merge(difference.get(), 1, Integer::sum);
        } else if (unexplained++ < SHOWN) {
            out.println("seed " + vtdCase.seed() + " width " + vtdCase.width() + ": QEMU " + theirs + ", " + who + " "
                    + ours);
        }
    }
}
