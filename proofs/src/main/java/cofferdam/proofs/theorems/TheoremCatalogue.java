package cofferdam.proofs.theorems;

import cofferdam.proofs.sources.CoreMethod;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.ParsedSource;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the methods that are marked as theorems. */
final class TheoremCatalogue {
    private final CoreSources sources;
    private final SortedMap<String, StatedTheorem> theorems = new TreeMap<>();

    private TheoremCatalogue(CoreSources sources) {
        this.sources = sources;
    }

    /** The theorems that belong to some sources, in the order of their names. */
    static List<StatedTheorem> of(CoreSources sources) {
        TheoremCatalogue catalogue = new TheoremCatalogue(sources);
        sources.files().forEach((type, text) -> {
            if (sources.statesTheorems(type)) {
                catalogue.new Scan().scan(ParsedSource.of(type, text).unit(), null);
            }
        });
        return List.copyOf(catalogue.theorems.values());
    }

    private final class Scan extends TreePathScanner<Void, Void> {
        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
                if (annotation.getAnnotationType().toString().equals("Theorem")) {
                    String type = ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                            .getSimpleName()
                            .toString();
                    add(method(type, method.getName().toString()), annotation);
                }
            }
            return null;
        }
    }

    private CoreMethod method(String type, String name) {
        List<CoreMethod> found = sources.methods().stream()
                .filter(method -> method.type().equals(type) && method.name().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("a theorem's name is not its alone: " + type + "." + name);
        }
        return found.get(0);
    }

    private void add(CoreMethod method, AnnotationTree annotation) {
        Map<String, String> values = new TreeMap<>();
        for (ExpressionTree argument : annotation.getArguments()) {
            AssignmentTree assignment = (AssignmentTree) argument;
            values.put(assignment.getVariable().toString(), value(assignment.getExpression()));
        }
        SourceChange twin = new SourceChange(
                values.get("in").replaceAll("\\.class$", ""), values.get("twinReplaces"), values.get("twinBy"));
        StatedTheorem theorem = new StatedTheorem(method, twin);
        theorems.put(theorem.name(), theorem);
    }

    private static String value(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        if (expression instanceof BinaryTree sum) {
            return value(sum.getLeftOperand()) + value(sum.getRightOperand());
        }
        return expression.toString();
    }
}
