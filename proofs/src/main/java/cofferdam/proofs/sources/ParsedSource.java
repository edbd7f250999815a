package cofferdam.proofs.sources;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source file, parsed by the Java compiler and not looked at further.
 *
 * @param trees knows the comments of its declarations
 */
public record ParsedSource(String text, CompilationUnitTree unit, DocTrees trees) {
    /**
     * Parses a text.
     *
     * @param path for messages
     * @throws IllegalArgumentException if it is not Java
     */
    public static ParsedSource of(String path, String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("no Java compiler: this needs a JDK, not only a Java runtime");
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask)
                compiler.getTask(null, null, problems, List.of("-proc:none"), null, List.of(new Text(path, text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            if (!problems.getDiagnostics().isEmpty()) {
                throw new IllegalArgumentException(
                        path + ": " + problems.getDiagnostics().get(0).getMessage(null));
            }
            return new ParsedSource(text, unit, DocTrees.instance(task));
        } catch (IOException e) {
            throw new IllegalStateException("cannot parse " + path, e);
        }
    }

    /** Where a part begins in the text. */
    public int start(Tree tree) {
        return (int) trees.getSourcePositions().getStartPosition(unit, tree);
    }

    /** Where a part ends in the text. */
    public int end(Tree tree) {
        return (int) trees.getSourcePositions().getEndPosition(unit, tree);
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
