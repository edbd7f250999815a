package cofferdam.proofs.runtime;

import cofferdam.proofs.sources.MethodIds;
import cofferdam.proofs.sources.ParsedSource;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreePathScanner;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Marks the beginning of each method: whoever gets there has met its precondition, which the runtime checks look at
 * before. The call that is put in is told to OpenJML as one that changes nothing.
 */
final class EntryMarks extends TreePathScanner<Void, Void> {
    /** The class of the mark, in the core's package. */
    static final String TYPE = "Entered";

    /** The property that names the file in which each id stands once. */
    static final String FILE = "cofferdam.entered";

    /** Its specification. */
    static final String SPECIFICATION =
            """
            package cofferdam.kernel.core;

            public final class Entered {
                //@ public normal_behavior
                //@ assignable \\nothing;
                //@ pure helper
                public static void at(String id);
            }
            """;

    /** Its source. */
    static final String SOURCE =
            """
            package cofferdam.kernel.core;

            import java.io.IOException;
            import java.io.UncheckedIOException;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;
            import java.util.Set;
            import java.util.concurrent.ConcurrentHashMap;

            public final class Entered {
                private static final Path FILE = Path.of(System.getProperty("cofferdam.entered"));
                private static final Set<String> IDS = ConcurrentHashMap.newKeySet();

                private Entered() {}

                public static void at(String id) {
                    if (IDS.add(id)) {
                        try {
                            Files.writeString(FILE, id + "\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }
            }
            """;

    private final ParsedSource source;
    private final MethodIds ids;
    private final SortedMap<Integer, String> marks = new TreeMap<>();

    private EntryMarks(ParsedSource source, MethodIds ids) {
        this.source = source;
        this.ids = ids;
    }

    /** The source with its marks, on the lines where they belong. */
    static String in(String text, MethodIds ids) {
        ParsedSource source = ParsedSource.of("Marked.java", text);
        EntryMarks scan = new EntryMarks(source, ids);
        scan.scan(source.unit(), null);
        StringBuilder marked = new StringBuilder();
        int copied = 0;
        for (var mark : scan.marks.entrySet()) {
            marked.append(text, copied, mark.getKey());
            marked.append(" ")
                    .append(TYPE)
                    .append(".at(\"")
                    .append(mark.getValue())
                    .append("\");");
            copied = mark.getKey();
        }
        return marked.append(text.substring(copied)).toString();
    }

    @Override
    public Void visitMethod(MethodTree node, Void unused) {
        BlockTree body = node.getBody();
        if (body == null) {
            return null;
        }
        String type = ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                .getSimpleName()
                .toString();
        int at = source.start(body) + 1;
        if (!body.getStatements().isEmpty()
                && callsConstructor(body.getStatements().get(0))) {
            at = source.end(body.getStatements().get(0));
        }
        marks.put(at, ids.of(type, node));
        return null;
    }

    private static boolean callsConstructor(StatementTree first) {
        if (first instanceof ExpressionStatementTree statement
                && statement.getExpression() instanceof MethodInvocationTree call) {
            String name = call.getMethodSelect().toString();
            return name.equals("this") || name.equals("super");
        }
        return false;
    }
}
