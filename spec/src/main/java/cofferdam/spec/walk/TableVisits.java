package cofferdam.spec.walk;

import java.util.HashSet;
import java.util.Set;

/**
 * Keeps a listing of tables finite: a table may be met again, in a circle or on another way, but not without end.
 *
 * <p>Tables with one way each are never affected, however many there are.
 */
final class TableVisits {
    /** So often all together tables are listed again. */
    static final int MOST_REPEATS = 4096;

    private final Set<Long> met = new HashSet<>();
    private int repeats;

    /** Whether to list what lies under a table that was just met. */
    boolean enter(long table) {
        return met.add(table) || ++repeats <= MOST_REPEATS;
    }
}
