package cofferdam.proofs.runtime;

import cofferdam.proofs.evidence.RecordException;
import cofferdam.proofs.evidence.RecordJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Objects;

/**
 * A run of the kernel's tests with contracts checked, as kept with the sources in {@code proofs/evidence/rac.json}.
 *
 * @param format of this record
 * @param complete whether the build fails when it no longer is about the core as it is
 * @param version of OpenJML
 * @param input SHA-256 of all sources of the core as the tool reads them, and the version
 * @param checked how many clauses of contracts were checked
 * @param unchecked how many the tool's runtime checks cannot express
 * @param passed how many tests passed
 * @param outside tests that call a method outside of its precondition on purpose, and were ended by that
 * @param failed tests that failed; must be none
 * @param left classes of tests that were not run, because they take hours with contracts checked
 * @param entered ids of the methods that were entered, their preconditions checked and met
 */
public record RuntimeRecord(
        String format,
        boolean complete,
        String version,
        String input,
        int checked,
        int unchecked,
        int passed,
        List<String> outside,
        List<String> failed,
        List<String> left,
        List<String> entered) {
    /** Its file. */
    public static final String NAME = "rac.json";

    /** {@link #format}. */
    public static final String FORMAT = "cofferdam-runtime-1";

    public RuntimeRecord {
        Objects.requireNonNull(format);
        Objects.requireNonNull(version);
        Objects.requireNonNull(input);
        outside = List.copyOf(outside);
        failed = List.copyOf(failed);
        left = List.copyOf(left);
        entered = List.copyOf(entered);
    }

    /**
     * Reads a record.
     *
     * @throws RecordException if the text is none
     */
    public static RuntimeRecord parse(String text) {
        RuntimeRecord read = RecordJson.read(text, RuntimeRecord.class, "not a record of a run");
        if (!FORMAT.equals(read.format)) {
            throw new RecordException("not a record of a run: its format is not " + FORMAT);
        }
        return read;
    }

    /** The text to keep. */
    public String text() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    /** The same, marked as the earlier record was. */
    public RuntimeRecord marked(boolean nowComplete) {
        return new RuntimeRecord(
                format, nowComplete, version, input, checked, unchecked, passed, outside, failed, left, entered);
    }

    /** Whether contracts held wherever they were checked. */
    public boolean holds() {
        return failed.isEmpty() && passed > 0;
    }
}
