package cofferdam.workbench.report;

import cofferdam.kernel.soak.SoakReport;
import cofferdam.kernel.soak.Tally;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;

/** What came of a soak as a page in Markdown, which states how to repeat it. */
public final class SoakPage {
    private SoakPage() {}

    /** The page. */
    public static String of(SoakReport report) {
        StringBuilder page = new StringBuilder();
        Tally tally = report.tally();
        page.append("# Soak: random steps on random systems\n\n");
        page.append("Written by a command; what it does stands in [separation-kernel](../separation-kernel/README.md)."
                + " To measure anew:\n\n");
        page.append(String.format(
                Locale.ROOT,
                "    ./cofferdam soak --steps %d --systems %d --seed %d --markdown > docs/soak.md%n%n",
                report.steps(),
                report.systems(),
                report.seed()));
        page.append("**")
                .append(report.failure()
                        .map(f -> "Broken: " + f.requirement() + ", " + f.what())
                        .orElse(report.complete() ? "Nothing broke." : "Interrupted; nothing broke in what was done."))
                .append("** No exception left the kernel, unless it says so here.\n\n");
        page.append("| what | how much |\n|---|---:|\n");
        row(page, "steps", tally.steps());
        row(page, "random systems", tally.systems());
        row(page, "boots of them", tally.boots());
        row(page, "steps with nothing to do, because a partition had no turn or no memory there", tally.idle());
        page.append(String.format(Locale.ROOT, "| time | %.1f s |%n", report.millis() / 1e3));
        row(page, "steps a second, all checks after each of them included", report.rate());
        page.append(String.format(
                Locale.ROOT,
                "%nMeasured with %d workers on %d processors, %s %s, Java %s; load average at the end: %.1f.%n%n",
                report.workers(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        counts(page, "Steps", tally.kinds());
        counts(page, "What the kernel did on exits", tally.exits());
        page.append("## Hypercalls\n\n| hypercall | carried out | refused |\n|---|---:|---:|\n");
        tally.calls()
                .forEach((name, times) ->
                        page.append(String.format(Locale.ROOT, "| %s | %d | %d |%n", name, times[0], times[1])));
        return page.toString();
    }

    private static void counts(StringBuilder page, String title, Map<String, Long> counts) {
        page.append("## ").append(title).append("\n\n| what | times |\n|---|---:|\n");
        counts.forEach((what, times) -> row(page, what, times));
        page.append('\n');
    }

    private static void row(StringBuilder page, String what, long value) {
        page.append("| ").append(what).append(" | ").append(value).append(" |\n");
    }
}
