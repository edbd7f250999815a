package cofferdam.workbench.attack;

import cofferdam.kernel.platform.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is left after a restart of words that some signs ask for (G6-01). */
final class ScrubbedWords {
    private final Machine machine;
    private final Map<Integer, Map<Long, Long>> before = new TreeMap<>();

    /** The words that these signs ask for. */
    ScrubbedWords(Machine machine, List<Sign> signs) {
        this.machine = machine;
        for (Sign sign : signs) {
            long at = Long.parseUnsignedLong(sign.facts().get("at").substring(2), 16);
            before.computeIfAbsent(sign.partition(), p -> new TreeMap<>()).put(at, 0L);
        }
    }

    /** Takes down the words of a partition as they are now. */
    void remember(int partition) {
        before.computeIfPresent(partition, (p, words) -> {
            words.replaceAll((at, old) -> read(p, at));
            return words;
        });
    }

    /** Guest-physical addresses of those that were not zero when last taken down, and are now. */
    List<Long> zeroed(int partition) {
        List<Long> zeroed = new ArrayList<>();
        before.getOrDefault(partition, Map.of()).forEach((at, old) -> {
            if (old != 0 && read(partition, at) == 0) {
                zeroed.add(at);
            }
        });
        return zeroed;
    }

    /** The word at a guest-physical address; 0 if it cannot be read. */
    private long read(int partition, long at) {
        long host = machine.guestToHost(partition, at);
        return host < 0 ? 0 : machine.memory().read64(host);
    }
}
