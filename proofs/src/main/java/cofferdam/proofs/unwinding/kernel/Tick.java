package cofferdam.proofs.unwinding.kernel;

/** A processor's clock ticks. */
final class Tick extends Action {
    private final int processor;

    Tick(int processor, int scheduler) {
        super("processor " + processor + " ticks", scheduler);
        this.processor = processor;
    }

    @Override
    boolean possible(KernelSystem system) {
        return true;
    }

    @Override
    cofferdam.spec.machine.Action specified(KernelSystem system) {
        return cofferdam.spec.machine.Action.tick(processor);
    }

    @Override
    void perform(KernelSystem system, Bytes output) {
        system.kernel().tick(processor);
    }
}
