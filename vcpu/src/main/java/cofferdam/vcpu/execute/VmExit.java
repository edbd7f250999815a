package cofferdam.vcpu.execute;

/** An exit raised in the midst of an access; what it is stands in the VMCS already. One object a processor. */
public final class VmExit extends RuntimeException {
    private static final long serialVersionUID = 1;

    VmExit() {
        super(null, null, false, false);
    }
}
