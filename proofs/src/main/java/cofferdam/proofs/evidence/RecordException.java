package cofferdam.proofs.evidence;

import cofferdam.spec.system.Printable;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.nio.file.Path;

/** What is to be a record, or a ledger, is none; says where (G8-05, G8-06). */
public final class RecordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String problem;

    /** About the text as a whole. */
    public RecordException(String problem) {
        this("", problem, 1, 1);
    }

    private RecordException(String prefix, String problem, int line, int column) {
        super(prefix + problem);
        this.line = line;
        this.column = column;
        this.problem = problem;
    }

    /** What the JSON reader says, at the place where it says so. */
    static RecordException of(String what, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        // A mapping's own words speak of classes.
        String problem = what + ": "
                + (e instanceof JsonMappingException mapping
                        ? "something else than expected" + path(mapping)
                        : printable(e.getOriginalMessage()));
        return at == null || at.getLineNr() < 1
                ? new RecordException(problem)
                : new RecordException("", problem, at.getLineNr(), Math.max(1, at.getColumnNr()));
    }

    /** The same, of a file. */
    RecordException in(Path file) {
        return new RecordException(file + ":" + line + ":" + column + ": ", problem, line, column);
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1. */
    public int column() {
        return column;
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "" : " at " + printable(path.toString());
    }

    /** The first line, without what the JSON reader says of its own options, and not for pages. */
    private static String printable(String text) {
        return Printable.quoted(text.lines()
                .findFirst()
                .orElse("")
                .replaceFirst(" \\(consider enabling .*| \\([^()]*\\[Source: .*|: enable `.*", ""));
    }
}
