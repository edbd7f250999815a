package cofferdam.proofs.unwinding.kernel;

/** A device asserts its interrupt line. */
final class Interrupt extends Action {
    private final int line;
    private final int device;

    Interrupt(String name, int line, int device, int domain) {
        super(name + " asserts line " + line, domain);
        this.line = line;
        this.device = device;
    }

    @Override
    boolean possible(KernelSystem system) {
        return true;
    }

    @Override
    cofferdam.spec.machine.Action specified(KernelSystem system) {
        return cofferdam.spec.machine.Action.of(cofferdam.spec.machine.Action.Kind.LINE, device);
    }

    @Override
    void perform(KernelSystem system, Bytes output) {
        system.kernel().interrupt(line);
    }
}
