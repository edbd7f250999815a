package cofferdam.proofs.strength;

import cofferdam.proofs.sources.MethodIds;
import cofferdam.proofs.sources.ParsedSource;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The changes of code that PIT's default operators make, made in the source: bounds of comparisons, negated conditions,
 * arithmetic, increments, negations, results, and calls left out.
 */
public final class CodeMutants extends TreePathScanner<Void, Void> {
    private static final Map<Tree.Kind, String> BOUNDARY = Map.of(
            Tree.Kind.LESS_THAN, "<=",
            Tree.Kind.LESS_THAN_EQUAL, "<",
            Tree.Kind.GREATER_THAN, ">=",
            Tree.Kind.GREATER_THAN_EQUAL, ">");
    private static final Map<Tree.Kind, String> NEGATED = Map.of(
            Tree.Kind.LESS_THAN, ">=",
            Tree.Kind.LESS_THAN_EQUAL, ">",
            Tree.Kind.GREATER_THAN, "<=",
            Tree.Kind.GREATER_THAN_EQUAL, "<",
            Tree.Kind.EQUAL_TO, "!=",
            Tree.Kind.NOT_EQUAL_TO, "==");
    private static final Map<Tree.Kind, String> MATH = Map.ofEntries(
            Map.entry(Tree.Kind.PLUS, "-"),
            Map.entry(Tree.Kind.MINUS, "+"),
            Map.entry(Tree.Kind.MULTIPLY, "/"),
            Map.entry(Tree.Kind.DIVIDE, "*"),
            Map.entry(Tree.Kind.REMAINDER, "*"),
            Map.entry(Tree.Kind.AND, "|"),
            Map.entry(Tree.Kind.OR, "&"),
            Map.entry(Tree.Kind.XOR, "&"),
            Map.entry(Tree.Kind.LEFT_SHIFT, ">>"),
            Map.entry(Tree.Kind.RIGHT_SHIFT, "<<"),
            Map.entry(Tree.Kind.UNSIGNED_RIGHT_SHIFT, "<<"));
    private static final Map<Tree.Kind, String> STEPS = Map.of(
            Tree.Kind.POSTFIX_INCREMENT, "--",
            Tree.Kind.PREFIX_INCREMENT, "--",
            Tree.Kind.POSTFIX_DECREMENT, "++",
            Tree.Kind.PREFIX_DECREMENT, "++");

    private final ParsedSource source;
    private final String type;
    private final MethodIds ids;
    private final Set<String> voids;
    private final Set<String> zeros;
    private final List<Mutant> mutants = new ArrayList<>();
    private String method = "";
    private String result = "";

    private CodeMutants(ParsedSource source, String type, MethodIds ids, Set<String> voids, Set<String> zeros) {
        this.source = source;
        this.type = type;
        this.ids = ids;
        this.voids = voids;
        this.zeros = zeros;
    }

    /**
     * All that one source gives, in the order of the text.
     *
     * @param ids names its methods
     * @param voids names of methods that return nothing
     * @param zeros constants that are 0, by type and name: 0 in their place is no change
     */
    public static List<Mutant> of(String type, String text, MethodIds ids, Set<String> voids, Set<String> zeros) {
        CodeMutants scan = new CodeMutants(ParsedSource.of(type + ".java", text), type, ids, voids, zeros);
        scan.scan(scan.source.unit(), null);
        return scan.mutants;
    }

    @Override
    public Void visitMethod(MethodTree node, Void unused) {
        if (node.getBody() == null) {
            return null;
        }
        String owner = ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                .getSimpleName()
                .toString();
        method = ids.of(owner, node);
        result = node.getReturnType() == null ? "void" : node.getReturnType().toString();
        scan(node.getBody(), null);
        method = "";
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree node, Void unused) {
        replaceOperator(node, BOUNDARY.get(node.getKind()), "conditionals-boundary");
        replaceOperator(node, NEGATED.get(node.getKind()), "negate-conditionals");
        replaceOperator(node, MATH.get(node.getKind()), "math");
        if (node.getKind() == Tree.Kind.CONDITIONAL_AND || node.getKind() == Tree.Kind.CONDITIONAL_OR) {
            negate(node.getLeftOperand());
            negate(node.getRightOperand());
        }
        return super.visitBinary(node, unused);
    }

