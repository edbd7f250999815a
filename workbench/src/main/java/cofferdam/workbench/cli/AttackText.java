package cofferdam.workbench.cli;

import cofferdam.proofs.defects.SourceEdit;
import cofferdam.workbench.attack.AttackReport;
import cofferdam.workbench.attack.Judged;
import cofferdam.workbench.attack.Judged.Outcome;
import cofferdam.workbench.watch.Violation;
import java.io.PrintWriter;
import java.util.Optional;

/** What came of attempts, for a terminal: a line for each, and below it what was seen. */
final class AttackText {
    private static final int WIDTH = 112;
    private static final int INDENT = 10;

    private final AttackReport report;
    private final Optional<SourceEdit> edit;
    private final Style style;

    AttackText(AttackReport report, Optional<SourceEdit> edit, Style style) {
        this.report = report;
        this.edit = edit;
        this.style = style;
    }

    void print(PrintWriter out) {
        out.println(style.strong("System '" + report.system().name() + "'") + ", seed " + report.seed()
                + edit.map(e -> ", with " + e.kind() + " " + style.bad(e.name()))
                        .orElse("") + ": "
                + TextBlock.count(report.judged().size(), "attempt") + ", one every "
                + TextBlock.count(report.attempts().slot(), "tick"));
        out.println();
        int width = report.judged().stream()
                .mapToInt(j -> j.attempt().by().length())
                .max()
                .orElse(0);
        for (Violation violation : report.before()) {
            TextBlock.wrap(
                            style.bad("Before any attempt") + " " + violation.requirement() + " is violated: "
                                    + violation.sentence() + ".",
                            WIDTH)
                    .forEach(out::println);
        }
        report.judged().forEach(judged -> attempt(out, judged, width));
        out.println();
        report.compared().forEach(what -> out.println("Compared at every tick: " + what + "."));
        if (!report.complete()) {
            out.println(style.doubtful("The run did not come to its end: what is missing is NOT SEEN."));
        }
        out.println(summary());
    }

    private void attempt(PrintWriter out, Judged judged, int width) {
        String outcome = TextBlock.pad(judged.outcome().word(), 11);
        String painted =
                switch (judged.outcome()) {
                    case STOPPED -> style.good(outcome);
                    case NOT_STOPPED -> style.bad(outcome);
                    case NOT_SEEN -> style.doubtful(outcome);
                };
        String by = judged.outcome() == Outcome.STOPPED ? "by " : "   ";
        out.println(TextBlock.pad(
                        " ".repeat(judged.attempt().number() < 10 ? 2 : 1)
                                + judged.attempt().number(),
                        5)
                + painted
                + by
                + TextBlock.pad(judged.attempt().requirement(), 7)
                + TextBlock.pad(judged.attempt().by(), width + 2)
                + judged.attempt().name());
        judged.violation()
                .ifPresent(
                        v -> block(out, "violated " + v.requirement() + " at tick " + v.tick() + ": " + v.sentence()));
        judged.seen().forEach(seen -> block(out, style.faint(seen)));
        judged.missing().forEach(sign -> block(out, style.doubtful("not seen: " + sign)));
    }

    private static void block(PrintWriter out, String text) {
        TextBlock.wrap(text, WIDTH - INDENT).forEach(line -> out.println(" ".repeat(INDENT) + line));
    }

    private String summary() {
        long stopped = report.count(Outcome.STOPPED);
        String text = stopped + " of " + TextBlock.count(report.judged().size(), "attempt") + " stopped, "
                + report.count(Outcome.NOT_STOPPED) + " not stopped, " + report.count(Outcome.NOT_SEEN) + " not seen.";
        return report.allStopped() ? style.good(text) : style.bad(text);
    }
}
