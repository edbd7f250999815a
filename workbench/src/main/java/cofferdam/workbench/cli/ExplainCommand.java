package cofferdam.workbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: what an id or a word in a report means. */
@Command(
        name = "explain",
        versionProvider = Version.class,
        description = {
            "Say what an id or a word in a report means.",
            "Known are claims, requirements, checks, rules, properties of states, assumptions, defects, verdicts, words of strength,"
                    + " answers of provers, outcomes of attempts, hypercalls and their results."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cofferdam explain G2",
            "  cofferdam explain G1-03",
            "  cofferdam explain MEM-07",
            "  cofferdam explain SAMPLED",
            "  cofferdam explain scrubbed",
            "  cofferdam explain QUEUE_SEND",
            "",
            "Exit status: 0 explained, 2 there is no such id or word, 3 the tool failed."
        })
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    CommonOptions common;

    @Parameters(paramLabel = "ID", description = "An id or word from a report.")
    String id;

    private final Session session;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (id.isBlank()) {
            throw new UserError("nothing to explain", "Give an id or a word from a report, such as G1 or SAMPLED.");
        }
        Glossary glossary = new Glossary();
        List<String> text = glossary.explain(id);
        if (text.isEmpty()) {
            throw new UserError("nothing here is called '" + id + "'", glossary.suggestion(id));
        }
        Style style = session.style(common);
        session.out().println(style.strong(text.get(0)));
        for (String paragraph : text.subList(1, text.size())) {
            TextBlock.wrap(paragraph, 98).forEach(line -> session.out().println("  " + line));
        }
        session.out().flush();
        return ExitCode.HOLDS;
    }
}
