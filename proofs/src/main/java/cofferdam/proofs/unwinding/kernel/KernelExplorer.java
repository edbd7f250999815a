package cofferdam.proofs.unwinding.kernel;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Replay;
import cofferdam.proofs.unwinding.engine.ReplayException;
import cofferdam.proofs.unwinding.engine.Replayer;
import cofferdam.proofs.unwinding.engine.UnshownException;
import java.time.Duration;

/** Explores a model; begins again where a step changed something of which nobody had thought that it changes. */
public final class KernelExplorer {
    /** An exploration, as far as it differs from one way of asking for it to another. */
    @FunctionalInterface
    public interface Attempt<E extends Exception> {
        /** Explores what the model is now, within this time. */
        Exploration explore(Plan plan) throws E;
    }

    private KernelExplorer() {}

    /** Visits every reachable state, or stops before for the reason that the result gives. */
    public static Exploration explore(KernelModel model, Plan plan, Progress progress) {
        return repeat(model, plan, now -> new Explorer(model::system, now).explore(progress));
    }

    /**
     * Explores, and again whenever the model has learned of something more that changes; the time is that of all of them.
     * What was found is believed if it shows on a system that takes nothing for unchanging; if it does not, something
     * changed that was taken for that, and all begins again with everything compared after every step.
     */
    public static <E extends Exception> Exploration repeat(KernelModel model, Plan plan, Attempt<E> attempt) throws E {
        model.comparing(plan.checked().contains(Property.REFINEMENT));
        long begin = System.nanoTime();
        while (true) {
            Duration used = Duration.ofNanos(System.nanoTime() - begin);
            Duration left = plan.time().compareTo(used) > 0 ? plan.time().minus(used) : Duration.ZERO;
            try {
                Exploration result = attempt.explore(plan.time(left));
                if (result.broken().values().stream().allMatch(found -> shows(model, found)) || !model.beStrict()) {
                    return result;
                }
            } catch (Exception | Error e) {
                // Each time the model has learned something that changes, of which there is only so much.
                if (!learned(e) && !(e instanceof UnshownException && model.beStrict())) {
                    throw e;
                }
            }
        }
    }

    private static boolean shows(KernelModel model, Counterexample found) {
        try {
            return Replayer.shows(model::exact, Replay.of("found", found));
        } catch (ReplayException e) {
            return false;
        }
    }

    /** Whether a step changed something unexpected, however deep that is wrapped. */
    private static boolean learned(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChangeOutsideError
                    || String.valueOf(cause.getMessage()).contains(ChangeOutsideError.class.getName())) {
                return true;
            }
        }
        return false;
    }
}
