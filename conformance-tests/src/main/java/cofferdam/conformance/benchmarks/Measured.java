package cofferdam.conformance.benchmarks;

import java.util.List;
import java.util.Locale;

/** The benchmarks in the order of the page, with what the design aims at. */
enum Measured {
    TWO_STAGE_WALK(TranslationBenchmark.class, "twoStageWalk", "uncached two-stage walk, 24 references", "10 M/s"),
    TLB_HIT(TranslationBenchmark.class, "tlbHit", "TLB hit", "150 M/s"),
    INSTRUCTIONS(GuestBenchmark.class, "guestInstructions", "guest instructions", "ahead of Bochs, not compared yet"),
    HYPERCALLS(GuestBenchmark.class, "hypercallRoundTrip", "hypercall round trip", "-"),
    IOTLB_HIT(RemappingBenchmark.class, "iotlbHit", "DMA translation, IOTLB hit", "-"),
    DMA_WALK(RemappingBenchmark.class, "invalidateAndWalk", "IOTLB invalidation, then a DMA walk of four levels", "-");

    private final Class<?> holder;
    private final String method;
    private final String title;
    private final String aim;

    Measured(Class<?> holder, String method, String title, String aim) {
        this.holder = holder;
        this.method = method;
        this.title = title;
        this.aim = aim;
    }

    /** Its name as JMH reports it. */
    String benchmark() {
        return holder.getName() + "." + method;
    }

    /** A row of the page's table from a throughput in operations a second and the half width of its interval. */
    String row(double score, double error) {
        return String.format(
                Locale.ROOT,
                "| %s | `%s.%s` | %.2f ± %.2f M/s | %.1f ns | %s |",
                title,
                holder.getSimpleName(),
                method,
                score / 1e6,
                error / 1e6,
                1e9 / score,
                aim);
    }

    /** The benchmark that JMH reports under a name. */
    static Measured named(String benchmark) {
        return List.of(values()).stream()
                .filter(measured -> measured.benchmark().equals(benchmark))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("benchmark " + benchmark + " has no row"));
    }
}
