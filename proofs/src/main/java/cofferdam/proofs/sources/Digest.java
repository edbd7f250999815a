package cofferdam.proofs.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of a sequence of texts; no other sequence has the same. */
public final class Digest {
    private final MessageDigest digest;

    /** Of nothing as yet. */
    public Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One more text. */
    public Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // With its length in front, so that no text can be taken for another's beginning.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    /** More texts. */
    public Digest add(List<String> texts) {
        texts.forEach(this::add);
        return this;
    }

    /** The value, in hexadecimal digits; then start anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
