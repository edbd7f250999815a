package cofferdam.proofs.bounded;

import cofferdam.proofs.evidence.Outcome;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** Verdicts of earlier runs, by the hash of all they depend on. */
final class ResultStore {
    private final Path folder;

    ResultStore(Path folder) {
        this.folder = folder;
    }

    /** A verdict and the time that it took. */
    record Entry(JbmcOutput.Verdict verdict, long millis) {}

    Optional<Entry> find(String hash) {
        Path file = folder.resolve(hash);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
            Outcome outcome = Outcome.valueOf(values.getProperty("outcome"));
            long millis = Long.parseLong(values.getProperty("millis"));
            return Optional.of(new Entry(new JbmcOutput.Verdict(outcome, values.getProperty("detail")), millis));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | NullPointerException e) {
            // A damaged file is as good as none.
            return Optional.empty();
        }
    }

    /** Keeps what would come out again: neither time-outs nor failures of the checker. */
    void keep(String hash, Entry entry) {
        Outcome outcome = entry.verdict().outcome();
        if (outcome == Outcome.TIMEOUT || outcome == Outcome.ERROR) {
            return;
        }
        Properties values = new Properties();
        values.setProperty("outcome", outcome.name());
        values.setProperty("detail", entry.verdict().detail());
        values.setProperty("millis", Long.toString(entry.millis()));
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "new", "");
            try (Writer out = Files.newBufferedWriter(file)) {
                values.store(out, null);
            }
            Files.move(file, folder.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
