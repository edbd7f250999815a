package cofferdam.proofs.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long a solver may think about one question of an obligation: a minute, or longer where that was measured not to be
 * enough and a person wrote down why. The limit is among the options that an answer depends on.
 */
public final class TimeLimits {
    /** What every question has unless something else is written. */
    public static final Duration USUAL = Duration.ofMinutes(1);

    /** Nobody waits longer for a question. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final String FORMAT = "cofferdam-limits-1";

    private final SortedMap<String, Duration> longer;

    private TimeLimits(SortedMap<String, Duration> longer) {
        this.longer = longer;
    }

    /** The limits as they are written. */
    private record Content(String format, List<Group> limits) {
        private Content {
            limits = List.copyOf(Objects.requireNonNullElse(limits, List.of()));
        }
    }

    /** Obligations with one limit, for one reason. */
    private record Group(String tool, int seconds, String reason, List<String> obligations) {
        private Group {
            tool = Objects.requireNonNullElse(tool, "");
            reason = Objects.requireNonNullElse(reason, "").strip();
            obligations = List.copyOf(Objects.requireNonNullElse(obligations, List.of()));
        }
    }

    /**
     * Reads limits.
     *
     * @throws RecordException if the text gives none, a limit is not between the usual and the longest, an obligation
     *     stands there twice or without a reason
     */
    public static TimeLimits parse(String text) {
        Content content = RecordJson.read(text, Content.class, "no time limits");
        if (!FORMAT.equals(content.format)) {
            throw new RecordException("no time limits: the format is not " + FORMAT);
        }
        SortedMap<String, Duration> longer = new TreeMap<>();
        for (Group group : content.limits) {
            Duration limit = Duration.ofSeconds(group.seconds);
            for (String obligation : group.obligations) {
                String key = OpenLedger.key(group.tool, obligation);
                if (group.reason.isEmpty()) {
                    throw new RecordException("no reason for " + key);
                }
                if (limit.compareTo(USUAL) <= 0 || limit.compareTo(LONGEST) > 0) {
                    throw new RecordException("not longer than a minute and up to an hour: " + key);
                }
                if (longer.put(key, limit) != null) {
                    throw new RecordException("two limits for " + key);
                }
            }
        }
        return new TimeLimits(longer);
    }

    /** How long each question of an obligation may take. */
    public Duration of(String tool, String id) {
        return longer.getOrDefault(OpenLedger.key(tool, id), USUAL);
    }

    /** Tool and id, with a space between, of all that have longer than usual. */
    public Set<String> keys() {
        return Set.copyOf(longer.keySet());
    }
}
