package cofferdam.proofs.unwinding.kernel;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;

/** Explores a model; begins again where a step changed something of which nobody had thought that it changes. */
public final class KernelExplorer {
    private KernelExplorer() {}

    /** Visits every reachable state, or stops before for the reason that the result gives. */
    public static Exploration explore(KernelModel model, Plan plan, Progress progress) {
        while (true) {
            try {
                return new Explorer(model::system, plan).explore(progress);
            } catch (IllegalStateException e) {
                // Each time the model has learned something that changes, of which there is only so much.
                if (!(e.getCause() instanceof ChangeOutsideError)) {
                    throw e;
                }
            } catch (ChangeOutsideError e) {
                continue;
            }
        }
    }
}
