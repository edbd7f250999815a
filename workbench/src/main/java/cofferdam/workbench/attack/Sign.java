package cofferdam.workbench.attack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What must be seen so that an attempt counts as made and stopped.
 *
 * @param partition number of the partition concerned
 * @param facts which facts a sighting must have, and their values
 * @param least how often it must be seen, at least once
 */
public record Sign(Barrier barrier, int partition, Map<String, String> facts, int least) {
    /** Copies the facts. */
    public Sign {
        facts = Map.copyOf(facts);
    }

    /** Whether these sightings show it. */
    boolean shownBy(List<Sighting> sightings) {
        return sightings.stream().filter(this::matches).count() >= least;
    }

    /** Whether a sighting is one of these. */
    boolean matches(Sighting sighting) {
        return sighting.barrier() == barrier
                && sighting.partition() == partition
                && facts.entrySet().stream().allMatch(fact -> fact.getValue()
                        .equals(sighting.facts().get(fact.getKey())));
    }

    /** As in the file, such as {@code ept-violation access=read at=0x90000}. */
    @Override
    public String toString() {
        String asked = new TreeMap<>(facts)
                .entrySet().stream()
                        .map(fact -> " " + fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining());
        return barrier.element() + asked + (least > 1 ? " at least " + least + " times" : "");
    }
}
