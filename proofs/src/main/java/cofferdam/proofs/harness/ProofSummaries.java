package cofferdam.proofs.harness;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourceEdit;
import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.sources.Digest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The summary for this release. To find out what is fresh takes seconds, so a packaged program keeps the outcome in the
 * user's cache, under the digest of its own archive, which holds sources, lemmas and this program, and of the records.
 */
public final class ProofSummaries {
    private static final Map<String, ProofSummary> MADE = new ConcurrentHashMap<>();

    private ProofSummaries() {}

    /** Of the sources as shipped, or as a change makes them. */
    public static ProofSummary current(Optional<SourceEdit> edit) {
        return MADE.computeIfAbsent(edit.map(SourceEdit::toString).orElse(""), name -> kept(edit));
    }

    private static ProofSummary kept(Optional<SourceEdit> edit) {
        Optional<Path> file = archive()
                .map(archive -> AnswerStore.cache().resolve("summaries").resolve(key(archive, edit)));
        try {
            if (file.isPresent() && Files.exists(file.get())) {
                return new ObjectMapper().readValue(Files.readString(file.get()), ProofSummary.class);
            }
        } catch (IOException e) {
            // A damaged file is as good as none.
        }
        ProofSummary summary = made(edit);
        file.ifPresent(target -> keep(target, summary));
        return summary;
    }

    private static ProofSummary made(Optional<SourceEdit> edit) {
        ShippedSources sources = ShippedSources.load();
        Map<String, String> files = new TreeMap<>(sources.files());
        edit.ifPresent(one -> files.putAll(one.applyTo(sources)));
        ShippedSources concerned = ShippedSources.of(files);
        return ProofSummary.of(Provers.among(concerned), EvidenceFolder::current, concerned);
    }

    private static void keep(Path target, ProofSummary summary) {
        try {
            Files.createDirectories(target.getParent());
            Path draft = Files.createTempFile(target.getParent(), "new", "");
            Files.writeString(draft, new ObjectMapper().writeValueAsString(summary));
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            // Without a place to keep it, it is made again the next time.
        }
    }

    private static String key(Path archive, Optional<SourceEdit> edit) {
        Digest digest = new Digest();
        try {
            digest.add(Base64.getEncoder().encodeToString(Files.readAllBytes(archive)));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + archive, e);
        }
        Provers.names().forEach(name -> digest.add(EvidenceFolder.current(name).text()));
        return digest.add(edit.map(one -> String.join("\n", one.diffs())).orElse(""))
                .hex();
    }

    /** The archive that this program was started from; none when it runs from folders of classes. */
    private static Optional<Path> archive() {
        try {
            Path place = Path.of(ProofSummaries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(place) ? Optional.of(place) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
