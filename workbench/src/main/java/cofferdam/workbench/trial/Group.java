package cofferdam.workbench.trial;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.PartitionView.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Trials that are compared with the same ordinary run.
 *
 * @param label for progress and scope
 * @param base boots the ordinary run
 * @param watched for each changed partition, which parts of whose views must not change
 * @param ticks how long all run
 * @param compared whether each step of the kernel is compared with the specification
 */
public record Group(
        String label,
        Supplier<Machine> base,
        List<Trial> trials,
        Map<Integer, Map<Integer, Set<Part>>> watched,
        long ticks,
        boolean compared) {
    public Group {
        trials = List.copyOf(trials);
        watched = Map.copyOf(watched);
    }

    /** The same in parts of at most so many trials, so that not all machines are in memory at once. */
    List<Group> parts(int most) {
        List<Group> parts = new ArrayList<>();
        for (int from = 0; from < trials.size(); from += most) {
            List<Trial> some = trials.subList(from, Math.min(from + most, trials.size()));
            parts.add(new Group(label, base, some, watched, ticks, compared));
        }
        return parts;
    }
}
