package cofferdam.workbench.attack;

import java.util.Map;

/**
 * Something that was seen of a partition while it ran.
 *
 * @param partition its number
 * @param tick when, in ticks since boot
 * @param facts what a {@link Sign} can ask for, by attribute; numbers in hexadecimal
 * @param text in words, for people
 */
record Sighting(Barrier barrier, int partition, long tick, Map<String, String> facts, String text) {
    Sighting {
        facts = Map.copyOf(facts);
    }

    /** A number as facts have it. */
    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
