package cofferdam.proofs.sources;

import cofferdam.proofs.defects.ResourceTree;
import cofferdam.proofs.defects.ShippedSources;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sources of the kernel core and of the theorems about it, and what the answer to a question about one of their
 * methods depends on: the method's body, and of all classes that are mentioned from there, directly or through others, the
 * fields, invariants, constructors and pure methods' contracts, and the contracts of those other methods whose names are
 * met in all that. Bodies of other methods are never read for it, because the provers go method by method; why contracts
 * of methods that nobody names do not matter is told in {@link MembersApart}.
 */
public final class CoreSources {
    /** Path of the core below a source folder. */
    public static final String FOLDER = "cofferdam/kernel/core/";

    private static final String SHIPPED = "separation-kernel/src/main/java/" + FOLDER;
    private static final String THEOREMS = "/cofferdam/theorems";
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z_$0-9]*");

    private final Reader reader;
    private final SortedMap<String, String> packages = new TreeMap<>();
    private final SortedMap<String, String> files = new TreeMap<>();
    private final SortedMap<String, String> paths = new TreeMap<>();
    private final SortedSet<String> theorems = new TreeSet<>();
    private final SortedMap<String, SourceOutline> outlines = new TreeMap<>();
    private final SortedMap<String, CoreMethod> methods = new TreeMap<>();
    private final Map<String, Set<String>> mentioned = new ConcurrentHashMap<>();

    private CoreSources(Map<String, String> core, Map<String, String> theorems, Reader reader) {
        this.reader = reader;
        core.forEach((path, text) -> packages.put(add(path, text), folder(path).replace('/', '.')));
        theorems.forEach((path, text) -> {
            String type = add(path, text);
            this.theorems.add(type);
            packages.put(type, folder(path).replace('/', '.'));
        });
        files.forEach((type, text) -> {
            SourceOutline outline = SourceOutline.of(type + ".java", text, packages, reader);
            outlines.put(type, outline);
            outline.methods().forEach(method -> methods.put(method.id(), method));
        });
    }

    private String add(String path, String text) {
        String type = path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
        if (files.put(type, text) != null) {
            throw new IllegalArgumentException("two sources of a type called " + type);
        }
        paths.put(type, path);
        return type;
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** A core: sources by simple name of the type. */
    public static CoreSources of(Map<String, String> files, Reader reader) {
        Map<String, String> core = new TreeMap<>();
        files.forEach((type, text) -> core.put(FOLDER + type + ".java", text));
        return new CoreSources(core, Map.of(), reader);
    }

    /** Sources by their paths below a source folder. */
    public static CoreSources ofPaths(Map<String, String> files, Reader reader) {
        return new CoreSources(sources(files), Map.of(), reader);
    }

    /** Those of this release. */
    public static CoreSources shipped(Reader reader) {
        return among(ShippedSources.load(), reader);
    }

    /** The core as it is among some sources; for OpenJML with the theorems of this release about it. */
    public static CoreSources among(ShippedSources sources, Reader reader) {
        boolean stated = reader == Reader.OPENJML && ResourceTree.exists(THEOREMS);
        return new CoreSources(texts(sources), sources(stated ? ResourceTree.read(THEOREMS) : Map.of()), reader);
    }

    /** The texts of the core as it is among some sources, by path below the source folder. */
    public static Map<String, String> texts(ShippedSources sources) {
        Map<String, String> core = new TreeMap<>();
        sources.files().forEach((path, text) -> {
            if (path.startsWith(SHIPPED)) {
                core.put(FOLDER + path.substring(SHIPPED.length()), text);
            }
        });
        return sources(core);
    }

    /** How the methods of these sources are named. */
    public MethodIds ids() {
        return new MethodIds(packages);
    }

    /** These sources with another text of one type. */
    public CoreSources with(String type, String text) {
        return new CoreSources(this, type, text);
    }

    private CoreSources(CoreSources other, String type, String text) {
        packages.putAll(other.packages);
        reader = other.reader;
        files.putAll(other.files);
        files.put(type, text);
        paths.putAll(other.paths);
        theorems.addAll(other.theorems);
        outlines.putAll(other.outlines);
        outlines.put(type, SourceOutline.of(type + ".java", text, packages, reader));
        outlines.values().forEach(outline -> outline.methods().forEach(method -> methods.put(method.id(), method)));
    }

    private static Map<String, String> sources(Map<String, String> files) {
        Map<String, String> sources = new TreeMap<>(files);
        sources.keySet().removeIf(path -> !path.endsWith(".java") || path.endsWith("-info.java"));
        return sources;
    }

    /** Texts by simple name of the type. */
    public SortedMap<String, String> files() {
        return new TreeMap<>(files);
    }

    /** Where the source of a type lies below a source folder. */
    public String path(String type) {
        return paths.get(type);
    }

    /** Whether a type holds theorems about the core and is no part of it. */
    public boolean statesTheorems(String type) {
        return theorems.contains(type);
    }

    /** Each method and constructor with a body, sorted by id. */
    public List<CoreMethod> methods() {
        return List.copyOf(methods.values());
    }

    /** Whether a type is a component: no field or parameter of it is an object of the core. */
    public boolean component(String type) {
        String types = String.join("|", files.keySet());
        String code = COMMENT.matcher(skeleton(type)).replaceAll(" ");
        return !Pattern.compile("\\b(" + types + ")(\\[\\])?\\s+\\w+\\s*[;,)=]")
                .matcher(code)
                .find();
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
        return hash(method.type(), id, method.body(), "", settings);
    }

    /** The same for something said of a whole type. */
    public String hashOfType(String type, List<String> settings) {
        return hash(type, type, "", skeleton(type), settings);
    }

    /** The types of the core that a text mentions, directly or through what a prover reads of others. */
    public SortedSet<String> reachedFrom(String text) {
        SortedSet<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(mentions(text));
        while (!next.isEmpty()) {
            String type = next.pop();
            if (reached.add(type)) {
                next.addAll(mentioned.computeIfAbsent(type, key -> mentions(skeleton(key))));
            }
        }
        return reached;
    }

    private Set<String> mentions(String text) {
        Set<String> mentions = new TreeSet<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (outlines.containsKey(words.group())) {
                mentions.add(words.group());
            }
        }
        return mentions;
    }

    /**
     * The same for both.
     *
     * @param owner the type that is asked about, or about whose method
     * @param own what else names methods that count
     */
    private String hash(String owner, String name, String body, String own, List<String> settings) {
        Digest digest = new Digest().add(settings).add(name).add(body);
        SortedMap<String, SourceOutline> reached = new TreeMap<>();
        reachedFrom(name + " " + body).forEach(type -> reached.put(type, outlines.get(type)));
        ReadMembers read = new ReadMembers(reached, owner, MentionedNames.of(String.join(" ", name, body, own)));
        reached.forEach((type, outline) -> {
            digest.add(type).add(outline.common().text());
            read.of(type).forEach(member -> digest.add(member.text().text()));
        });
        return digest.hex();
    }
}
