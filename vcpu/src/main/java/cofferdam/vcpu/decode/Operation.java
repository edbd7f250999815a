package cofferdam.vcpu.decode;

/** What an instruction does. */
@FunctionalInterface
public interface Operation {
    /** Executes one decoded instruction (one iteration of a repeated one) or throws leaving registers unchanged. */
    void execute(Instruction instruction);
}
