package cofferdam.proofs.openjml;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Obligation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sources of the kernel core, and what the answer to a question about one of its methods depends on: the method's
 * body, and the signatures, fields and contracts of all classes of the core that are mentioned from there, directly or
 * through others. Bodies of other methods are never read for it, because OpenJML proves method by method.
 */
final class CoreSources {
    /** Path of the core below a source folder. */
    static final String FOLDER = "cofferdam/kernel/core/";

    private static final String SHIPPED = "separation-kernel/src/main/java/" + FOLDER;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z_$0-9]*");
    private static final Pattern REQUIREMENT = Pattern.compile("\\bG\\d{1,2}-\\d{2}\\b");

    private final SortedMap<String, String> files;
    private final SortedMap<String, SourceOutline> outlines = new TreeMap<>();
    private final SortedMap<String, CoreMethod> methods = new TreeMap<>();

    private CoreSources(SortedMap<String, String> files) {
        this.files = files;
        files.forEach((type, text) -> {
            SourceOutline outline = SourceOutline.of(type + ".java", text, files.keySet());
            outlines.put(type, outline);
            outline.methods().forEach(method -> methods.put(method.id(), method));
        });
    }

    /** Sources by simple name of the type. */
    static CoreSources of(Map<String, String> files) {
        return new CoreSources(new TreeMap<>(files));
    }

    /** Those of this release. */
    static CoreSources shipped() {
        SortedMap<String, String> files = new TreeMap<>();
        ShippedSources.load().files().forEach((path, text) -> {
            if (path.startsWith(SHIPPED) && path.endsWith(".java") && !path.endsWith("-info.java")) {
                files.put(path.substring(SHIPPED.length(), path.length() - ".java".length()), text);
            }
        });
        return new CoreSources(files);
    }

    /** Texts by simple name of the type. */
    SortedMap<String, String> files() {
        return new TreeMap<>(files);
    }

    /** One obligation for each method and constructor with a body, sorted. */
    List<Obligation> obligations() {
        return methods.values().stream()
                .map(method -> new Obligation(
                        method.id(),
                        requirements(method.comment()),
                        statement(method),
                        OpenJmlProver.NAME,
                        OpenJmlOptions.pinned()))
                .toList();
    }

    /** The method of an obligation. */
    CoreMethod method(String id) {
        CoreMethod method = methods.get(id);
        if (method == null) {
            throw new IllegalArgumentException("the core has no method " + id);
        }
        return method;
    }

    /**
     * SHA-256 of what the answer about a method depends on.
     *
     * @param settings tool, version and options, one line each
     */
    String hash(String id, List<String> settings) {
        CoreMethod method = method(id);
        MessageDigest digest = sha256();
        settings.forEach(setting -> add(digest, setting));
        add(digest, id);
        add(digest, method.body());
        for (String type : reachedFrom(method)) {
            add(digest, type);
            add(digest, outlines.get(type).skeleton());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private SortedSet<String> reachedFrom(CoreMethod method) {
        SortedSet<String> reached = new TreeSet<>();
        Deque<String> texts = new ArrayDeque<>(List.of(method.id(), method.body()));
        while (!texts.isEmpty()) {
            Matcher words = WORD.matcher(texts.pop());
            while (words.find()) {
                String word = words.group();
                if (outlines.containsKey(word) && reached.add(word)) {
                    texts.push(outlines.get(word).skeleton());
                }
            }
        }
        return reached;
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // With its length in front, so that no text can be taken for another's beginning.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static List<String> requirements(String comment) {
        return REQUIREMENT
                .matcher(comment)
                .results()
                .map(match -> match.group())
                .distinct()
                .sorted()
                .toList();
    }

    private static String statement(CoreMethod method) {
        String first =
                method.comment().strip().split("(?<=\\.)\\s|\n\\s*\n", 2)[0].replaceAll("\\s+", " ");
        return "keeps its contract and its class's invariants, without overflow or run-time error"
                + (first.isEmpty() ? "" : ": " + first);
    }
}
