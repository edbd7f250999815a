package cofferdam.workbench.attack;

import cofferdam.workbench.guest.Substitution;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the hostile partitions of a system try.
 *
 * @param slot ticks that each attempt has
 * @param attempts numbered from 1
 * @param secrets what they must not learn
 */
public record AttemptList(long slot, List<Attempt> attempts, List<Secret> secrets) {
    /** Copies the lists. */
    public AttemptList {
        attempts = List.copyOf(attempts);
        secrets = List.copyOf(secrets);
    }

    /**
     * Content of an image that only its own partition may know.
     *
     * @param partition number of the partition
     * @param image number of the image among the partition's
     * @param from offset of the first secret byte in the image
     * @param to offset behind the last
     */
    public record Secret(int partition, int image, int from, int to) {
        /** The same system with another secret: every bit of it turned over. */
        Substitution changedIn(Substitution subject) {
            String file = subject.system()
                    .partitions()
                    .get(partition)
                    .images()
                    .get(image)
                    .file();
            byte[] content = subject.bytes(file).clone();
            for (int i = from; i < Math.min(to, content.length); i++) {
                content[i] = (byte) ~content[i];
            }
            return subject.withImage(partition, image, content);
        }
    }

    /** Numbers of the partitions that try something, ascending. */
    public Set<Integer> hostile() {
        return attempts.stream().map(Attempt::partition).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ticks of a whole run: one slot before the first attempt, and one for each. */
    public long ticks() {
        return slot * (attempts.size() + 1L);
    }
}
