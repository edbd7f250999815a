package cofferdam.spec;

import cofferdam.kernel.core.UsesACollection;

/** A class the specification must not have: the architecture rules are shown to reject it. */
public final class UsesTheKernel {
    /** Looks up the wrong way. */
    public int size(UsesACollection kernel) {
        return kernel.size();
    }
}
