package cofferdam.proofs.strength;

import cofferdam.proofs.sources.MethodIds;
import cofferdam.proofs.sources.ParsedSource;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many changes of methods of one type in one source: each changed method stands beside its original, under a name of its
 * own and the same contract, so that one process of the prover answers about all of them.
 *
 * @param text the source
 * @param ids of the changed methods; changes of constructors, whose names cannot differ, are not among them
 */
record SideBySide(String text, Map<Mutant, String> ids) {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern OF_TYPE =
            Pattern.compile("(?<!loop_)\\binvariant\\b|\\\\inv\\b|\\bmodel\\b|\\bghost\\b");

    /** Puts changes of one type together. */
    static SideBySide of(String original, MethodIds names, List<Mutant> mutants) {
        Finder finder = new Finder(ParsedSource.of("Original.java", original), names);
        finder.scan(finder.source.unit(), null);
        StringBuilder added = new StringBuilder();
        Map<Mutant, String> ids = new LinkedHashMap<>();
        for (Mutant mutant : mutants) {
            Place place = finder.places.get(mutant.method());
            if (place != null) {
                String name = place.name + "__" + ids.size();
                ids.put(mutant, mutant.method().replace("." + place.name + "(", "." + name + "("));
                int end = place.end + mutant.text().length() - original.length();
                added.append(place.contract(original));
                added.append(original, place.start, place.at).append(name);
                added.append(mutant.text(), place.at + place.name.length(), end).append('\n');
            }
        }
        int last = original.lastIndexOf('}');
        return new SideBySide(original.substring(0, last) + added + original.substring(last), ids);
    }

    /** Where a method stands: its comments from {@code before} on, its modifiers, its name, and where it ends. */
    private record Place(String name, int before, int start, int at, int end) {
        String contract(String text) {
            StringBuilder contract = new StringBuilder("\n");
            Matcher comments = COMMENT.matcher(text).region(before, start);
            while (comments.find()) {
                if (!OF_TYPE.matcher(comments.group()).find()) {
                    contract.append(comments.group()).append('\n');
                }
            }
            return contract.toString();
        }
    }

    private static final class Finder extends TreePathScanner<Void, Void> {
        private final ParsedSource source;
        private final MethodIds names;
        private final Map<String, Place> places = new TreeMap<>();

        Finder(ParsedSource source, MethodIds names) {
            this.source = source;
            this.names = names;
        }

        @Override
        public Void visitMethod(MethodTree node, Void unused) {
            ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            if (node.getBody() == null || node.getReturnType() == null) {
                return null;
            }
            int before = source.text().indexOf('{', source.start(owner));
            for (Tree member : owner.getMembers()) {
                if (member == node) {
                    break;
                }
                before = Math.max(before, source.end(member));
            }
            String name = node.getName().toString();
            int from = source.end(node.getReturnType());
            int at = source.text().indexOf(name, from);
            places.put(
                    names.of(owner.getSimpleName().toString(), node),
                    new Place(name, before, source.start(node), at, source.end(node)));
            return null;
        }
    }
}
