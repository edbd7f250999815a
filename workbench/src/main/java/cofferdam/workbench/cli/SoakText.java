package cofferdam.workbench.cli;

import cofferdam.kernel.random.Step;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.kernel.soak.Failure;
import cofferdam.kernel.soak.SoakReport;
import cofferdam.kernel.soak.Tally;
import cofferdam.workbench.report.JsonSoak;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of a soak, for a terminal. */
final class SoakText {
    private static final int NAME = 16;
    private static final int WIDTH = 96;

    private SoakText() {}

    static String of(SoakReport report, Optional<String> defect, Style style) {
        StringBuilder text = new StringBuilder();
        Tally tally = report.tally();
        text.append(style.strong(TextBlock.count(tally.steps(), "step")))
                .append(" on ")
                .append(TextBlock.count(tally.systems(), "random system"))
                .append(" (")
                .append(TextBlock.count(tally.boots(), "boot"))
                .append("), seed ")
                .append(report.seed())
                .append(", by ")
                .append(TextBlock.count(report.workers(), "worker"))
                .append(String.format(Locale.ROOT, " in %.1f s: %d steps/s%n", report.millis() / 1e3, report.rate()));
        if (report.failure().isPresent()) {
            return text.append(failure(report.failure().get(), defect, style)).toString();
        }
        counts(text, tally);
        if (report.complete()) {
            text.append(style.good("Nothing broke.")).append(" SAMPLED: so many steps, with this seed.\n");
        } else {
            text.append(style.doubtful("Interrupted."))
                    .append(" Nothing broke in what was done of ")
                    .append(TextBlock.count(report.steps(), "step"))
                    .append(".\n");
        }
        return text.toString();
    }

    private static void counts(StringBuilder text, Tally tally) {
        text.append(String.format(Locale.ROOT, "  %-" + NAME + "s %12s %12s%n", "hypercall", "carried out", "refused"));
        tally.calls()
                .forEach((name, times) -> text.append(
                        String.format(Locale.ROOT, "  %-" + NAME + "s %12d %12d%n", name, times[0], times[1])));
        text.append("  steps: ").append(list(tally.kinds())).append('\n');
        text.append("  exits: ").append(list(tally.exits())).append('\n');
        text.append("  steps with nothing to do: ").append(tally.idle()).append('\n');
    }

    private static String list(java.util.Map<String, Long> counts) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .toList());
    }

    private static String failure(Failure failure, Optional<String> defect, Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.bad("FAILS " + failure.requirement())).append(' ');
        String what = String.join("\n  ", TextBlock.wrap(failure.what(), WIDTH));
        text.append(what).append('\n');
        text.append("  in system ").append(failure.system()).append(": ");
        text.append(String.join("\n  ", TextBlock.wrap(failure.plan().summary(), WIDTH)))
                .append('\n');
        int steps = failure.steps().size();
        if (steps == 0) {
            text.append("  as it is after boot\n");
        } else {
            text.append("  on the way of ")
                    .append(TextBlock.count(steps, "step"))
                    .append(" from boot");
            text.append(failure.found() > steps ? ", shortened from " + failure.found() : "")
                    .append(":\n");
            steps(text, failure.words());
        }
        text.append("  Again: ").append(JsonSoak.command(failure, defect)).append('\n');
        return text.append("  The system: cofferdam soak --system ")
                .append(failure.system())
                .append('\n')
                .toString();
    }

    private static void steps(StringBuilder text, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            text.append("    ").append(i + 1).append(". ").append(words.get(i)).append('\n');
        }
    }

    /** What came of some steps on one system. */
    static String replayed(long number, SystemPlan plan, List<Step> way, Optional<Failure> failure, Style style) {
        StringBuilder text = new StringBuilder(PlanText.of(number, plan, style));
        text.append(TextBlock.count(way.size(), "step")).append(":\n");
        steps(text, way.stream().map(Failure::words).toList());
        if (failure.isEmpty()) {
            return text.append(style.good("Nothing broke.")).append('\n').toString();
        }
        text.append(style.bad("FAILS " + failure.get().requirement()))
                .append(' ')
                .append(String.join("\n  ", TextBlock.wrap(failure.get().what(), WIDTH)));
        int taken = failure.get().steps().size();
        return text.append(taken == 0 ? "\n  after boot\n" : "\n  in or after step " + taken + "\n")
                .toString();
    }
}
