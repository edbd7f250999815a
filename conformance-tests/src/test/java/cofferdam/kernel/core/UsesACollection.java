package cofferdam.kernel.core;

import java.util.List;

/** A class the core must not have: the architecture rules are shown to reject it. */
public final class UsesACollection {
    private final List<Integer> rows = List.of();

    /** The rows. */
    public int size() {
        return rows.size();
    }
}
