package cofferdam.workbench.certify;

import cofferdam.kernel.boot.BootException;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.UnshownException;
import cofferdam.proofs.unwinding.kernel.KernelExplorer;
import cofferdam.proofs.unwinding.kernel.KernelModel;
import cofferdam.proofs.unwinding.kernel.Scaled;
import cofferdam.spec.system.SystemDescription;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Visits the states of the system scaled down, with the kernel's own code as the step from one to the next, until there are
 * no more or the time is over (G10-02).
 */
final class StateExploration {
    private final SystemDescription system;
    private final ImageStore images;
    private final BooleanSupplier cancelled;
    private final Certifier.Progress progress;

    StateExploration(
            SystemDescription system, ImageStore images, BooleanSupplier cancelled, Certifier.Progress progress) {
        this.system = system;
        this.images = images;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /**
     * Explores.
     *
     * @param time at most about so long
     */
    Coverage run(Duration time) {
        long begin = System.nanoTime();
        Scaled scaled = Scaled.of(system, images, Scaled.DEPTH);
        int most = (int) Math.max(1, time.toSeconds());
        progress.step("exploring states", 0, most);
        KernelModel model;
        try {
            model = scaled.model();
        } catch (BootException e) {
            return Coverage.none("the system scaled down does not boot: " + e.getMessage());
        }
        Duration left = time.minusNanos(System.nanoTime() - begin);
        // A step that is not the specification's breaks no one claim, and would end the search for those that are
        // broken.
        Plan plan = Plan.of(system.name())
                .checking(EnumSet.complementOf(EnumSet.of(Property.REFINEMENT)))
                .workers(Math.min(Runtime.getRuntime().availableProcessors(), 8))
                .bytes(Runtime.getRuntime().maxMemory() / 2)
                .time(left.isNegative() ? Duration.ZERO : left);
        Exploration exploration;
        try {
            exploration = KernelExplorer.explore(model, plan, (states, expanded, steps, depth, bytes) -> {
                long used = System.nanoTime() - begin;
                progress.step("exploring states", (int) Math.min(most, used / 1_000_000_000L), most);
                progress.note(String.format(
                        Locale.ROOT,
                        "%,d states, depth %d, %,.0f steps/s",
                        states,
                        depth,
                        steps * 1e9 / Math.max(1, used)));
                return !cancelled.getAsBoolean();
            });
        } catch (UnshownException e) {
            // Neither a finding, for it does not show again, nor a reason to trust the rest.
            return Coverage.none("what the explorer " + e.getMessage() + "; nothing it says is used");
        }
        return Coverage.of(
                scaled.words(),
                exploration,
                exploration.broken().values().stream()
                        .map(found -> Explained.of(model::system, found))
                        .toList());
    }
}
