package cofferdam.proofs.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where recorded evidence and the ledger lie: {@code proofs/evidence}, also packaged with this module. */
public final class EvidenceFolder {
    private static final String RESOURCES = "/cofferdam/evidence/";
    private static final String LEDGER = "open.json";

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
        Optional<Path> folder = ofCheckout();
        String text;
        try {
            text = folder.isPresent() ? Files.readString(folder.get().resolve(LEDGER)) : resource(LEDGER);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + folder.get(), e);
        }
        if (text == null) {
            throw new IllegalStateException("the installation is incomplete: no " + RESOURCES + LEDGER);
        }
        return OpenLedger.parse(text);
    }

    /** Reads the record of a prover from a folder; empty when there is none. */
    public static RecordedEvidence read(Path folder, String tool) throws IOException {
        Path file = folder.resolve(tool + ".json");
        return Files.exists(file) ? RecordedEvidence.parse(Files.readString(file)) : RecordedEvidence.none(tool);
    }

    /** The text of a file in a folder, if it is there. */
    public static Optional<String> text(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** The text of a file as packaged, if it is there. */
    public static Optional<String> shippedText(String name) {
        return Optional.ofNullable(resource(name));
    }

    /** Writes a record to a folder, whole or not at all. */
    public static Path write(Path folder, RecordedEvidence record) throws IOException {
        Path file = folder.resolve(record.tool() + ".json");
        Path draft = Files.createTempFile(folder, record.tool(), ".tmp");
        Files.writeString(draft, record.text());
        return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
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
