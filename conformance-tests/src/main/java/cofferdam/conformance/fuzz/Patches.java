package cofferdam.conformance.fuzz;

import cofferdam.proofs.defects.DefectException;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourceEdit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A patch of one's own: it changes sources that there are, or is refused in words (G8-06). */
final class Patches implements FuzzTarget {
    private static final String PATH = "a/A.java";
    private static final int LONGEST_MESSAGE = 600;
    private static final int LARGEST_SOURCE = 1 << 20;

    static final String GOOD =
            """
            diff --git a/a/A.java b/a/A.java
            index 0000000..1111111 100644
            --- a/a/A.java
            +++ b/a/A.java
            @@ -2,3 +2,3 @@ class A {
                 int a() {
            -        return 1;
            +        return 2;
                 }
            """;

    private final ShippedSources sources = ShippedSources.of(Map.of(
            PATH,
            """
            class A {
                int a() {
                    return 1;
                }
            }
            """,
            "a/B.java",
            "class B {}\n"));

    private final BiFunction<SourceEdit, ShippedSources, Map<String, String>> reader;

    /**
     * A target.
     *
     * @param reader under test
     */
    Patches(BiFunction<SourceEdit, ShippedSources, Map<String, String>> reader) {
        this.reader = reader;
    }

    @Override
    public void accept(byte[] input) {
        String diff = new String(input, StandardCharsets.UTF_8);
        try {
            Map<String, String> changed = reader.apply(new SourceEdit(SourceEdit.PATCH, "it", List.of(diff)), sources);
            Broken.unless(!changed.isEmpty(), "changes nothing");
            changed.forEach((path, text) -> {
                Broken.unless(sources.files().containsKey(path), "there is no source " + path);
                Broken.unless(text.length() <= LARGEST_SOURCE, text.length() + " characters");
            });
        } catch (DefectException e) {
            String message = e.getMessage();
            Broken.unless(message.startsWith("patch it"), "does not say of what: " + message);
            Broken.unless(message.length() <= LONGEST_MESSAGE, message.length() + " characters");
            Broken.unless(message.chars().noneMatch(Character::isISOControl), "not in words: " + message);
        }
    }
}
