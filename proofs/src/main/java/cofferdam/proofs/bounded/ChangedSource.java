package cofferdam.proofs.bounded;

/**
 * A shipped source with another text.
 *
 * @param type qualified name of its type
 * @param method simple name of the one method that differs, {@code <init>} for a constructor
 * @param text the whole source
 */
public record ChangedSource(String type, String method, String text) {}
