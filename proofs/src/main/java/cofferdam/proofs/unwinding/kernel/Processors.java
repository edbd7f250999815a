package cofferdam.proofs.unwinding.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The processors of a model whose registers are switched; none, if the bounds say that they are not. */
final class Processors {
    private final List<SharedProcessor> all = new ArrayList<>();
    private final List<LiveArray> held = new ArrayList<>();
    private LiveArray start;

    Processors(int count) {
        for (int c = 0; c < count; c++) {
            all.add(new SharedProcessor());
        }
    }

    /** The objects whose state belongs to that of the system. */
    List<SharedProcessor> all() {
        return Collections.unmodifiableList(all);
    }

    /** From now on it is known where in the state everything lies. */
    void attach(CoreState core) {
        start = core.array("Contexts.start");
        for (int c = 0; c < all.size(); c++) {
            held.add(core.array("RegisterSwitch.held", c));
        }
    }

    /** Whether registers are switched. */
    boolean switched() {
        return !all.isEmpty();
    }

    /** A processor. */
    SharedProcessor get(int number) {
        return all.get(number);
    }

    /** The registers of a processor are now what a partition leaves in them. */
    void settle(int number, int partition) {
        all.get(number).settle(partition, held.get(number), start);
    }
}
