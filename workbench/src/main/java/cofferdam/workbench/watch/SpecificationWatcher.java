package cofferdam.workbench.watch;

import cofferdam.kernel.platform.Machine;
import cofferdam.proofs.unwinding.refinement.RunRefinement;
import cofferdam.proofs.unwinding.refinement.RunRefinement.Difference;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares each step of the kernel with the abstract separation machine, up to the first difference; that one belongs to the
 * requirement it names (G1-02, G1-13, G2-04, G2-05, G3-03, G3-07, G4-01, G5-01, G5-03, G6-01, G9-02).
 */
public final class SpecificationWatcher extends Watcher {
    private static final int TOLD = 4;

    private final RunRefinement refinement;

    /**
     * For one machine.
     *
     * @param pristine boots the same system once more; asked when a partition first restarts
     */
    public SpecificationWatcher(Machine machine, Supplier<Machine> pristine) {
        super(machine);
        refinement = new RunRefinement(machine, pristine);
    }

    /** Steps compared. */
    public long steps() {
        return refinement.steps();
    }

    /** Answers among them that the specification leaves open. */
    public long open() {
        return refinement.open();
    }

    @Override
    public void entered(int processor, int partition, int interruption, long cycle) {
        refinement.entered(processor, partition, interruption, cycle);
    }

    @Override
    public void leaving(int processor, int partition, int reason, int vectoring, long cycle) {
        refinement.leaving(processor, partition, reason, vectoring, cycle);
    }

    @Override
    public void left(int processor, int partition, int outcome, long cycle) {
        refinement.left(processor, partition, outcome, cycle);
    }

    @Override
    public void ticked(int processor, long tick) {
        refinement.ticked(processor, tick);
    }

    @Override
    public void deviceInterrupt(int device, int line, long tick) {
        refinement.deviceInterrupt(device, line, tick);
    }

    @Override
    public void ticked() {
        refinement.difference().ifPresent(this::report);
    }

    @Override
    public void finished() {
        refinement.finish();
        ticked();
    }

    private void report(Difference difference) {
        List<String> steps = refinement.lastSteps();
        report(new Violation(
                difference.requirement(),
                true,
                "kernel and specification differ: " + difference.what(),
                name(difference.partition()),
                "step " + difference.step(),
                difference.tick(),
                steps.subList(Math.max(0, steps.size() - TOLD), steps.size())));
    }
}
