package cofferdam.proofs.deductive;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.sources.CoreMethod;
import cofferdam.proofs.sources.CoreSources;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The contracts of the components, under the ids that the runner gives them, found without KeY. A component is a class
 * of the core that holds and is handed nothing but numbers and arrays of numbers. Classes that work on components are
 * OpenJML's alone.
 */
final class KeyContracts {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern OF_TYPE = Pattern.compile("(?<!loop_)\\binvariant\\b|\\\\inv\\b");
    private static final Pattern CASE = Pattern.compile(
            "\\b(requires|ensures|assignable|signals|signals_only|determines|accessible|(normal_|exceptional_)?behavior)\\b");
    private static final Pattern ALSO = Pattern.compile("\\balso\\b");
    private static final Pattern FOOTPRINT = Pattern.compile("\\baccessible\\s+\\\\inv\\b");

    private final CoreSources sources;
    private final SortedMap<String, Obligation> obligations = new TreeMap<>();
    private final SortedMap<String, CoreMethod> methods = new TreeMap<>();
    private final SortedMap<String, String> types = new TreeMap<>();
    private final SortedMap<String, String> texts = new TreeMap<>();

    KeyContracts(CoreSources sources) {
        this.sources = sources;
        Map<String, List<CoreMethod>> byType = new TreeMap<>();
        sources.methods().forEach(method -> byType.computeIfAbsent(method.type(), type -> new ArrayList<>())
                .add(method));
        for (String type : sources.files().keySet()) {
            String bodies = byType.getOrDefault(type, List.of()).stream()
                    .map(CoreMethod::body)
                    .collect(Collectors.joining(" "));
            texts.put(type, sources.skeleton(type) + " " + bodies);
        }
        byType.forEach((type, of) -> {
            if (sources.component(type)) {
                of.forEach(this::addContracts);
                addFootprint(type, of);
            }
        });
    }

    /** Their ids. */
    Set<String> ids() {
        return obligations.keySet();
    }

    /** One for each contract, sorted by id. */
    List<Obligation> all() {
        return List.copyOf(obligations.values());
    }

    /** SHA-256 of what the answer about a contract depends on. */
    String hash(Obligation obligation, List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.add(obligation.id());
        return methods.containsKey(obligation.id())
                ? sources.hash(methods.get(obligation.id()).id(), all)
                : sources.hashOfType(types.get(obligation.id()), all);
    }

    /**
     * Ids of the contracts that the proof of one may take for proved: those of all methods whose names appear where KeY
     * looks for them, in the contract, the body and the invariants, and on from there.
     */
    Set<String> reliesOn(Obligation obligation) {
        Set<String> found = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(obligation.id()));
        while (!next.isEmpty()) {
            String id = next.pop();
            CoreMethod method = methods.get(id);
            String text = method == null
                    ? ofType(types.get(id))
                    : method.contract() + " " + method.body() + " " + ofType(method.type());
            methods.forEach((other, callee) -> {
                if (!found.contains(other) && mentions(text, callee)) {
                    found.add(other);
                    next.add(other);
                }
            });
        }
        found.remove(obligation.id());
        return found;
    }

    /** The annotations of a type that belong to no method: its invariants. */
    private String ofType(String type) {
        return COMMENT.matcher(sources.skeleton(type))
                .results()
                .map(MatchResult::group)
                .filter(comment -> OF_TYPE.matcher(comment).find())
                .collect(Collectors.joining(" "));
    }

    private static boolean mentions(String text, CoreMethod callee) {
        return Pattern.compile("(\\.|\\b)" + callee.name() + "\\s*\\(")
                .matcher(text)
                .find();
    }

    /** Simple names of the types that KeY has to load to prove contracts; ids that are no obligation are left out. */
    SortedSet<String> typesFor(Iterable<String> ids) {
        Deque<String> next = new ArrayDeque<>();
        for (String id : ids) {
            if (methods.containsKey(id)) {
                next.add(methods.get(id).type());
            } else if (types.containsKey(id)) {
                next.add(types.get(id));
            }
        }
        SortedSet<String> needed = new TreeSet<>();
        while (!next.isEmpty()) {
            String type = next.pop();
            if (needed.add(type)) {
                // KeY reads the bodies of all methods of a class before it proves one.
                next.addAll(sources.reachedFrom(texts.get(type)));
            }
        }
        return needed;
    }

    private void addContracts(CoreMethod method) {
        String text = COMMENT.matcher(method.contract())
                .results()
                .map(MatchResult::group)
                .filter(comment -> !OF_TYPE.matcher(comment).find())
                .reduce("", (a, b) -> a + "\n" + b);
        if (!CASE.matcher(text).find()) {
            return;
        }
        String[] cases = ALSO.split(text);
        int determines = 0;
        int accessible = 0;
        for (int number = 0; number < cases.length; number++) {
            add(method, "case " + number, "keeps its contract, without overflow or run-time error");
            if (cases[number].contains("determines")) {
                add(method, "determines " + determines++, "reveals nothing but what its contract says");
            }
            if (cases[number].contains("accessible")) {
                add(method, "accessible " + accessible++, "depends on nothing but what its contract says");
            }
        }
    }

    private void add(CoreMethod method, String contract, String statement) {
        String id = method.id() + " " + contract;
        String summary = method.summary().isEmpty() ? "" : ": " + method.summary();
        obligations.put(id, obligation(id, method.requirements(), statement + summary));
        methods.put(id, method);
    }

    private void addFootprint(String type, List<CoreMethod> of) {
        if (!FOOTPRINT.matcher(sources.skeleton(type)).find()) {
            return;
        }
        String id = of.get(0).id().replaceFirst("\\.[^.(]*\\(.*", "") + " accessible 0";
        obligations.put(
                id,
                obligation(
                        id,
                        of.get(0).typeRequirements(),
                        "the invariant depends on nothing but what it says, so what others do cannot break it"));
        types.put(id, type);
    }

    private static Obligation obligation(String id, List<String> requirements, String statement) {
        return new Obligation(id, requirements, statement, KeyProver.NAME, KeyOptions.pinned());
    }
}
