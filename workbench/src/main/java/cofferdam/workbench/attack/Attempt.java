package cofferdam.workbench.attack;

import java.util.List;

/**
 * One thing that a hostile partition tries, in a slot of time of its own.
 *
 * @param number from 1; it has the ticks from {@code number * slot} on
 * @param partition number of the partition that tries it
 * @param by its name
 * @param requirement id of the requirement that must hold against it
 * @param name what is tried, in a few words
 * @param success what the partition would gain
 * @param signs what is seen of it when it is made and stopped
 */
public record Attempt(
        int number, int partition, String by, String requirement, String name, String success, List<Sign> signs) {
    /** Copies the signs. */
    public Attempt {
        signs = List.copyOf(signs);
    }
}
