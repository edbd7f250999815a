package cofferdam.proofs.evidence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The obligations that are left unproved for now, each with the reason a person wrote down. */
public final class OpenLedger {
    private static final String FORMAT = "cofferdam-open-1";

    private final SortedMap<String, String> reasons;

    private OpenLedger(SortedMap<String, String> reasons) {
        this.reasons = reasons;
    }

    /** A ledger as it is written. */
    private record Content(String format, List<Group> open) {
        private Content {
            open = List.copyOf(Objects.requireNonNullElse(open, List.of()));
        }
    }

    /** Obligations that are open for one reason. */
    private record Group(String tool, String reason, List<String> obligations) {
        private Group {
            tool = Objects.requireNonNullElse(tool, "");
            reason = Objects.requireNonNullElse(reason, "").strip();
            obligations = List.copyOf(Objects.requireNonNullElse(obligations, List.of()));
        }
    }

    /**
     * Reads a ledger.
     *
     * @throws RecordException if the text is no ledger, an obligation stands there twice or without a reason
     */
    public static OpenLedger parse(String text) {
        Content content = RecordJson.read(text, Content.class, "not a ledger");
        if (!FORMAT.equals(content.format)) {
            throw new RecordException("not a ledger: its format is not " + FORMAT);
        }
        SortedMap<String, String> reasons = new TreeMap<>();
        for (Group group : content.open) {
            for (String obligation : group.obligations) {
                String key = key(group.tool, obligation);
                if (group.reason.isEmpty()) {
                    throw new RecordException("no reason for " + key);
                }
                if (reasons.put(key, group.reason) != null) {
                    throw new RecordException("twice in the ledger: " + key);
                }
            }
        }
        return new OpenLedger(reasons);
    }

    /** Why an obligation is left open, if it is. */
    public Optional<String> reason(Obligation obligation) {
        return Optional.ofNullable(reasons.get(key(obligation.tool(), obligation.id())));
    }

    /** Tool and id of all entries, with a space between. */
    public Set<String> keys() {
        return Set.copyOf(reasons.keySet());
    }

    /** The entries: each is a reason, for all obligations that are open because of it. */
    public Set<String> entries() {
        return Set.copyOf(reasons.values());
    }

    /** Tool and id with a space between. */
    public static String key(String tool, String id) {
        return tool + " " + id;
    }
}
