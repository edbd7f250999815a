package cofferdam.proofs.sources;

import cofferdam.proofs.defects.ShippedSources;
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
 * through others. Bodies of other methods are never read for it, because the provers go method by method.
 */
public final class CoreSources {
    /** Path of the core below a source folder. */
    public static final String FOLDER = "cofferdam/kernel/core/";

    private static final String SHIPPED = "separation-kernel/src/main/java/" + FOLDER;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z_$0-9]*");

    private final SortedMap<String, String> files;
    private final SortedMap<String, SourceOutline> outlines = new TreeMap<>();
    private final SortedMap<String, CoreMethod> methods = new TreeMap<>();

    private CoreSources(SortedMap<String, String> files, Reader reader) {
        this.files = files;
        files.forEach((type, text) -> {
            SourceOutline outline = SourceOutline.of(type + ".java", text, files.keySet(), reader);
            outlines.put(type, outline);
            outline.methods().forEach(method -> methods.put(method.id(), method));
        });
    }

    /** Sources by simple name of the type. */
    public static CoreSources of(Map<String, String> files, Reader reader) {
        return new CoreSources(new TreeMap<>(files), reader);
    }

    /** Those of this release. */
    public static CoreSources shipped(Reader reader) {
        SortedMap<String, String> files = new TreeMap<>();
        ShippedSources.load().files().forEach((path, text) -> {
            if (path.startsWith(SHIPPED) && path.endsWith(".java") && !path.endsWith("-info.java")) {
                files.put(path.substring(SHIPPED.length(), path.length() - ".java".length()), text);
            }
        });
        return new CoreSources(files, reader);
    }

    /** Texts by simple name of the type. */
    public SortedMap<String, String> files() {
        return new TreeMap<>(files);
    }

    /** Each method and constructor with a body, sorted by id. */
    public List<CoreMethod> methods() {
        return List.copyOf(methods.values());
    }

    /** What a prover reads of a type while it proves something elsewhere, normalised. */
    public String skeleton(String type) {
        return outlines.get(type).skeleton();
    }

    /**
     * The method with this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public CoreMethod method(String id) {
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
    public String hash(String id, List<String> settings) {
        CoreMethod method = method(id);
        return hash(id, method.body(), settings);
    }

    /** The same for something said of a whole type. */
    public String hashOfType(String type, List<String> settings) {
        return hash(type, "", settings);
    }

    /** The types of the core that a text mentions, directly or through what a prover reads of others. */
    public SortedSet<String> reachedFrom(String text) {
        SortedSet<String> reached = new TreeSet<>();
        Deque<String> texts = new ArrayDeque<>(List.of(text));
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

    private String hash(String name, String body, List<String> settings) {
        MessageDigest digest = sha256();
        settings.forEach(setting -> add(digest, setting));
        add(digest, name);
        add(digest, body);
        for (String type : reachedFrom(name + " " + body)) {
            add(digest, type);
            add(digest, outlines.get(type).skeleton());
        }
        return HexFormat.of().formatHex(digest.digest());
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
}