    @Override
    public Void visitUnary(UnaryTree node, Void unused) {
        int start = source.start(node);
        int end = source.end(node);
        int argument = source.start(node.getExpression());
        if (STEPS.containsKey(node.getKind())) {
            boolean prefix = argument > start;
            int at = prefix ? start : end - 2;
            add(at, at + 2, STEPS.get(node.getKind()), "increments");
        } else if (node.getKind() == Tree.Kind.UNARY_MINUS) {
            add(start, argument, "", "invert-negatives");
        }
        return super.visitUnary(node, unused);
    }

    @Override
    public Void scan(Tree tree, Void unused) {
        ExpressionTree condition = condition(tree);
        if (condition != null) {
            negate(condition);
        }
        return super.scan(tree, unused);
    }

    /** On what a statement or an expression decides; null if on nothing. */
    private static ExpressionTree condition(Tree tree) {
        if (tree instanceof IfTree choice) {
            return choice.getCondition();
        }
        if (tree instanceof WhileLoopTree loop) {
            return loop.getCondition();
        }
        if (tree instanceof DoWhileLoopTree loop) {
            return loop.getCondition();
        }
        if (tree instanceof ForLoopTree loop) {
            return loop.getCondition();
        }
        return tree instanceof ConditionalExpressionTree choice ? choice.getCondition() : null;
    }

    @Override
    public Void visitReturn(ReturnTree node, Void unused) {
        ExpressionTree value = node.getExpression();
        if (value != null) {
            if (result.equals("boolean")) {
                returns(value, "true", "true-returns");
                returns(value, "false", "false-returns");
            } else if (result.equals("int") || result.equals("long")) {
                returns(value, "0", "primitive-returns");
            } else {
                returns(value, "null", "null-returns");
            }
        }
        return super.visitReturn(node, unused);
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree node, Void unused) {
        if (node.getExpression() instanceof MethodInvocationTree call) {
            String text = call.getMethodSelect().toString();
            String name = text.substring(text.lastIndexOf('.') + 1);
            if (voids.contains(name)) {
                add(source.start(node), source.end(node), ";", "void-method-calls");
            }
        }
        return super.visitExpressionStatement(node, unused);
    }

    private void returns(ExpressionTree value, String by, String operator) {
        String text = value.toString();
        boolean zero = text.equals("0L") || zeros.contains(text) || zeros.contains(type + "." + text);
        if (!text.equals(by) && !(by.equals("0") && zero)) {
            add(source.start(value), source.end(value), by, operator);
        }
    }

    /** A condition that is not a comparison, which has operators of its own to change. */
    private void negate(ExpressionTree condition) {
        ExpressionTree inner = condition;
        while (inner instanceof ParenthesizedTree parentheses) {
            inner = parentheses.getExpression();
        }
        boolean leaf = inner.getKind() == Tree.Kind.IDENTIFIER
                || inner.getKind() == Tree.Kind.METHOD_INVOCATION
                || inner.getKind() == Tree.Kind.MEMBER_SELECT
                || inner.getKind() == Tree.Kind.ARRAY_ACCESS;
        if (leaf) {
            add(source.start(inner), source.start(inner), "!", "negate-conditionals");
        } else if (inner.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            add(source.start(inner), source.start(((UnaryTree) inner).getExpression()), "", "negate-conditionals");
        }
    }

    private void replaceOperator(BinaryTree node, String by, String operator) {
        if (by == null || concatenates(node)) {
            return;
        }
        int from = source.end(node.getLeftOperand());
        int to = source.start(node.getRightOperand());
        String between = source.text().substring(from, to);
        String old = between.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|[()\\s]", "");
        int at = from + between.indexOf(old);
        if (!old.isEmpty() && between.contains(old)) {
            add(at, at + old.length(), by, operator);
        }
    }

    private static boolean concatenates(BinaryTree node) {
        return node.getKind() == Tree.Kind.PLUS && node.toString().contains("\"");
    }

    private void add(int start, int end, String by, String operator) {
        if (method.isEmpty()) {
            return;
        }
        String text = source.text();
        int line = Mutant.line(text, start);
        String old = text.substring(start, end).replaceAll("\\s+", " ");
        String change = (old.isEmpty() ? "" : "'" + old + "' became ") + "'" + by + "'";
        mutants.add(
                new Mutant(type, method, line, operator, change, text.substring(0, start) + by + text.substring(end)));
    }
}
