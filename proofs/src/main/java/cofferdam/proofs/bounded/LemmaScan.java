package cofferdam.proofs.bounded;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.sources.NormalText;
import cofferdam.proofs.sources.ParsedSource;
import cofferdam.proofs.sources.Reader;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the lemmas of one source file. */
final class LemmaScan extends TreePathScanner<Void, Void> {
    /** Where a lemma says nothing, as {@link Lemma#unwind} has it. */
    private static final String UNWIND = "10";

    private final ParsedSource source;
    private final List<LemmaText> lemmas = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();
    private int at;

    private LemmaScan(ParsedSource source) {
        this.source = source;
    }

    static LemmaScan of(String path, String text) {
        LemmaScan scan = new LemmaScan(ParsedSource.of(path, text));
        scan.scan(scan.source.unit(), null);
        scan.rest.append(text.substring(scan.at));
        return scan;
    }

    List<LemmaText> lemmas() {
        return lemmas;
    }

    /** The file without its lemmas. */
    String rest() {
        return rest.toString();
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
            if (annotation.getAnnotationType().toString().equals(Lemma.class.getSimpleName())) {
                add(method, annotation);
            }
        }
        return null;
    }

    private void add(MethodTree method, AnnotationTree annotation) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (ExpressionTree argument : annotation.getArguments()) {
            AssignmentTree assignment = (AssignmentTree) argument;
            values.put(assignment.getVariable().toString(), values(assignment.getExpression()));
        }
        Obligation obligation = new Obligation(
                values.get("id").get(0),
                values.get("requirements"),
                values.get("says").get(0),
                BoundedLemma.TOOL,
                BoundedLemma.options(
                        values.getOrDefault("unwind", List.of(UNWIND)).get(0),
                        values.getOrDefault("unwindSet", List.of())));
        String type = ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                .getSimpleName()
                .toString();
        String text = NormalText.of(source.text().substring(source.start(method), source.end(method)), Reader.COMPILER);
        lemmas.add(new LemmaText(obligation, type, text, values.getOrDefault("uses", List.of())));
        rest.append(source.text(), at, source.start(method));
        at = source.end(method);
    }

    private static List<String> values(Tree expression) {
        if (expression instanceof NewArrayTree array) {
            return array.getInitializers().stream().map(LemmaScan::value).toList();
        }
        return List.of(value(expression));
    }

    private static String value(Tree expression) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return value(sum.getLeftOperand()) + value(sum.getRightOperand());
        }
        // A class literal, or a constant of which the text is enough to see a change.
        return expression.toString();
    }
}
