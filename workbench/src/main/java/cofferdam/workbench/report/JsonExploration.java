package cofferdam.workbench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;

/** What came of an exploration or a replay as JSON; complete ones repeat, times apart (G10-04). */
public final class JsonExploration {
    private JsonExploration() {}

    /** An indented JSON text. */
    public static String of(Map<String, Object> root) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the exploration cannot be written as JSON", e);
        }
    }
}
