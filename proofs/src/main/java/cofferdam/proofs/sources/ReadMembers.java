package cofferdam.proofs.sources;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which methods' contracts a question has a place for: those whose names stand in it, in what is common to the types it
 * reaches, or in another such contract. A static method is named by its type and its own name together, or within its own
 * type by its own name alone (with static imports, anywhere); of all others the name is enough, whatever object it is
 * called on.
 */
final class ReadMembers {
    private final SortedMap<String, SourceOutline> reached;
    private final boolean bare;
    private final Map<String, Set<String>> within = new TreeMap<>();
    private final Set<String> anywhere = new HashSet<>();
    private final Set<SourceOutline.Member> read = new HashSet<>();

    /**
     * Those of a question.
     *
     * @param reached types by simple name
     * @param owner the type that the question is about, or about whose method
     * @param question its own text
     */
    ReadMembers(SortedMap<String, SourceOutline> reached, String owner, MentionedNames question) {
        this.reached = reached;
        this.bare = reached.values().stream()
                .anyMatch(outline -> outline.common().text().contains("import static "));
        met(owner, question);
        reached.forEach((type, outline) -> met(type, outline.common()));
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, SourceOutline> each : reached.entrySet()) {
                for (SourceOutline.Member member : each.getValue().members()) {
                    if (named(each.getKey(), member) && read.add(member)) {
                        met(each.getKey(), member.text());
                        more = true;
                    }
                }
            }
        }
    }

    private void met(String type, MentionedNames text) {
        anywhere.addAll(text.names());
        within.computeIfAbsent(type, key -> new HashSet<>()).addAll(text.names());
    }

    private boolean named(String type, SourceOutline.Member member) {
        return member.byType() && !bare
                ? anywhere.contains(type + "." + member.name())
                        || within.get(type).contains(member.name())
                : anywhere.contains(member.name());
    }

    /** Of one type, in the order of its source. */
    List<SourceOutline.Member> of(String type) {
        return reached.get(type).members().stream().filter(read::contains).toList();
    }
}
