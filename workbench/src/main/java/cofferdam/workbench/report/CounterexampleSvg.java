package cofferdam.workbench.report;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Trace;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A counterexample of the explorer: each run a column of steps, the last step of each marked, and what was seen after it. */
public final class CounterexampleSvg {
    private static final double WIDTH = 860;
    private static final double MARGIN = 10;
    private static final double STEP = 40;
    private static final double TOP = 78;
    private static final double LETTER = 6.4;
    private static final int SHOWN = 48;

    private CounterexampleSvg() {}

    /** A drawing that stands for itself, with what differs in words where that is known. */
    public static String standalone(Explained explained) {
        Counterexample found = explained.example();
        Svg svg = new Svg().patterns();
        List<Trace> runs = new ArrayList<>(List.of(found.first()));
        found.second().ifPresent(runs::add);
        svg.text(MARGIN, 20, "bold", found.property().id());
        double y = 38;
        for (String line : wrapped(found.what(), (int) ((WIDTH - 2 * MARGIN) / LETTER))) {
            svg.text(MARGIN, y, "", line);
            y += 16;
        }
        double column = (WIDTH - 2 * MARGIN) / runs.size();
        double top = Math.max(TOP, y + 12);
        int steps = runs.stream().mapToInt(Trace::steps).max().orElse(0);
        for (int run = 0; run < runs.size(); run++) {
            double left = MARGIN + run * column;
            svg.text(left, top, "faint", runs.size() == 1 ? "steps" : run == 0 ? "one run" : "another run");
            // Both runs end in the same line: there they are compared.
            double first = top + 10 + (steps - runs.get(run).steps()) * STEP;
            run(svg, runs.get(run), left, first, column - 12, run);
            String seen = runs.size() == 1
                    ? "before: " + hex(found.seen()) + ", after: " + hex(found.instead())
                    : "then: " + hex(run == 0 ? found.seen() : found.instead());
            if (found.seen().length + found.instead().length > 0
                    && explained.differences().isEmpty()) {
                svg.text(left, top + 26 + steps * STEP, "mono", seen);
            }
        }
        double below = top + 26 + steps * STEP;
        if (!explained.differences().isEmpty()) {
            svg.text(MARGIN, below, "faint", runs.size() == 1 ? "before / after" : "one run / another run");
        }
        for (String line : explained.differences()) {
            below += 18;
            svg.text(MARGIN, below, "", shortened(line, (int) ((WIDTH - 2 * MARGIN) / LETTER)));
        }
        String title = found.property().id() + ": " + found.what();
        return svg.toSvg(WIDTH, below + 18, title, true);
    }

    private static void run(Svg svg, Trace trace, double left, double top, double width, int owner) {
        int letters = (int) ((width - 44) / LETTER);
        for (int i = 0; i < trace.steps(); i++) {
            double y = top + i * STEP;
            String words = trace.words().get(i);
            boolean last = i == trace.steps() - 1;
            svg.owned(left, y, width, STEP - 10, last ? owner : -1, false, words);
            svg.ending(left + 34, y + 20, "faint", Integer.toString(i + 1));
            svg.text(left + 40, y + 20, last ? "bold" : "", shortened(words, letters));
        }
        if (trace.steps() == 0) {
            svg.text(left, top + 14, "", "in the initial state");
        }
    }

    private static String hex(byte[] bytes) {
        return bytes.length == 0
                ? "nothing"
                : shortened(HexFormat.ofDelimiter(" ").formatHex(bytes), SHOWN);
    }

    private static String shortened(String text, int letters) {
        return text.length() <= letters ? text : text.substring(0, Math.max(1, letters - 1)) + "\u2026";
    }

    private static List<String> wrapped(String text, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + word.length() >= letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
