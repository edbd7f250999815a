package cofferdam.proofs.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * Decides which methods' contracts are nothing to a proof in which these methods are not named.
 *
 * <p>A modular prover replaces a call by the contract of the method called, and reads no other contract of a method,
 * with one exception: a pure method is a function of the logic, whose contract may become an axiom as soon as its class
 * is met. What is not pure cannot stand in a specification, so it has a place in a question only where a body calls it,
 * which takes its name. All in doubt counts always: constructors; whatever has an annotation that is no plain contract
 * (an invariant in front of the method, a ghost or model declaration); all methods of a type that has parents, is not
 * final, or stands beside another in its file, because their annotations may be inherited or called without a name here.
 */
final class MembersApart {
    private static final Pattern ANNOTATION = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern MARK = Pattern.compile("^/[*/](?:[+-]\\w+)*@[\\s@]*");

    /** What an annotation of a method alone begins with. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?:(?:public|protected|private)\\s+)?(?:normal_behavior|exceptional_behavior|behavior"
                    + "|requires|ensures|assignable|signals|signals_only|also|helper|nullable|non_null|spec_public)\\b.*",
            Pattern.DOTALL);

    /** Signs of something that is read wherever the type is. */
    private static final Pattern EVERYWHERE =
            Pattern.compile("(?i)pure|\\b(?:model|ghost|function|query|no_state|heap_free|in|maps|axiom|initially"
                    + "|(?:static_)?(?:invariant|constraint)|represents|(?:static_)?initializer)\\b|\\\\inv\\b");

    private MembersApart() {}

    /** Whether methods of this file can be told apart at all. */
    static boolean possible(CompilationUnitTree unit, String text, Reader reader) {
        if (unit.getTypeDecls().size() != 1 || !(unit.getTypeDecls().get(0) instanceof ClassTree type)) {
            return false;
        }
        boolean closed = type.getKind() == Tree.Kind.INTERFACE
                || (type.getKind() == Tree.Kind.CLASS
                        && type.getModifiers().getFlags().contains(Modifier.FINAL));
        boolean alone = type.getExtendsClause() == null
                && type.getImplementsClause().isEmpty()
                && type.getMembers().stream().noneMatch(member -> member instanceof ClassTree);
        // Modifiers of the type, which may be annotations, hold for all its methods.
        String head = NormalText.of(text, reader).split("\\{", 2)[0];
        return closed && alone && !EVERYWHERE.matcher(head).find();
    }

    static boolean countsOnlyWhereNamed(MethodFinder.Place method, String text, Reader reader) {
        String head = text.substring(method.from(), method.body());
        return !method.constructor()
                && !EVERYWHERE.matcher(NormalText.of(head, reader)).find()
                && ANNOTATION
                        .matcher(head)
                        .results()
                        .filter(comment -> reader.reads(comment.group()))
                        .allMatch(comment -> PLAIN.matcher(
                                        MARK.matcher(comment.group()).replaceFirst(""))
                                .matches());
    }
}
