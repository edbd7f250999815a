package cofferdam.conformance.fuzz;

import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.RecordException;
import cofferdam.proofs.evidence.TimeLimits;
import cofferdam.proofs.runtime.RuntimeRecord;
import cofferdam.proofs.strength.StrengthRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A file of the record of proofs, as {@code prove --evidence} reads it: it is read and written again as the same, or refused
 * with its name, line and column (G8-06).
 */
final class Records implements FuzzTarget {
    private static final String FILE = "openjml.json";
    private static final int LONGEST_MESSAGE = 600;

    /** A power of two, so that digits choose the forms 0 to 4; what is above is 4. */
    private static final int FORMS = 8;

    /** One of each form, after the digit that chooses the form. */
    private static final List<String> GOOD = List.of(
            """
            0{"format": "cofferdam-evidence-1", "tool": "openjml", "complete": false, "answers": [
            {"obligation":"A.a()","outcome":"PROVED","version":"1","options":["--esc"],"input":"00","millis":1,"size":2,"detail":""}
            ]}""",
            """
            1{"format":"cofferdam-runtime-1","complete":true,"version":"1","input":"00","checked":1,"unchecked":2,"passed":3,
            "outside":["T.t"],"failed":[],"left":[],"entered":["A.a()"]}""",
            """
            2{"format":"cofferdam-strength-1","complete":false,"types":{"A":{"noticed":1,"byLemma":{"l":["a() line 2"]},
            "missed":["a() line 1"],"unjudged":[],"unproved":0,"version":"1","checker":"6","input":"00"}}}""",
            """
            3{"format":"cofferdam-open-1","open":[{"tool":"key","reason":"why","obligations":["A.a()"]}]}""",
            """
            4{"format":"cofferdam-limits-1","limits":[{"tool":"key","seconds":300,"reason":"why","obligations":["A.a()"]}]}""");

    /** How Jackson quotes types; the path to a value, which may hold a backquote of the input, ends in small letters. */
    private static final Pattern JAVA_NAME = Pattern.compile("`(\\w+\\.)+[A-Z][\\w$]*");

    private final Sandbox sandbox;
    private final UnaryOperator<String> first;

    /**
     * A target.
     *
     * @param sandbox an empty one
     * @param first what is done to a text before it is read
     */
    Records(Sandbox sandbox, UnaryOperator<String> first) throws IOException {
        this.sandbox = sandbox;
        this.first = first;
        sandbox.put(FILE, new byte[0]);
        sandbox.sealed();
    }

    static List<byte[]> good() {
        return GOOD.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @Override
    public void accept(byte[] bytes) throws IOException {
        InputReader input = new InputReader(bytes);
        int form = input.below(FORMS);
        byte[] text = input.rest();
        Path file = sandbox.put(FILE, text);
        try {
            Optional<String> read = read(form);
            Broken.unless(read.isPresent(), "not seen");
            Path again = sandbox.put(FILE, read.get().getBytes(StandardCharsets.UTF_8));
            Broken.unless(form >= 3 || read(form).equals(read), "something else when written and read again: " + again);
        } catch (RecordException e) {
            complaint(e, file, text);
        }
        sandbox.check();
    }

    private Optional<String> read(int form) throws IOException {
        Path folder = sandbox.inner();
        return switch (form) {
            case 0 -> Optional.of(EvidenceFolder.read(folder, "openjml").text());
            case 1 ->
                EvidenceFolder.read(folder, FILE, text -> RuntimeRecord.parse(first.apply(text)))
                        .map(RuntimeRecord::text);
            case 2 ->
                EvidenceFolder.read(folder, FILE, text -> StrengthRecord.parse(first.apply(text)))
                        .map(StrengthRecord::text);
            case 3 ->
                EvidenceFolder.read(folder, FILE, text -> OpenLedger.parse(first.apply(text)))
                        .map(ledger -> ledger.keys().toString());
            default ->
                EvidenceFolder.read(folder, FILE, text -> TimeLimits.parse(first.apply(text)))
                        .map(limits -> limits.keys().toString());
        };
    }

    private static void complaint(RecordException e, Path file, byte[] text) {
        String message = e.getMessage();
        String said = new String(text, StandardCharsets.UTF_8);
        int lines = said.split("\r\n|\r|\n", -1).length;
        Broken.unless(
                message.startsWith(file + ":" + e.line() + ":" + e.column() + ": "), "without its place: " + message);
        Broken.unless(e.line() >= 1 && e.line() <= lines && e.column() >= 1, "no such place: " + message);
        Words.check(message, LONGEST_MESSAGE, said);
        Words.inWords(JAVA_NAME, message, said);
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
