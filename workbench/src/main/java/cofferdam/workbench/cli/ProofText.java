package cofferdam.workbench.cli;

import cofferdam.proofs.evidence.Outcome;
import cofferdam.workbench.report.ProofReport;

/** What provers answered, for a terminal: two lines or more for each obligation that is not proved, one for each that is. */
final class ProofText {
    private static final int OUTCOME = 8;
    private static final int WIDTH = 96;
    private static final int TOOL = 7;
    private static final String INDENT = " ".repeat(OUTCOME + 1);

    private ProofText() {}

    /** Of what is proved only how much, unless {@code each} is asked for. */
    static String of(ProofReport report, Style style, boolean each) {
        StringBuilder text = new StringBuilder();
        long counted = 0;
        for (ProofReport.Line line : report.lines()) {
            if (!each && line.result().outcome() == Outcome.PROVED && !line.needless()) {
                counted++;
                continue;
            }
            String outcome = TextBlock.pad(line.result().outcome().toString(), OUTCOME);
            String painted = line.result().outcome() == Outcome.PROVED
                    ? style.good(outcome)
                    : line.openBecause().isPresent() ? style.doubtful(outcome) : style.bad(outcome);
            text.append(painted).append(' ');
            text.append(TextBlock.pad(line.result().obligation().tool(), TOOL)).append(' ');
            text.append(line.result().obligation().id());
            boolean recorded = line.result().recalled() && line.result().outcome() != Outcome.MISSING;
            text.append(recorded ? " (recorded)" : "").append('\n');
            if (!line.result().detail().isEmpty()) {
                text.append(INDENT).append(line.result().detail()).append('\n');
            }
            if (line.needless()) {
                text.append(INDENT).append("proved although the ledger of what is open names it: take it out there\n");
            }
            line.openBecause().ifPresent(reason -> TextBlock.wrap("left open: " + reason, WIDTH)
                    .forEach(words -> text.append(INDENT).append(words).append('\n')));
        }
        if (counted > 0) {
            text.append(style.good(TextBlock.pad(Outcome.PROVED.toString(), OUTCOME)))
                    .append(' ')
                    .append(counted)
                    .append(counted == 1 ? " obligation" : " obligations")
                    .append("; list them with --only .\n");
        }
        return text.append(report.summary()).append('\n').toString();
    }
}
