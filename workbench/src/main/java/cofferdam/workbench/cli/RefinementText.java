package cofferdam.workbench.cli;

import cofferdam.proofs.unwinding.refinement.RunRefinement;
import cofferdam.proofs.unwinding.refinement.RunRefinement.Difference;
import java.io.PrintWriter;
import java.util.List;

/** What the comparison of a run with the specification has shown: how much was compared, and the first difference. */
final class RefinementText {
    private final RunRefinement refinement;
    private final Style style;

    RefinementText(RunRefinement refinement, Style style) {
        this.refinement = refinement;
        this.style = style;
    }

    void print(PrintWriter out) {
        String much = TextBlock.count(refinement.steps(), "step") + " compared with the specification, "
                + TextBlock.count(refinement.open(), "answer") + " left open by it";
        if (refinement.difference().isEmpty()) {
            out.println("  refinement: " + much + "; " + style.good("no difference"));
            return;
        }
        Difference difference = refinement.difference().get();
        out.println("  refinement: " + style.bad("difference") + " at tick " + difference.tick() + ", step "
                + difference.step() + ": " + difference.what());
        out.println("    " + much + "; the last steps:");
        List<String> steps = refinement.lastSteps();
        for (int i = 0; i < steps.size(); i++) {
            out.println("    " + (difference.step() - steps.size() + 1 + i) + ". " + steps.get(i));
        }
    }
}
