package cofferdam.proofs.sources;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names methods as OpenJML does: qualified, with the types of their parameters.
 *
 * @param packages of the types that have a source, by simple name
 */
public record MethodIds(Map<String, String> packages) {
    /** The id of a method or constructor of a class. */
    public String of(String type, MethodTree method) {
        String name = method.getName().contentEquals("<init>")
                ? type
                : method.getName().toString();
        String parameters = method.getParameters().stream()
                .map(VariableTree::getType)
                .map(Tree::toString)
                .map(this::qualified)
                .collect(Collectors.joining(","));
        return qualified(type) + "." + name + "(" + parameters + ")";
    }

    /** A type's name with its package, if it is one of ours; an array's as well. */
    String qualified(String type) {
        String element = type.replaceAll("[\\[\\] ]", "");
        return packages.containsKey(element) ? packages.get(element) + "." + type : type;
    }
}
