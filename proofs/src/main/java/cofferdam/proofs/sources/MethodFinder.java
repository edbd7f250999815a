package cofferdam.proofs.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Finds the methods of a parsed source file, and where their bodies are. */
final class MethodFinder extends TreePathScanner<Void, Void> {
    private final String text;
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final MethodIds ids;
    private final Reader reader;
    private final List<Place> places = new ArrayList<>();
    private final List<CoreMethod> methods = new ArrayList<>();

    /**
     * Where a method stands.
     *
     * @param constructor whether it is one
     * @param byType whether it is static
     * @param from behind the member before it
     * @param body where its body begins; where the method ends, if it has none
     * @param end behind it
     */
    record Place(String name, boolean constructor, boolean byType, int from, int body, int end) {}

    MethodFinder(ParsedSource source, Map<String, String> packages, Reader reader) {
        this.text = source.text();
        this.unit = source.unit();
        this.trees = source.trees();
        this.ids = new MethodIds(packages);
        this.reader = reader;
        scan(unit, null);
        if (reader == Reader.OPENJML) {
            methods.addAll(ModelMethods.of(NormalText.of(text, reader), type(), ids::qualified));
        }
    }

    private String type() {
        return unit.getTypeDecls().isEmpty()
                ? ""
                : ((ClassTree) unit.getTypeDecls().get(0)).getSimpleName().toString();
    }

    CompilationUnitTree unit() {
        return unit;
    }

    /** All methods, in the order of the text; those inside a body are not listed. */
    List<Place> places() {
        return places;
    }

    List<CoreMethod> methods() {
        return methods;
    }

    @Override
    public Void visitClass(ClassTree node, Void unused) {
        boolean constructor = node.getMembers().stream()
                .anyMatch(member ->
                        member instanceof MethodTree method && method.getName().contentEquals("<init>"));
        if (!constructor && node.getKind() == Tree.Kind.CLASS) {
            String name = node.getSimpleName().toString();
            methods.add(new CoreMethod(
                    name, ids.qualified(name) + "." + name + "()", name, "", "", comment(getCurrentPath()), ""));
        }
        return super.visitClass(node, unused);
    }

    @Override
    public Void visitMethod(MethodTree node, Void unused) {
        TreePath owner = getCurrentPath().getParentPath();
        int before = before((ClassTree) owner.getLeaf(), node);
        int end = (int) trees.getSourcePositions().getEndPosition(unit, node);
        int start =
                node.getBody() == null ? end : (int) trees.getSourcePositions().getStartPosition(unit, node.getBody());
        places.add(new Place(
                node.getName().toString(),
                node.getName().contentEquals("<init>"),
                node.getModifiers().getFlags().contains(Modifier.STATIC),
                text.charAt(before) == '{' ? before + 1 : before,
                start,
                end));
        if (node.getBody() == null) {
            return null;
        }
        String type = ((ClassTree) owner.getLeaf()).getSimpleName().toString();
        String name =
                node.getName().contentEquals("<init>") ? type : node.getName().toString();
        methods.add(new CoreMethod(
                type,
                ids.of(type, node),
                name,
                NormalText.of(text.substring(start, end), reader),
                comment(getCurrentPath()),
                comment(owner),
                NormalText.of(text.substring(before, start), reader)));
        // What is declared inside a body is part of that body.
        return null;
    }

    /** Where the member before this one ends, or the class's body begins. */
    private int before(ClassTree type, MethodTree method) {
        int before = text.indexOf('{', (int) trees.getSourcePositions().getStartPosition(unit, type));
        for (Tree member : type.getMembers()) {
            if (member == method) {
                return before;
            }
            before = Math.max(before, (int) trees.getSourcePositions().getEndPosition(unit, member));
        }
        return before;
    }

    private String comment(TreePath path) {
        return Objects.requireNonNullElse(trees.getDocComment(path), "");
    }
}
