package cofferdam.proofs.deductive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How KeY's attempt at a contract ended.
 *
 * @param closed whether no goal is open
 * @param failed why there was no attempt; empty if there was
 * @param openGoals how many goals are open
 * @param nodes of the proof tree
 * @param steps of the proof, those of its simplifier included
 * @param usedUp whether there were no more steps
 * @param contradiction whether the precondition was proved to be false
 * @param uses ids of the contracts that the proof takes for proved
 * @param builtIn names of the rules used that are programs
 * @param refused names of the rules used that prove nothing
 * @param millis time of the proof
 */
record KeyAnswer(
        boolean closed,
        String failed,
        int openGoals,
        int nodes,
        int steps,
        boolean usedUp,
        boolean contradiction,
        SortedSet<String> uses,
        SortedSet<String> builtIn,
        SortedSet<String> refused,
        long millis) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** No attempt. */
    static KeyAnswer failed(String reason) {
        return new KeyAnswer(
                false, reason, 0, 0, 0, false, false, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), 0);
    }

    /** As the runner says it. */
    static KeyAnswer of(JsonNode line) {
        return new KeyAnswer(
                line.path("closed").asBoolean(),
                line.path("failed").asText(""),
                line.path("openGoals").asInt(),
                line.path("nodes").asInt(),
                line.path("steps").asInt(),
                line.path("usedUp").asBoolean(),
                line.path("contradiction").asBoolean(),
                texts(line.path("uses")),
                texts(line.path("builtIn")),
                texts(line.path("refused")),
                line.path("millis").asLong());
    }

    /** One line of the runner; a missing node for any other output. */
    static JsonNode line(String text) {
        try {
            return text.startsWith("{") ? JSON.readTree(text) : JSON.missingNode();
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    static SortedSet<String> texts(JsonNode array) {
        SortedSet<String> texts = new TreeSet<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
