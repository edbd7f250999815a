package cofferdam.proofs.bounded;

import cofferdam.proofs.defects.ResourceTree;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.sources.Digest;
import cofferdam.proofs.sources.NormalText;
import cofferdam.proofs.sources.Reader;
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
 * The lemmas as their sources say, without compiling anything, and what the answer to one depends on: its own text, and
 * that of every type which is mentioned from there, directly or through others, and of stand-ins for them that it asks
 * for; an enumeration mentions the class of all of them. Comments and layout do not count.
 */
final class LemmaSources {
    private static final String LEMMAS = "/cofferdam/bounded";
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z_$0-9]*");

    private final SortedMap<String, LemmaText> lemmas = new TreeMap<>();
    /** Texts by simple name; types of the same name stand together. */
    private final SortedMap<String, String> types = new TreeMap<>();

    /** Texts of stand-ins, by folder and simple name. */
    private final SortedMap<String, SortedMap<String, String>> standIns = new TreeMap<>();

    private final Set<String> names = new TreeSet<>();
    private final Map<String, Set<String>> mentioned = new ConcurrentHashMap<>();

    private LemmaSources(Map<String, String> lemmaFiles, Map<String, String> others, Map<String, String> standIns) {
        lemmaFiles.forEach((path, text) -> {
            LemmaScan scan = LemmaScan.of(path, text);
            scan.lemmas().forEach(lemma -> lemmas.put(lemma.obligation().id(), lemma));
            add(types, path, scan.rest());
        });
        others.forEach((path, text) -> add(types, path, text));
        standIns.forEach((path, text) -> {
            String folder = path.substring(0, path.indexOf('/'));
            boolean always = folder.equals(StandIns.LIBRARY);
            add(always ? types : this.standIns.computeIfAbsent(folder, key -> new TreeMap<>()), path, text);
        });
        names.addAll(types.keySet());
        this.standIns.values().forEach(each -> names.addAll(each.keySet()));
    }

    /** Those of this release. */
    static LemmaSources shipped() {
        return among(ShippedSources.load());
    }

    /** The lemmas of this release about other sources. */
    static LemmaSources among(ShippedSources sources) {
        return of(ResourceTree.read(LEMMAS), sources.files(), ResourceTree.read(StandIns.FOLDER));
    }

    /** From texts by path; those of stand-ins begin with their folder. */
    static LemmaSources of(Map<String, String> lemmaFiles, Map<String, String> others, Map<String, String> standIns) {
        return new LemmaSources(lemmaFiles, others, standIns);
    }

    private static void add(SortedMap<String, String> types, String path, String text) {
        if (path.endsWith(".java")) {
            String type = path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
            types.merge(type, NormalText.of(text, Reader.COMPILER), (a, b) -> a + "\n" + b);
        }
    }

    /** In order of ids. */
    List<Obligation> obligations() {
        return lemmas.values().stream().map(LemmaText::obligation).toList();
    }

    /** Ids of the lemmas whose equations a lemma uses. */
    List<String> uses(String id) {
        return lemmas.get(id).uses();
    }

    /** SHA-256 of all that the outcome depends on. */
    String hash(String id, String version) {
        LemmaText lemma = lemmas.get(id);
        Digest digest = new Digest().add(version).add(lemma.obligation().options());
        digest.add(lemma.type()).add(lemma.text());
        for (String used : lemma.uses()) {
            digest.add(used).add(lemmas.get(used).text());
        }
        String checked = lemma.text().contains("settles") ? " " + BoundedLemma.KNOWN : "";
        SortedMap<String, String> known = new TreeMap<>(types);
        standIns.forEach((folder, texts) -> {
            if (lemma.text().contains("\"" + folder + "\"")) {
                texts.forEach((type, text) -> known.merge(type, text, (a, b) -> a + "\n" + b));
            }
        });
        reachedFrom(lemma.type() + " " + lemma.text() + checked, known)
                .forEach(type -> digest.add(type).add(known.get(type)));
        return digest.hex();
    }

    private SortedSet<String> reachedFrom(String text, SortedMap<String, String> known) {
        SortedSet<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(mentions(text));
        while (!next.isEmpty()) {
            String type = next.pop();
            if (known.containsKey(type) && reached.add(type)) {
                next.addAll(mentioned.computeIfAbsent(known.get(type), this::mentions));
            }
        }
        return reached;
    }

    private Set<String> mentions(String text) {
        Set<String> mentions = new TreeSet<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group().equals("enum") ? "Enum" : words.group();
            if (names.contains(word)) {
                mentions.add(word);
            }
        }
        return mentions;
    }
}
