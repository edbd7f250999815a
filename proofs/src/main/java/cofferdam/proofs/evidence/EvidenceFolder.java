package cofferdam.proofs.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;

/** Where recorded evidence and the ledger lie: {@code proofs/evidence}, also packaged with this module. */
public final class EvidenceFolder {
    private static final String RESOURCES = "/cofferdam/evidence/";
    private static final String LEDGER = "open.json";
    private static final String LIMITS = "limits.json";

    private EvidenceFolder() {}

    /** The record of a prover: the checkout's when the program runs from one, else as packaged. */
    public static RecordedEvidence current(String tool) {
        Optional<Path> folder = ofCheckout();
        try {
            return folder.isPresent() ? read(folder.get(), tool) : shipped(tool);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + folder.get(), e);
        }
    }

    /** The record of a prover as packaged; empty when there is none. */
    public static RecordedEvidence shipped(String tool) {
        String text = resource(tool + ".json");
        return text == null ? RecordedEvidence.none(tool) : RecordedEvidence.parse(text);
    }

    /** The ledger: the checkout's when the program runs from one, else as packaged. */
    public static OpenLedger ledger() {
        return written(LEDGER, OpenLedger::parse);
    }

    /** Which obligations have longer than usual: the checkout's when the program runs from one, else as packaged. */
    public static TimeLimits limits() {
        return written(LIMITS, TimeLimits::parse);
    }

    private static <T> T written(String name, Function<String, T> parser) {
        Optional<Path> folder = ofCheckout();
        try {
            Optional<T> said = folder.isPresent()
                    ? read(folder.get(), name, parser)
                    : shippedText(name).map(parser);
            return said.orElseThrow(
                    () -> new IllegalStateException("the installation is incomplete: no " + RESOURCES + name));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + folder.get(), e);
        }
    }

    /** Reads the record of a prover from a folder; empty when there is none. */
    public static RecordedEvidence read(Path folder, String tool) throws IOException {
        return read(folder, tool + ".json", text -> RecordedEvidence.parse(text, tool))
                .orElseGet(() -> RecordedEvidence.none(tool));
    }

    /**
     * What a file in a folder says, if it is there.
     *
     * @param parser throws {@link RecordException} if the text says nothing
     * @throws RecordException with the file's name, line and column
     */
    public static <T> Optional<T> read(Path folder, String name, Function<String, T> parser) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text(file)));
        } catch (RecordException e) {
            throw e.in(file);
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RecordException("not a regular file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(RecordJson.MOST + 1);
        }
        if (bytes.length > RecordJson.MOST) {
            throw new RecordException("more than " + RecordJson.MOST + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RecordException("not encoded in UTF-8");
        }
    }

    /** The text of a file as packaged, if it is there. */
    public static Optional<String> shippedText(String name) {
        return Optional.ofNullable(resource(name));
    }

    /** Writes a record to a folder, whole or not at all. */
    public static Path write(Path folder, RecordedEvidence record) throws IOException {
        return write(folder, record.tool() + ".json", record.text());
    }

    /**
     * Writes a file of a folder, whole or not at all.
     *
     * @throws RecordException if something else than a regular file is in its place; what the file says is the caller's
     *     business: none writes over a file that it has not read as the record it is
     */
    public static Path write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new RecordException("not a regular file, so it is not written over").in(file);
        }
        Path draft = Files.createTempFile(folder, name, ".tmp");
        try {
            Files.writeString(draft, text);
            return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** {@code proofs/evidence} of the checkout that this program was built in and runs from. */
    public static Optional<Path> ofCheckout() {
        try {
            Path code = Path.of(EvidenceFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = code; folder != null; folder = folder.getParent()) {
                Path evidence = folder.resolve("proofs").resolve("evidence");
                if (Files.exists(evidence.resolve(LEDGER))) {
                    return Optional.of(evidence);
                }
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String resource(String name) {
        try (InputStream in = EvidenceFolder.class.getResourceAsStream(RESOURCES + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + RESOURCES + name, e);
        }
    }
}
