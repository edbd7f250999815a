package cofferdam.proofs.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads records strictly: bounded in length and depth, no field twice, nothing behind the end (G8-06). */
public final class RecordJson {
    /** Most characters of a record, and most bytes of its file: 16 Mi. */
    public static final int MOST = 16 << 20;

    /** Lists and objects may stand in each other so deep; records need four levels. */
    public static final int MOST_DEPTH = 32;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MOST)
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

    private RecordJson() {}

    /**
     * What a text says.
     *
     * @param what the text is not, if it is not: "not a ledger"
     * @throws RecordException if it is of another form
     */
    public static <T> T read(String text, Class<T> form, String what) {
        if (text.length() > MOST) {
            throw new RecordException(what + ": more than " + MOST + " characters");
        }
        try {
            T read = JSON.readValue(text, form);
            if (read == null) {
                throw new RecordException(what + ": null");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw RecordException.of(what, e);
        }
    }
}
