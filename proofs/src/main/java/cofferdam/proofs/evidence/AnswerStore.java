package cofferdam.proofs.evidence;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** Answers that provers gave on this machine, by the hash of all that they depend on. */
public final class AnswerStore {
    private final Path folder;

    /** Kept in a folder, which is made when the first answer comes. */
    public AnswerStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Where a user's downloaded tools and earlier answers are kept: the system property {@code cofferdam.cache}, or
     * {@code cofferdam} in the user's folder for such things.
     */
    public static Path cache() {
        String named = System.getProperty("cofferdam.cache");
        if (named != null) {
            return Path.of(named);
        }
        String base = System.getenv("XDG_CACHE_HOME");
        Path folder =
                base == null || base.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base);
        return folder.resolve("cofferdam");
    }

    /**
     * An answer.
     *
     * @param detail why it is not proved; empty if it is
     * @param size of the proof, see {@link Result}
     */
    public record Answer(Outcome outcome, String detail, long millis, long size) {}

    /** The answer to a question, if it was asked before. */
    public Optional<Answer> find(String hash) {
        Path file = folder.resolve(hash);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
            return Optional.of(new Answer(
                    Outcome.valueOf(values.getProperty("outcome")),
                    values.getProperty("detail"),
                    Long.parseLong(values.getProperty("millis")),
                    Long.parseLong(values.getProperty("size", "0"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | NullPointerException e) {
            // A damaged file is as good as none.
            return Optional.empty();
        }
    }

    /** Keeps what would come out again: neither time-outs nor failures of the tool nor what was not answered. */
    public void keep(String hash, Answer answer) {
        switch (answer.outcome()) {
            case PROVED, REFUTED, OPEN, VACUOUS -> write(hash, answer);
            default -> {
                // May come out otherwise the next time.
            }
        }
    }

    private void write(String hash, Answer answer) {
        Properties values = new Properties();
        values.setProperty("outcome", answer.outcome().name());
        values.setProperty("detail", answer.detail());
        values.setProperty("millis", Long.toString(answer.millis()));
        values.setProperty("size", Long.toString(answer.size()));
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
