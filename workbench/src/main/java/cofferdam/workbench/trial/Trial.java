package cofferdam.workbench.trial;

import cofferdam.kernel.platform.Machine;
import java.util.List;
import java.util.Objects;

/**
 * A run in which one partition differs from the run it is compared with.
 *
 * @param kind what differs, in a few words, such as {@code random program}
 * @param partition the partition that differs
 * @param setup the difference in a sentence, for a witness
 * @param steps its parts in words; any of them can be left out, to find those that matter
 * @param pristine boots what a restarted partition must look like
 */
public record Trial(
        String kind, int partition, String setup, List<String> steps, Assembly assembly, Assembly pristine) {
    public Trial {
        steps = List.copyOf(steps);
        Objects.requireNonNull(assembly);
    }

    /** A trial whose partitions restart as they were booted. */
    public Trial(String kind, int partition, String setup, List<String> steps, Assembly assembly) {
        this(kind, partition, setup, steps, assembly, assembly);
    }

    /** Boots the system of a trial. */
    @FunctionalInterface
    public interface Assembly {
        /**
         * Boots with some of the steps.
         *
         * @param kept indices of the steps to keep, ascending
         */
        Machine boot(List<Integer> kept);
    }
}
