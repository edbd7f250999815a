package cofferdam.workbench.cli;

import picocli.CommandLine.Option;

/** {@code --refinement}: the kernel beside its specification. */
final class RefinementOption {
    /** By its name. */
    static final String NAME = "--refinement";

    @Option(
            names = NAME,
            description = {
                "Compare each step of the kernel with the specification's: answers, error codes and states. A difference",
                "makes the exit status 1. What the kernel writes unasked into memory is not seen by this."
            })
    boolean wanted;
}
