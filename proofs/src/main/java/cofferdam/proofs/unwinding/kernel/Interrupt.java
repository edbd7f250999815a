package cofferdam.proofs.unwinding.kernel;

/** A device asserts its interrupt line. */
final class Interrupt extends Action {
    private final int line;

    Interrupt(String device, int line, int domain) {
        super(device + " asserts line " + line, domain);
        this.line = line;
    }

    @Override
    boolean possible(KernelSystem system) {
        return true;
    }

    @Override
    void perform(KernelSystem system, Bytes output) {
        system.kernel().interrupt(line);
    }
}
