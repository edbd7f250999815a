package cofferdam.proofs.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    /**
     * Reads a ledger.
     *
     * @throws IllegalArgumentException if the text is no ledger, an obligation stands there twice or without a reason
     */
    public static OpenLedger parse(String text) {
        try {
            JsonNode root = new ObjectMapper().readTree(text);
            if (!FORMAT.equals(root.path("format").asText())) {
                throw new IllegalArgumentException("not a ledger: its format is not " + FORMAT);
            }
            SortedMap<String, String> reasons = new TreeMap<>();
            for (JsonNode group : root.path("open")) {
                String reason = group.path("reason").asText().strip();
                for (JsonNode obligation : group.path("obligations")) {
                    String key = key(group.path("tool").asText(), obligation.asText());
                    if (reason.isEmpty()) {
                        throw new IllegalArgumentException("no reason for " + key);
                    }
                    if (reasons.put(key, reason) != null) {
                        throw new IllegalArgumentException("twice in the ledger: " + key);
                    }
                }
            }
            return new OpenLedger(reasons);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a ledger: " + e.getOriginalMessage(), e);
        }
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
